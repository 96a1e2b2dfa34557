#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/stages.hpp"

/// What the tests of the tables are made of: lives that end in a rule, and lives that are refused by a guard.
namespace liandiao::tests {

/// A life that ends in this rule.
struct Reached {
  std::string_view procedure;
  int rule;
  std::string_view stage;
  std::vector<Lived> steps;
};

/// At this stage, after these steps, the command is refused by this guard for want of this.
struct Refused {
  std::string_view stage;
  std::vector<Lived> steps;
  Lived asked;
  std::string_view guard;
  std::string fact;
};

std::vector<Reached> reached_in_court_mediation();
std::vector<Refused> refused_in_court_mediation();

}  // namespace liandiao::tests
