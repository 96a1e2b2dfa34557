#pragma once

#include "tools/liandiao/environment.hpp"
#include "tools/liandiao/scenario.hpp"

namespace liandiao::door {

/// What one step of a scenario came to.
struct ReplayLine {
  int number = 0;  // of the step, from 1
  ScenarioStep const* step = nullptr;
  std::optional<Done> done;
  std::optional<Refusal> refusal;
  std::optional<Swept> swept;
  std::vector<Error> unmet;  // expectations that did not hold
};

struct ReplayReport {
  CaseId id;  // of the case it begins with
  std::string ledger_no;
  std::vector<ReplayLine> lines;

  std::size_t unmet() const;
};

/// Runs a scenario's steps through the desk, on cases of its own. The desk's time must be `time`: each step is taken
/// at the end of the day on which it was entered. Stops at the first step that is refused without being expected to be.
ReplayReport replay(Desk& desk, SetTime& time, Scenario const& scenario);

}  // namespace liandiao::door
