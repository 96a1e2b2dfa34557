#include <fmt/format.h>

#include <ostream>

#include "engine/desk/sweeping.hpp"
#include "tools/liandiao/clock_lines.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/rounds.hpp"
#include "tools/liandiao/telling.hpp"

namespace liandiao::door {
namespace {

/// The clock as the lapse left it.
Clock const* lapsed_row(Swept::Lapsed const& one) {
  for (auto const& change : one.events.front().changes)
    if (auto const* row = std::get_if<Clock>(&change.part); row != nullptr && row->clock == one.clock) return row;
  return nullptr;
}

Symbol article_of(Swept::Lapsed const& one) {
  auto const* row = lapsed_row(one);
  return row == nullptr ? Symbol() : row->article;
}

/// What the law made follow, in steps of their own.
std::vector<Event> followed(Swept::Lapsed const& one) { return {one.events.begin() + 1, one.events.end()}; }

/// Which clock, when it was due and by which article; below it what a person must now do, and what followed.
void list_lapsed(Columns& columns, Swept::Lapsed const& one, Voice const& voice) {
  auto const* row = lapsed_row(one);
  auto const& lapse = one.events.front();
  columns.row({one.ledger_no, row == nullptr ? voice.word("clock", one.clock) : clock_name(*row, voice),
               voice.text("was_due", {{"day", one.due.text()}}), voice.instance(lapse.procedure, one.instance),
               article_of(one).str()});
  for (auto const& change : lapse.changes)
    if (auto const* duty = std::get_if<Duty>(&change.part); duty != nullptr && !duty->done_on)
      columns.line("    · " + voice.text("duty_raised", {{"duty", voice.word("duty", duty->duty)},
                                                         {"organ", voice.organ(duty->organ)},
                                                         {"article", duty->article.str()}}));
  for (auto const& event : followed(one)) {
    std::string told;
    for (auto const& text : Telling(voice, {}).brought(event))
      told += (told.empty() ? "" : voice.text("semicolon")) + text;
    columns.line("    └ " + voice.word("command", event.command) + "  " +
                 voice.instance(event.procedure, event.instance) + "  " + told);
  }
}

/// One of any number of workers; what is due is shared out among them.
Exit keep_sweeping(Talk& talk) {
  return go_round(talk, "sweep", [&](Workplace& place, std::function<bool()> const& stop) -> Result<std::string> {
    auto const pass = SweepWorker(place.desk(), place.due_work(), talk.ids).pass(stop);
    if (!pass) return tl::unexpected<Error>(pass.error());
    std::string line = fmt::format("cases={} lapsed={} failed={}", pass->cases, pass->lapsed, pass->failed.size());
    for (auto const& [clock, error] : pass->failed)
      line += fmt::format(" {}/{}:{}", clock.id.uid, clock.clock.str(), error.key);
    return line;
  });
}

}  // namespace

Exit sweep(Talk& talk) {
  if (auto const fits = check_watch(talk); !fits) return talk.refuse(fits.error());
  if (talk.asked.has("watch")) return keep_sweeping(talk);
  auto const on = date_option(talk.asked, "on");
  if (!on) return talk.refuse(on.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const swept = (*place)->desk().sweep(*on);
  if (!swept) return talk.refuse(swept.error(), (*place)->registers());
  Voice const voice(talk.labels, (*place)->registers());
  Exit const exit = swept->failed.empty() ? Exit::done : Exit::refused;
  if (talk.json) {
    auto const telling = [&](Event const& event) { return Telling(voice, {}).value(event); };
    talk.done(object({{"lapsed", list_of_values(swept->lapsed,
                                                [&](Swept::Lapsed const& one) {
                                                  return object({{"uid", json(one.id.uid)},
                                                                 {"ledger_no", json(one.ledger_no)},
                                                                 {"instance", json(one.instance)},
                                                                 {"clock", json(one.clock)},
                                                                 {"due", json(one.due)},
                                                                 {"article", json(article_of(one))},
                                                                 {"followed", list_of_values(followed(one), telling)}});
                                                })},
                      {"failed", list_of_values(swept->failed, [&](auto const& one) {
                         return object({{"uid", json(one.first.id.uid)},
                                        {"clock", json(one.first.clock)},
                                        {"sentence", json(voice.sentence(one.second))}});
                       })}}));
    return exit;
  }
  Columns columns(2);
  for (auto const& one : swept->lapsed) list_lapsed(columns, one, voice);
  talk.out << voice.text("swept", {{"count", std::to_string(swept->lapsed.size())}}) << "\n" << columns.text();
  for (auto const& [clock, error] : swept->failed)
    talk.err << clock.id.uid << "  " << voice.word("clock", clock.clock) << "  " << voice.sentence(error) << "\n";
  return exit;
}

Exit recheck(Talk& talk) {
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const cases = (*place)->desk().recheck(talk.asked.operand("REF"));
  if (!cases) return talk.refuse(cases.error(), (*place)->registers());
  Voice const voice(talk.labels, (*place)->registers());
  std::size_t different = 0;
  for (auto const& [id, found] : *cases) different += found.size();
  Exit const exit = different == 0 ? Exit::done : Exit::refused;
  if (talk.json) {
    talk.done(object({{"cases", json(static_cast<std::int64_t>(cases->size()))},
                      {"differences", list_of_values(*cases, [](auto const& one) {
                         return object({{"uid", json(one.first.uid)},
                                        {"events", list_of_values(one.second, [](Discrepancy const& d) {
                                           return object({{"seq", json(d.seq)}, {"what", json(d.what)}});
                                         })}});
                       })}}));
    return exit;
  }
  for (auto const& [id, found] : *cases)
    for (auto const& one : found) talk.err << id.uid << "  #" << one.seq << "  " << one.what << "\n";
  talk.out << voice.text("rechecked", {{"cases", std::to_string(cases->size())}, {"count", std::to_string(different)}})
           << "\n";
  return exit;
}

Exit index_cases(Talk& talk) {
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const cases = (*place)->desk().index();
  if (!cases) return talk.refuse(cases.error(), (*place)->registers());
  if (talk.json) return talk.done(object({{"cases", json(*cases)}}));
  talk.out << Voice(talk.labels).text("indexed", {{"cases", std::to_string(*cases)}}) << "\n";
  return Exit::done;
}

}  // namespace liandiao::door
