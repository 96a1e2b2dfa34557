#pragma once

#include <string_view>
#include <vector>

#include "tests/stages.hpp"

/// The lives that reach each rule of a procedure, by procedure, for the test that all of them are reached.
namespace liandiao::tests {

/// A life that ends in this rule.
struct Reached {
  std::string_view procedure;
  int rule;
  std::string_view stage;
  std::vector<Lived> steps;
};

std::vector<Reached> reached_in_administration();
std::vector<Reached> reached_elsewhere();

/// At this stage, after these steps, the command is refused by this guard for want of this.
struct Refused {
  std::string_view stage;
  std::vector<Lived> steps;
  Lived asked;
  std::string_view guard;
  std::string fact;
};

std::vector<Refused> refused_in_administration();
std::vector<Refused> refused_elsewhere();

}  // namespace liandiao::tests
