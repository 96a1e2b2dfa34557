#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/value.hpp"
#include "engine/desk/desk.hpp"

namespace liandiao::door {

/// What a clock should read.
struct ExpectedClock {
  std::string name;
  int instance = 0;  // 0: the latest that has it
  int agreement = 0;
  int term = 0;
  std::optional<Date> due;
  std::string mark;
  std::optional<bool> provisional;
};

/// What should be true once a step is done.
struct Expectation {
  std::string state;  // of the step's instance
  std::string standing;
  std::optional<int> rule;
  std::optional<int> irregularities;
  std::optional<int> duties;  // still to be done
  std::vector<ExpectedClock> clocks;
};

/// Why a step should be refused: the error, or a guard that says no, with its article.
struct ExpectedRefusal {
  std::string error;
  std::string guard;
  std::string article;
};

struct ScenarioStep {
  enum class Kind { act, sweep, expect };
  Kind kind = Kind::act;
  Mark mark;
  BusinessTime on;
  std::optional<Date> entered;  // the day somebody wrote it down, if later
  AtDesk by;
  std::string in;  // which of the scenario's cases, where it tells of several
  std::string command;
  int instance = 0;
  Value fields;                         // a text `@NAME` stands for the case of that name
  std::optional<std::string> attached;  // a file handed in with it, as text
  bool assumed = false;
  std::string note;
  Expectation expect;
  std::optional<ExpectedRefusal> refused;
};

/// The life of a case, or of several that have to do with each other, as a clerk can read it
/// (docs/formats/scenario.md).
struct Scenario {
  std::string title;
  std::string kind;  // published, constructed
  std::string source;
  std::string note;
  bool masked = false;
  std::vector<ScenarioStep> steps;
};

/// Strictly: an unknown key, a wrong type, a step that is nothing are `invalid_input` with their line.
Result<Scenario> read_scenario(Value const& file);

}  // namespace liandiao::door
