#include <ostream>

#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {

Exit sweep(Talk& talk) {
  auto const on = date_option(talk.asked, "on");
  if (!on) return talk.refuse(on.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const swept = (*place)->desk().sweep(*on);
  if (!swept) return talk.refuse(swept.error(), (*place)->registers());
  Voice const voice(talk.labels, (*place)->registers());
  Exit const exit = swept->failed.empty() ? Exit::done : Exit::refused;
  if (talk.json) {
    talk.done(object({{"lapsed", list_of_values(swept->lapsed,
                                                [](Swept::Lapsed const& one) {
                                                  return object({{"uid", json(one.id.uid)},
                                                                 {"ledger_no", json(one.ledger_no)},
                                                                 {"instance", json(one.instance)},
                                                                 {"clock", json(one.clock)},
                                                                 {"due", json(one.due)}});
                                                })},
                      {"failed", list_of_values(swept->failed, [&](auto const& one) {
                         return object({{"uid", json(one.first.id.uid)},
                                        {"clock", json(one.first.clock)},
                                        {"sentence", json(voice.sentence(one.second))}});
                       })}}));
    return exit;
  }
  Columns columns(2);
  for (auto const& one : swept->lapsed)
    columns.row({one.ledger_no, voice.word("clock", one.clock), voice.text("was_due", {{"day", one.due.text()}})});
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

}  // namespace liandiao::door
