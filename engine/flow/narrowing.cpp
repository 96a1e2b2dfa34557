#include "engine/flow/narrowing.hpp"

#include <cstdint>
#include <optional>

namespace liandiao {
namespace {

constexpr int months_per_year = 12;

/// Fewest days a period takes.
std::optional<std::int64_t> fewest_days(Period const& period) {
  std::int64_t const length = period.length;
  switch (period.unit) {
    case Unit::hour: return std::nullopt;
    case Unit::day:
    case Unit::working_day: return length;
    case Unit::month: return length * 28;
    case Unit::year: return length * 365;
  }
  return std::nullopt;
}

/// Most days a period takes; nobody can say of working days, since a notice may take any day off.
std::optional<std::int64_t> most_days(Period const& period) {
  std::int64_t const length = period.length;
  switch (period.unit) {
    case Unit::hour:
    case Unit::working_day: return std::nullopt;
    case Unit::day: return length;
    case Unit::month: return length * 31;
    case Unit::year: return length * 366;
  }
  return std::nullopt;
}

/// Years are counted as twelve months each.
std::optional<std::int64_t> months_of(Period const& period) {
  std::int64_t const length = period.length;
  if (period.unit == Unit::month) return length;
  if (period.unit == Unit::year) return length * months_per_year;
  return std::nullopt;
}

}  // namespace

// Rolling changes nothing here: it moves an earlier day never past a later one, and a working-day period already ends
// on a day worked.
bool never_ends_later(Period const& policy, Period const& law) {
  if (policy.unit == law.unit) return policy.length <= law.length;
  if (auto const months = months_of(policy), of_law = months_of(law); months && of_law) return *months <= *of_law;
  auto const most = most_days(policy);
  auto const fewest = fewest_days(law);
  return most && fewest && *most <= *fewest;
}

Period period_of(ClockPolicy const& policy, Limit const& row) {
  return {policy.length.value_or(row.length), policy.unit.value_or(row.unit), row.rolls};
}

Period period_of(Limit const& row) { return {row.length, row.unit, row.rolls}; }

}  // namespace liandiao
