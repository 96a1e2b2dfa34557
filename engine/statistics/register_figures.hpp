#pragma once

#include <vector>

#include "engine/cases/measure.hpp"
#include "engine/cases/registers.hpp"

namespace liandiao {

/// What the registers count as of a day, as if it were sums of measures: committees, their rooms, and their mediators.
/// A mediator counts at the first committee, in the order of her posts, where she holds the post `mediator` that day,
/// so that nobody counts twice. In order of code, organ and detail.
std::vector<MeasureSum> register_figures(Registers const& registers, Date on);

/// They stand beside the sums of days that end with that one.
void add_register_figures(Registers const& registers, Date on, std::vector<MeasureSum>& sums);

}  // namespace liandiao
