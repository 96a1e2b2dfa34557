#include "engine/statistics/counting/subjects.hpp"

namespace liandiao {
namespace {

/// Which procedure an agreement was made in.
Symbol made_in(CaseFile const& file, int agreement) {
  auto const* row = file.agreement(agreement);
  auto const* instance = row == nullptr ? nullptr : file.instance(row->instance);
  return instance == nullptr ? Symbol() : instance->procedure;
}

void count_confirmations(Tally& tally) {
  static Symbol const applied("confirmation.applied"), confirmed("confirmation.confirmed");
  for (auto const& row : tally.file().all<Confirmation>()) {
    auto const* instance = tally.file().instance(row.instance);
    if (instance == nullptr) continue;
    Symbol const procedure = made_in(tally.file(), row.agreement);
    tally.add(applied, instance->opened_on, instance->organ, row.instance, 1, procedure);
    Symbol const outcome = instance->outcome;
    bool const stands =
        outcome == "confirmed" || outcome == "challenged" || outcome == "enforcing" || outcome == "enforced";
    if (stands && row.ruled_on) tally.add(confirmed, *row.ruled_on, instance->organ, row.instance, 1, procedure);
  }
}

void count_filings(Tally& tally) {
  static Symbol const submitted("filing.submitted"), filed("filing.filed"), refused("filing.refused");
  for (auto const& row : tally.file().all<Filing>()) {
    auto const* instance = tally.file().instance(row.instance);
    if (instance == nullptr) continue;
    tally.add(submitted, instance->opened_on, instance->organ, row.instance, 1);
    if (row.filed_on) {
      tally.add(filed, *row.filed_on, instance->organ, row.instance, 1);
      continue;
    }
    Symbol const outcome = instance->outcome;
    bool const turned_down = outcome == "refused" || outcome == "returned" || outcome == "redirected";
    if (turned_down && instance->ended_on)
      tally.add(refused, *instance->ended_on, instance->organ, row.instance, 1, outcome);
  }
}

}  // namespace

void count_courts(Tally& tally) {
  count_confirmations(tally);
  count_filings(tally);
}

}  // namespace liandiao
