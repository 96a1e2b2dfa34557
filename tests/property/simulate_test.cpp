// What holds of every simulation, whatever was done to the case and whatever it is simulated by.
#include <gtest/gtest.h>

#include "engine/decision/simulate.hpp"
#include "tests/property/random_life.hpp"

namespace liandiao::tests {
namespace {

std::string told(Simulated const& found) {
  std::string text;
  for (auto const& one : found.refused)
    text += "\n  refused " + std::to_string(one.seq) + " " + Life::told(one.refusal);
  for (auto const& one : found.diverted)
    text += "\n  step " + std::to_string(one.seq) + " " + one.command.str() + " " + std::to_string(one.was.rule) +
            " → " + std::to_string(one.now.rule);
  for (auto const& one : found.breaches) text += "\n  breach at " + std::to_string(one.seq);
  for (auto const& one : found.deadlines)
    text += "\n  clock " + one.clock.str() + " " + one.was.str() + " → " + one.now.str();
  for (auto const& one : found.duties) text += "\n  duty " + one.row.subject;
  return text;
}

void at_the_end_of_lives(FinalCheck check) {
  Lives lives;
  lives.at_the_end = std::move(check);
  holds_in_random_lives([](Seen const&) { return std::string(); }, lives);
}

/// Dadukou's flow with less time for everything that may have less, and a paper before each acceptance.
Rulebook const& stricter() {
  static Rulebook const the = [] {
    Flow flow = shipped().flow();
    for (auto& policy : flow.procedures) {
      if (policy.procedure != "peoples_mediation") continue;
      for (auto& limit : policy.limits) {
        if (limit.clock == "accept" || limit.clock == "appoint") limit.length = 1;
        if (limit.clock != "mediate") continue;
        limit.length = 5;
        limit.unit = Unit::day;
      }
      policy.gates.push_back({Symbol("accept"), {Symbol("application")}, {}, {}});
    }
    return under(flow);
  }();
  return the;
}

TEST(Simulate, ByItsOwnRulebookNoLifeWouldHaveGoneOtherwise) {
  at_the_end_of_lives([](Life const& life) -> std::string {
    // What moved was decided by two flows, and may have gone otherwise under either of them alone.
    for (auto const& event : life.events())
      if (event.command == "migrate") return {};
    auto const found = simulate(life.events(), life.rulebook(), life.rulebooks());
    return found ? told(*found) : found.error().plain();
  });
}

TEST(Simulate, ByAnyOtherItComesToAnEndAndNamesOnlyStepsThereWere) {
  at_the_end_of_lives([](Life const& life) -> std::string {
    auto const found = simulate(life.events(), stricter(), life.rulebooks());
    if (!found) return found.error().plain();
    for (auto const& one : found->refused) {
      auto const& event = life.events()[static_cast<std::size_t>(one.seq - 1)];
      bool const a_persons = event.caused_by == 0 && event.actor.role != "system";
      if (event.command != one.command || !a_persons) return "refuses what nobody did" + told(*found);
      if (one.refusal.error.key.empty()) return "says nothing" + told(*found);
    }
    return {};
  });
}

}  // namespace
}  // namespace liandiao::tests
