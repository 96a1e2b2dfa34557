#include <algorithm>
#include <set>

#include "engine/statistics/filled_form.hpp"

namespace liandiao {
namespace {

/// Only on these days can anything stand elsewhere than the day before: a body was moved, or one above it opened, or
/// closed, which is passed over from then on.
std::set<Date> candidates(Registers const& registers, Date first, Date last) {
  std::set<Date> days;
  auto const add = [&](Date day) {
    if (first < day && day <= last) days.insert(day);
  };
  for (auto const& organ : registers.organisations()) {
    for (auto const& move : organ.parents) add(move.from);
    if (organ.from) add(*organ.from);
    if (organ.until) add(organ.until->plus(1));
  }
  return days;
}

}  // namespace

std::vector<Date> moves_in(Registers const& registers, Date first, Date last) {
  std::vector<Date> moves;
  auto const& organs = registers.organisations();
  for (auto const day : candidates(registers, first, last)) {
    bool const moved = std::any_of(organs.begin(), organs.end(), [&](Organisation const& organ) {
      return registers.superiors(organ.id, day) != registers.superiors(organ.id, day.plus(-1));
    });
    if (moved) moves.push_back(day);
  }
  return moves;
}

}  // namespace liandiao
