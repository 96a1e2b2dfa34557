#include <algorithm>
#include <ostream>

#include "engine/desk/court_desk.hpp"
#include "tools/liandiao/clock_lines.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/narrowing.hpp"
#include "tools/liandiao/package_files.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

std::string who(CourtLine const& line, Voice const& voice) {
  auto const applicants = voice.joined(line.applicants);
  return line.against.empty() ? applicants : applicants + voice.text("versus") + voice.joined(line.against);
}

std::string what_is_missing(CourtLine const& line, Voice const& voice) {
  if (line.gaps.empty()) return voice.text("queue_complete");
  constexpr std::size_t shown_max = 3;
  auto const shown = std::min(shown_max, line.gaps.size());
  std::string items;
  for (std::size_t i = 0; i < shown; ++i)
    items += (i == 0 ? "" : voice.text("semicolon")) + gap_name(line.gaps[i], voice);
  auto const more = line.gaps.size() - shown;
  return voice.text("queue_missing", {{"items", items}}) +
         (more == 0 ? "" : voice.text("and_more", {{"count", std::to_string(more)}}));
}

std::string queue_text(CourtQueue const& queue, Date today, Voice const& voice) {
  if (queue.lines.empty()) return voice.text("queue_empty") + "\n";
  Columns columns;
  std::vector<std::string> heading;
  for (char const* key : {"list_number", "queue_what", "queue_came", "list_names", "queue_state", "queue_court_no",
                          "list_due", "list_clock", "queue_article", "queue_papers"})
    heading.push_back(voice.text(key));
  columns.row(std::move(heading));
  for (auto const& line : queue.lines) {
    std::string due = line.due ? line.due->due->text() : "";
    if (line.due && *line.due->due < today) due += voice.text("list_past");
    if (line.due && line.due->provisional) due += voice.text("provisional_mark");
    columns.row({line.ledger_no, voice.instance(line.instance.procedure, line.instance.no),
                 line.instance.opened_on.text(), fitted(who(line, voice), 30),
                 voice.state(line.instance.procedure, line.instance.state), line.court_no, due,
                 line.due ? voice.word("clock", line.due->clock) : "", line.due ? line.due->article.str() : "",
                 what_is_missing(line, voice)});
  }
  std::string out = columns.text();
  if (!queue.next.empty()) out += voice.text("list_more", {{"next", queue.next}}) + "\n";
  return out;
}

Value line_value(CourtLine const& line) {
  auto const names = [](std::vector<std::string> const& list) {
    return list_of_values(list, [](std::string const& name) { return json(name); });
  };
  return object({{"uid", json(line.id.uid)},
                 {"ledger_no", json(line.ledger_no)},
                 {"instance", json(line.instance.no)},
                 {"procedure", json(line.instance.procedure)},
                 {"state", json(line.instance.state)},
                 {"came_on", json(line.instance.opened_on)},
                 {"receiving_court", json(line.instance.organ)},
                 {"competent_court", json(line.competent_court)},
                 {"court_no", json(line.court_no)},
                 {"applicants", names(line.applicants)},
                 {"against", names(line.against)},
                 {"papers", json(line.papers)},
                 {"complete", json(line.gaps.empty())},
                 {"missing", list_of_values(line.gaps, gap_value)},
                 {"due", line.due ? json(line.due->due) : Value()},
                 {"clock", line.due ? json(line.due->clock) : Value()},
                 {"article", line.due ? json(line.due->article) : Value()},
                 {"provisional", json(line.due && line.due->provisional)}});
}

Result<CourtQueueQuery> query_of(Talk const& talk) {
  auto const desk = talk.asked.option("desk").value_or("");
  if (desk != "court") return fail(Code::invalid_input, "desk_unknown", {{"value", desk}, {"known", "court"}});
  auto const fits = refuse_options(talk, {"holder", "organ", "mediator", "overdue", "sessions", "from", "to", "on"},
                                   "option_not_at_desk");
  if (!fits) return tl::unexpected<Error>(fits.error());
  CourtQueueQuery query;
  if (auto read = read_page_asked(talk, query); !read) return tl::unexpected<Error>(read.error());
  return query;
}

}  // namespace

Exit list_before_court(Talk& talk) {
  auto const person = talk.actor();
  if (!person) return talk.refuse(person.error());
  auto const query = query_of(talk);
  if (!query) return talk.refuse(query.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const queue = CourtDesk((*place)->desk()).queue(*query, *person);
  if (!queue) return talk.refuse(queue.error(), (*place)->registers());
  if (talk.json)
    return talk.done(object({{"before_court", list_of_values(queue->lines, line_value)}, {"next", json(queue->next)}}));
  talk.out << queue_text(*queue, talk.time.now().date(), Voice(talk.labels, (*place)->registers()));
  return Exit::done;
}

}  // namespace liandiao::door
