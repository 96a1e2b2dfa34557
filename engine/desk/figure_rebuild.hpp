#pragma once

#include <string>
#include <vector>

#include "engine/ports/case_store.hpp"

namespace liandiao {

/// What a rebuild of the figures found, and unless it only looked, put right.
struct FiguresRebuilt {
  std::int64_t cases = 0;     // looked at
  std::int64_t measures = 0;  // that their histories come to
  std::int64_t differing = 0;
  std::vector<std::string> uids;  // the first of those that differed, in order
};

/// At most so many cases are named.
inline constexpr std::size_t differing_named_max = 20;

/// What the steps of a case add to the figures, by its events alone: as each step stored it, or would have, had its
/// program known every figure there is now. `corrupt` where they are no history.
Result<std::vector<std::pair<std::int64_t, Measure>>> measures_of_history(std::vector<StoredEvent> const& events);

/// Counts every case of the district anew from its history, one after the other, and stores the measures of each that
/// has others. What was stored under a closing stays under it. Doing it again changes nothing; it may be broken off and
/// begun again, and people may work meanwhile.
Result<FiguresRebuilt> rebuild_figures(CaseStore& store, Symbol district, bool only_look);

}  // namespace liandiao
