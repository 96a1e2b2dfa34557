#pragma once

#include <string>
#include <vector>

#include "engine/ports/case_store.hpp"
#include "engine/ports/hold.hpp"

namespace liandiao {

/// A case with running clocks that are due, in the hands of one worker.
struct DueCase {
  CaseId id;
  int attempts = 0;              // that failed, since the last that did not
  std::vector<DueClock> clocks;  // oldest first
};

/// The work of the sweep, shared out among any number of workers. What is shared out is a case, not a clock: steps of
/// one case follow each other, and two workers at two of its clocks would be in each other's way.
///
/// Every implementation passes tests/conformance. Codes as for `CaseStore`.
class DueWork {
 public:
  virtual ~DueWork() = default;

  /// Takes cases with clocks due before `day` that nobody holds, those with the oldest clock first; `clocks` bounds how
  /// many clocks are looked at. Two that ask at once are given different cases and do not wait for each other.
  virtual Result<std::vector<DueCase>> take_due(Symbol district, Date day, Hold const& hold, int clocks) = 0;
  /// The worker is through with the case. Nothing happens when it is in other hands by now.
  virtual Result<> let_go(CaseId const& id, std::string const& worker) = 0;
  /// The worker failed: one more attempt, and nobody takes the case before that moment.
  virtual Result<> put_off(CaseId const& id, std::string const& worker, Instant until) = 0;
  /// Clears away what workers that are gone held and others have seen to meanwhile.
  virtual Result<> tidy_due(Symbol district, Date day, Instant now) = 0;
};

}  // namespace liandiao
