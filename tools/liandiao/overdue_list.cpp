#include <ostream>

#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/narrowing.hpp"
#include "tools/liandiao/overdue_lines.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

Result<OverdueQuery> query_of(Talk const& talk) {
  auto const fits = refuse_options(talk, {"from", "to"}, "option_not_with_overdue");
  if (!fits) return tl::unexpected<Error>(fits.error());
  OverdueQuery query;
  if (auto read = read_narrowing(talk, query); !read) return tl::unexpected<Error>(read.error());
  auto const on = date_option(talk.asked, "on");
  if (!on) return tl::unexpected<Error>(on.error());
  query.on = on->value_or(talk.time.now().date());
  return query;
}

std::string page_text(OverduePage const& page, Date on, Voice const& voice) {
  if (page.clocks.empty()) return voice.text("overdue_none", {{"day", on.text()}}) + "\n";
  Columns columns;
  std::vector<std::string> heading;
  for (char const* key : {"list_number", "overdue_due", "overdue_days", "list_clock", "queue_what", "overdue_organ",
                          "list_mediator", "list_level", "queue_article", "overdue_marked"})
    heading.push_back(voice.text(key));
  columns.row(std::move(heading));
  for (auto const& one : page.clocks)
    columns.row({one.ledger_no, one.due.text(), std::to_string(days_late(one, on)), clock_name(one, voice),
                 voice.instance(one.procedure, one.instance), voice.organ(one.organ), voice.person(one.mediator),
                 one.level.str(), voice.article(one.article.view()),
                 voice.text(one.swept ? "overdue_swept" : "overdue_not_swept")});
  std::string out = columns.text();
  if (!page.next.empty()) out += voice.text("list_more", {{"next", page.next}}) + "\n";
  return out;
}

}  // namespace

int days_late(OverdueClock const& clock, Date on) { return on.days - clock.due.days; }

std::string clock_name(OverdueClock const& clock, Voice const& voice) {
  std::string name = voice.word("clock", clock.clock);
  if (clock.agreement == 0) return name;
  Params const with{{"no", std::to_string(clock.agreement)}, {"term", std::to_string(clock.term)}};
  return name + voice.text(clock.term == 0 ? "of_agreement" : "of_term", with);
}

std::string overdue_line(OverdueClock const& clock, Date on, Voice const& voice) {
  return voice.text("overdue_line", {{"clock", clock_name(clock, voice)},
                                     {"instance", voice.instance(clock.procedure, clock.instance)},
                                     {"day", clock.due.text()},
                                     {"days", std::to_string(days_late(clock, on))},
                                     {"article", voice.article(clock.article.view())}});
}

Value overdue_value(OverdueClock const& clock, Date on) {
  return object({{"uid", json(clock.id.uid)},
                 {"ledger_no", json(clock.ledger_no)},
                 {"dispute_type", json(clock.dispute_type)},
                 {"level", json(clock.level)},
                 {"holder", json(clock.holder)},
                 {"mediator", json(clock.mediator)},
                 {"instance", json(clock.instance)},
                 {"procedure", json(clock.procedure)},
                 {"organ", json(clock.organ)},
                 {"clock", json(clock.clock)},
                 {"agreement", json(clock.agreement)},
                 {"term", json(clock.term)},
                 {"owner", json(clock.owner)},
                 {"basis", json(clock.basis)},
                 {"article", json(clock.article)},
                 {"due", json(clock.due)},
                 {"days_late", json(days_late(clock, on))},
                 {"swept", json(clock.swept)}});
}

Exit list_overdue(Talk& talk) {
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto const query = query_of(talk);
  if (!query) return talk.refuse(query.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const page = (*place)->desk().overdue(*query, *who);
  if (!page) return talk.refuse(page.error(), (*place)->registers());
  if (talk.json)
    return talk.done(
        object({{"on", json(query->on)},
                {"overdue",
                 list_of_values(page->clocks, [&](OverdueClock const& one) { return overdue_value(one, query->on); })},
                {"next", json(page->next)}}));
  talk.out << page_text(*page, query->on, Voice(talk.labels, (*place)->registers()));
  return Exit::done;
}

}  // namespace liandiao::door
