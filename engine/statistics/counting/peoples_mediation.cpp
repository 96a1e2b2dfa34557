#include <algorithm>

#include "engine/statistics/counting/outcome.hpp"
#include "engine/statistics/counting/subjects.hpp"

namespace liandiao {
namespace {

struct Codes {
  Symbol accepted{"peoples_mediation.accepted"};
  Symbol concluded{"peoples_mediation.concluded"};
  Symbol parties{"peoples_mediation.parties"};
  Symbol agreed{"peoples_mediation.agreed"};
  Symbol written{"peoples_mediation.written"};
  Symbol oral{"peoples_mediation.oral"};
  Symbol difficult{"peoples_mediation.difficult"};
  Symbol amount{"peoples_mediation.amount"};
  Symbol performed{"peoples_mediation.performed"};
  Symbol confirmation_applied{"peoples_mediation.confirmation_applied"};
  Symbol confirmed{"peoples_mediation.confirmed"};
  Symbol sued{"peoples_mediation.sued"};
  Symbol overturned{"peoples_mediation.overturned"};
  Symbol participated{"peoples_mediation.participated"};
};

/// The number a body gives on acceptance, and only then.
bool was_accepted(CaseFile const& file, int instance) {
  auto const& requests = file.all<NumberRequest>();
  return std::any_of(requests.begin(), requests.end(), [&](NumberRequest const& row) {
    return row.instance == instance && row.type == "mediation" && !row.annulled;
  });
}

/// The answer to the application says it; where that was late, the time for mediating does, which begins with it. Under
/// a flow that limits neither, the application.
Date accepted_on(CaseFile const& file, Instance const& mediation) {
  static Symbol const accept("accept"), met("met");
  auto const* clock = file.find<Clock>(accept, mediation.no, 0, 0);
  if (clock != nullptr && clock->mark == met && clock->marked_on) return *clock->marked_on;
  return mediating_since(file, mediation).value_or(mediation.opened_on);
}

void count_concluded(Tally& tally, Instance const& mediation, Codes const& codes) {
  MediationOutcome const outcome(tally.file(), mediation);
  Date const day = *mediation.ended_on;
  auto const add = [&](Symbol code, Date on, std::int64_t value) {
    tally.add(code, on, mediation.organ, mediation.no, value);
  };
  // What became of an agreement counts from when its mediation does.
  auto const add_later = [&](Symbol code, std::optional<Date> on) {
    if (on) add(code, std::max(*on, day), 1);
  };
  Symbol const level = tally.head().level;
  add(codes.concluded, day, 1);
  add(codes.parties, day, outcome.heads());
  add(codes.difficult, day, level && level != "L1" ? 1 : 0);
  count_participants(tally, mediation, day, codes.participated);
  if (!outcome.agreed()) return;
  add(codes.agreed, day, 1);
  add(outcome.written() ? codes.written : codes.oral, day, 1);
  add(codes.amount, day, outcome.fen());
  add_later(codes.performed, outcome.performed_on());
  add_later(codes.confirmation_applied, outcome.confirmation_applied_on());
  add_later(codes.confirmed, outcome.confirmed_on());
  add_later(codes.sued, outcome.sued_on());
  add_later(codes.overturned, outcome.overturned_on(day));
}

}  // namespace

void count_peoples_mediation(Tally& tally) {
  static Codes const codes;
  for (auto const& row : tally.file().all<Instance>()) {
    if (row.procedure != "peoples_mediation" || !was_accepted(tally.file(), row.no)) continue;
    tally.add(codes.accepted, accepted_on(tally.file(), row), row.organ, row.no, 1);
    if (has_ended(row)) count_concluded(tally, row, codes);
  }
}

}  // namespace liandiao
