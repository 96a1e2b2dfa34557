#pragma once

#include <string>
#include <vector>

#include "engine/ports/figures.hpp"

/// Recorded activity, as somebody hands it in and as figures take it.
namespace liandiao {

/// What somebody wants recorded.
struct ActivityToRecord {
  std::string kind;
  Symbol organ;  // empty: hers, if she acts for one only
  Date day;
  std::int64_t number = 0;
  std::int64_t people = 0;
  std::string note;
};

inline constexpr std::size_t activity_note_max = 200;  // characters

/// The figures of recorded activity of these days, in order of code and organ. A level counts as what it changed by, so
/// that what was before a period and what is in it add up to what holds at its end.
Result<std::vector<MeasureSum>> activity_figures(FigureReads& figures, Symbol district, FiguresAsked const& asked);

/// What was counted in cases, and what was recorded beside them, whatever was asked for: what forms are filled from.
Result<std::vector<MeasureSum>> counted_and_recorded(FigureReads& figures, Symbol district, FiguresAsked const& asked);

}  // namespace liandiao
