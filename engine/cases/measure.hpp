#pragma once

#include <cstdint>

#include "engine/base/date.hpp"
#include "engine/base/described.hpp"
#include "engine/base/symbol.hpp"

namespace liandiao {

/// One figure that a step adds to, or takes back from, what is counted of a case: by which day it counts, and for whom.
/// A case's measures add up to what engine/statistics counts of it as it stands.
struct Measure {
  int index = 0;  // among those of its step
  Symbol code;    // peoples_mediation.concluded, … .amount
  Date day;       // business date it counts by
  Symbol organ;   // in whose figures
  Symbol type;    // of dispute
  Symbol source;  // of the case
  Symbol detail;  // what else the figure is told apart by: an article, a person, an organisation; empty: nothing
  int instance = 0;
  std::int64_t value = 0;    // a number of something, or fen; negative where an earlier figure no longer holds
  std::int64_t closing = 0;  // how many closings of the district's figures there were when it was stored
  bool operator==(Measure const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Measure, (), (index, code, day, organ, type, source, detail, instance, value, closing))

/// What the measures of some days add up to.
struct MeasureSum {
  Symbol code;
  Symbol organ;
  Symbol type;
  Symbol source;
  Symbol detail;
  std::int64_t value = 0;
  bool operator==(MeasureSum const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeasureSum, (), (code, organ, type, source, detail, value))

}  // namespace liandiao
