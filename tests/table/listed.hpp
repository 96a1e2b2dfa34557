#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/stages.hpp"

/// What the tests of the tables list: each rule with a life that ends in it, each guard with a life it refuses.
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

/// A procedure with a file of its own lists its rules and guards there.
std::vector<Reached> reached_by_police();
std::vector<Reached> reached_in_administration();
std::vector<Reached> reached_elsewhere();
std::vector<Reached> reached_in_court_mediation();
std::vector<Refused> refused_by_police();
std::vector<Refused> refused_in_administration();
std::vector<Refused> refused_elsewhere();
std::vector<Refused> refused_in_court_mediation();
std::vector<Reached> reached_jointly();
std::vector<Reached> reached_by_roles();
std::vector<Refused> refused_jointly();
std::vector<Refused> refused_by_roles();
std::vector<Reached> reached_by_planning();
std::vector<Refused> refused_in_planning();
std::vector<Reached> reached_by_election();
std::vector<Refused> refused_in_election();

}  // namespace liandiao::tests
