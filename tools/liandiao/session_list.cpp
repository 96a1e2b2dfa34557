#include <ostream>

#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/narrowing.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/session_lines.hpp"

namespace liandiao::door {
namespace {

/// Later than any day one can write.
Date no_last_day() { return Date::of(2999, 12, 31); }

/// `--on` is one day; else from `--from`, today unless it is said, to `--to`.
Result<> read_days(Talk const& talk, SessionQuery& query) {
  auto const on = date_option(talk.asked, "on");
  if (!on) return tl::unexpected<Error>(on.error());
  auto const from = date_option(talk.asked, "from");
  if (!from) return tl::unexpected<Error>(from.error());
  auto const to = date_option(talk.asked, "to");
  if (!to) return tl::unexpected<Error>(to.error());
  if (*on && (*from || *to))
    return fail(Code::invalid_input, "option_not_beside", {{"option", *from ? "--from" : "--to"}, {"beside", "--on"}});
  query.from = *on ? **on : from->value_or(talk.time.now().date());
  query.to = *on ? **on : to->value_or(no_last_day());
  if (query.from > query.to) return fail(Code::invalid_input, "session_days_reversed", {});
  return {};
}

Result<SessionQuery> query_of(Talk const& talk) {
  auto const fits = refuse_options(talk, {"overdue"}, "option_not_with_sessions");
  if (!fits) return tl::unexpected<Error>(fits.error());
  SessionQuery query;
  if (auto read = read_days(talk, query); !read) return tl::unexpected<Error>(read.error());
  if (auto read = read_narrowing(talk, query); !read) return tl::unexpected<Error>(read.error());
  return query;
}

std::string page_text(SessionPage const& page, SessionQuery const& query, Voice const& voice) {
  if (page.sessions.empty())
    return voice.text(query.to == no_last_day() ? "sessions_none" : "sessions_none_until",
                      {{"from", query.from.text()}, {"to", query.to.text()}}) +
           "\n";
  constexpr std::size_t place_width = 40;
  Columns columns;
  std::vector<std::string> heading;
  for (char const* key :
       {"sessions_day", "sessions_time", "sessions_form", "sessions_place", "list_number", "queue_what",
        "overdue_organ", "list_mediator", "sessions_parties", "sessions_moved", "sessions_step"})
    heading.push_back(voice.text(key));
  columns.row(std::move(heading));
  for (auto const& one : page.sessions)
    columns.row({one.day.text(), minute_of_day_text(one.minute), voice.word("session_form", one.form),
                 fitted(place_told(one, voice), place_width), one.ledger_no,
                 voice.instance(one.procedure, one.instance), voice.organ(one.organ), voice.person(one.mediator),
                 voice.parties(one.parties), one.moves == 0 ? "" : std::to_string(one.moves),
                 std::to_string(one.session)});
  std::string out = columns.text();
  if (!page.next.empty()) out += voice.text("list_more", {{"next", page.next}}) + "\n";
  return out;
}

}  // namespace

Exit list_sessions_to_come(Talk& talk) {
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto const query = query_of(talk);
  if (!query) return talk.refuse(query.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const page = (*place)->desk().sessions(*query, *who);
  if (!page) return talk.refuse(page.error(), (*place)->registers());
  if (talk.json)
    return talk.done(object({{"from", json(query->from)},
                             {"to", query->to == no_last_day() ? Value() : json(query->to)},
                             {"sessions", list_of_values(page->sessions, session_value)},
                             {"next", json(page->next)}}));
  talk.out << page_text(*page, *query, Voice(talk.labels, (*place)->registers()));
  return Exit::done;
}

}  // namespace liandiao::door
