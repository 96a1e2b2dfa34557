#include <algorithm>

#include "engine/statistics/counting/outcome.hpp"
#include "engine/statistics/counting/subjects.hpp"

namespace liandiao {
namespace {

struct Codes {
  Symbol accepted{"court_mediation.accepted"};
  Symbol agreed{"court_mediation.agreed"};
  Symbol failed{"court_mediation.failed"};
  Symbol failed_then_filed{"court_mediation.failed_then_filed"};
  Symbol days{"court_mediation.days"};
  Symbol instruments{"court_mediation.instruments"};
  Symbol performance_due{"court_mediation.performance_due"};
  Symbol performed_by_itself{"court_mediation.performed_by_itself"};
  Symbol confirmed{"court_mediation.confirmed"};
  Symbol participated{"court_mediation.participated"};
};

/// In whose figures: the court that asked for the mediation; of one the parties brought to a room of lawyers
/// themselves, that room.
Symbol whose(CaseFile const& file, Instance const& mediation) {
  for (auto const& row : file.all<Note>())
    if (row.instance == mediation.no && row.kind == "sent_by_court" && row.organ) return row.organ;
  return mediation.organ;
}

/// The last day on which something agreed is due; none where no term has a day.
std::optional<Date> due_on(CaseFile const& file, int agreement) {
  std::optional<Date> last;
  for (auto const& row : file.all<Term>())
    if (row.agreement == agreement && row.due && !row.waived_on) last = last ? std::max(*last, *row.due) : *row.due;
  return last;
}

bool was_enforced(CaseFile const& file, int agreement) {
  auto const& rows = file.all<Instance>();
  return std::any_of(rows.begin(), rows.end(), [&](Instance const& row) {
    return row.procedure == "judicial_confirmation" && row.agreement == agreement &&
           (row.outcome == "enforcing" || row.outcome == "enforced");
  });
}

/// Whether what was agreed has been performed in time and without a court's force, asked on the day it is due: of a
/// mediation, its agreements together.
void count_performance(Tally& tally, Instance const& mediation, MediationOutcome const& outcome, Symbol organ,
                       Codes const& codes) {
  std::optional<Date> due;
  bool in_time = true;
  for (auto const* row : outcome.agreements()) {
    auto const day = row->binds() ? due_on(tally.file(), row->no) : std::nullopt;
    if (!day) continue;
    due = due ? std::max(*due, *day) : *day;
    in_time = in_time && row->performed_on && *row->performed_on <= *day && !was_enforced(tally.file(), row->no);
  }
  if (!due) return;
  Date const day = std::max(*due, *mediation.ended_on);
  tally.add(codes.performance_due, day, organ, mediation.no, 1, mediation.variant);
  if (in_time) tally.add(codes.performed_by_itself, day, organ, mediation.no, 1, mediation.variant);
}

/// The first suit a court filed in this case on or after the day a mediation before it had failed.
std::optional<Date> filed_after(CaseFile const& file, Instance const& mediation) {
  std::optional<Date> first;
  for (auto const& row : file.all<Filing>())
    if (row.filed_on && *row.filed_on >= *mediation.ended_on)
      first = first ? std::min(*first, *row.filed_on) : *row.filed_on;
  return first;
}

void count_ended(Tally& tally, Instance const& mediation, Symbol organ, Date since, Codes const& codes) {
  Date const day = *mediation.ended_on;
  auto const add = [&](Symbol code, Date on, std::int64_t value) {
    tally.add(code, on, organ, mediation.no, value, mediation.variant);
  };
  add(codes.days, day, std::max(day - since, 0));
  count_participants(tally, mediation, day, codes.participated);
  if (mediation.outcome == "ended") {
    add(codes.failed, day, 1);
    bool const before_suit = !mediation.variant.view().starts_with("in_suit");
    auto const filed = before_suit ? filed_after(tally.file(), mediation) : std::nullopt;
    if (filed) add(codes.failed_then_filed, *filed, 1);
    return;
  }
  MediationOutcome const outcome(tally.file(), mediation);
  add(codes.agreed, day, 1);
  if (auto const on = outcome.confirmed_on()) add(codes.confirmed, std::max(*on, day), 1);
  count_performance(tally, mediation, outcome, organ, codes);
}

}  // namespace

void count_court_mediation(Tally& tally) {
  static Codes const codes;
  for (auto const& row : tally.file().all<Instance>()) {
    if (row.procedure != "court_mediation") continue;
    auto const since = mediating_since(tally.file(), row);
    if (!since) continue;  // nobody accepted it
    Symbol const organ = whose(tally.file(), row);
    tally.add(codes.accepted, *since, organ, row.no, 1, row.variant);
    for (auto const& note : tally.file().all<Note>())
      if (note.instance == row.no && note.kind == "mediation_paper")
        tally.add(codes.instruments, note.on, organ, row.no, 1, row.variant);
    if (has_ended(row)) count_ended(tally, row, organ, *since, codes);
  }
}

}  // namespace liandiao
