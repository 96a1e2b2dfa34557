#include <algorithm>
#include <tuple>

#include "engine/statistics/counting/outcome.hpp"
#include "engine/statistics/counting/subjects.hpp"

namespace liandiao {
namespace {

struct Codes {
  Symbol failed{"subsidy.failed"};
  Symbol oral{"subsidy.oral"};
  Symbol written{"subsidy.written"};
  Symbol difficult{"subsidy.difficult"};
  Symbol group{"subsidy.group"};
};

/// From so many people on a dispute is one of a group (群体性).
constexpr std::int64_t group_heads = 10;

/// Who led to the end: appointed last, and not replaced. Empty where nobody was appointed.
Symbol led_by(CaseFile const& file, int instance) {
  auto const rank = [](Mediator const& row) { return std::tuple(!row.until.has_value(), row.since, row.person); };
  Mediator const* last = nullptr;
  for (auto const& row : file.all<Mediator>()) {
    if (row.instance != instance || row.role != "lead") continue;
    if (last == nullptr || rank(*last) < rank(row)) last = &row;
  }
  return last == nullptr ? Symbol() : last->person;
}

bool is_flagged(Head const& head, std::string_view flag) {
  return std::any_of(head.flags.begin(), head.flags.end(), [&](Symbol one) { return one == flag; });
}

/// The one grade a mediation is of.
Symbol grade(Tally const& tally, MediationOutcome const& outcome, Codes const& codes) {
  auto const& head = tally.head();
  if (!outcome.agreed()) return codes.failed;
  if (is_flagged(head, "mass") || outcome.heads() >= group_heads) return codes.group;
  if (head.level && head.level != "L1") return codes.difficult;
  return outcome.written() ? codes.written : codes.oral;
}

}  // namespace

void count_subsidy(Tally& tally) {
  static Codes const codes;
  auto const& file = tally.file();
  for (auto const& row : file.all<Instance>()) {
    if (row.procedure != "peoples_mediation" || !has_ended(row)) continue;
    Symbol const person = led_by(file, row.no);
    if (!person) continue;
    tally.add(grade(tally, MediationOutcome(file, row), codes), *row.ended_on, row.organ, row.no, 1, person);
  }
}

}  // namespace liandiao
