#pragma once

#include <vector>

#include "engine/cases/measure.hpp"
#include "engine/cases/registers.hpp"

namespace liandiao {

/// Something the registers count as of a day: a committee, its rooms, or one of its mediators. A mediator counts at the
/// first committee, in the order of her posts, where she holds the post `mediator` that day, so that nobody counts
/// twice.
struct RegisterEntry {
  Symbol code;
  Symbol organ;
  Symbol person;  // empty: the organisation, or somebody of whom the figure says what her post does not
  Symbol detail;
  std::int64_t value = 0;
};
std::vector<RegisterEntry> register_entries(Registers const& registers, Date on);

/// What they add up to, as if it were sums of measures; in order of code, organ and detail.
std::vector<MeasureSum> register_figures(Registers const& registers, Date on);

/// Adds them to sums.
void add_register_figures(Registers const& registers, Date on, std::vector<MeasureSum>& sums);

}  // namespace liandiao
