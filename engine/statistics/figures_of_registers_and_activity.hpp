#pragma once

#include <span>

#include "engine/base/symbol.hpp"
#include "engine/statistics/figure.hpp"

namespace liandiao {

/// The figures that no case is behind: those the registers give as of a day (engine/statistics/register_figures), and
/// those somebody recorded (engine/statistics/activity). In order of code.
std::span<Figure const> figures_of_registers_and_activity();

/// Whether a figure is one of them.
bool counts_no_case(Symbol figure);

}  // namespace liandiao
