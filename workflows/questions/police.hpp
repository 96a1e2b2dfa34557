#pragma once

#include <string_view>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "workflows/commands.hpp"

/// What is known of a public-security case.
namespace liandiao::law {

/// Which act, by whom, and what speaks for mediating it or against: the latest finding of each.
struct Violation {
  Symbol act;
  std::vector<int> suspects;
  bool lighter = false;
  Symbol mediable;           // why it may be mediated; empty: nobody said
  std::vector<Symbol> bars;  // why it may not
};
Violation violation_of(Facts const& facts);

/// 程序规定 179: what lies in the act (hired, in a gang, again and again) bars settling it in any way; what happened in
/// the course of the mediation (unwilling, a new violation, flight) bars only this mediation.
bool lies_in_the_course(Symbol bar);

bool is_suspect(Facts const& facts, int party);

/// Police accepted it, and it was not found to be a civil dispute only.
bool taken_by_police(Instance const& instance);
/// It was taken, and there is neither a penalty nor the decision that there will be none.
bool undecided_by_police(Instance const& instance);

/// The organ that took the matter has itself transferred it to the body of this instance.
bool transferred_by(Facts const& facts, Symbol organ);
/// Some organ handed this attempt to the body.
bool sent_by_an_organ(Facts const& facts);
/// The parties go to this mediation because a settlement may end the police case (程序规定 186).
bool beside_a_police_case(Facts const& facts);

/// A mediation organisation set up by law made the agreement, alone or with others (民事诉讼法 205). Which kinds count
/// is the flow's to say; where it says nothing, those the law lets mediate between the people.
bool made_by_mediation_body(Facts const& facts, Agreement const& agreement);

}  // namespace liandiao::law
