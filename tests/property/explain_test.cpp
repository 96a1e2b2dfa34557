// What people are told they can do agrees with what is then decided.
#include <gtest/gtest.h>

#include <set>

#include "tests/property/asked.hpp"

namespace liandiao::tests {
namespace {

std::set<std::string> missing_of(std::vector<Candidate> const& candidates, bool of_the_law) {
  std::set<std::string> list;
  for (auto const& candidate : candidates)
    for (auto const& missing : candidate.verdict.missing)
      if (!of_the_law || missing.guard.article != "flow")
        list.insert(std::to_string(candidate.rule) + " " + std::string(missing.guard.code) + " [" + missing.fact + "]");
  return list;
}

/// The order for one possibility, its fields drawn as for any other.
Ruled<Decided> tried(Seen const& seen, Possibility const& one) {
  auto fields = Drawing(seen.life, seen.dice, seen.today).fields(*one.command, one.instance);
  if (one.command->opens && one.agreement != 0) fields.set("agreement", Value::of(std::int64_t{one.agreement}));
  return put_to(seen.life.file(), seen.life.rulebook(), one.command->code.view(), fields, one.instance, seen.today);
}

TEST(Can, WhatItDeniesIsRefusedByTheSameGuardsWhateverIsEntered) {
  Lives lives;
  lives.count = 20;
  holds_in_random_lives(
      [](Seen const& seen) -> std::string {
        if (seen.life.file().version == 0) return {};
        for (auto const& one : seen.life.can(seen.today.text())) {
          if (one.answer != Possibility::Answer::no || is_correction(one.command->code)) continue;
          auto const decided = tried(seen, one);
          if (decided) return one.command->code.str() + " was denied and is decided";
          if (decided.error().error.key != "guard_says_no") continue;
          auto const said = missing_of(one.candidates, true);
          auto const refused = missing_of(decided.error().candidates, false);
          for (auto const& missing : said)
            if (!refused.contains(missing)) return one.command->code.str() + " was denied for " + missing;
        }
        return {};
      },
      lives);
}

TEST(Can, WhatItAllowsOutrightIsDecided) {
  Lives lives;
  lives.count = 20;
  holds_in_random_lives(
      [](Seen const& seen) -> std::string {
        if (seen.life.file().version == 0) return {};
        for (auto const& one : seen.life.can(seen.today.text())) {
          if (one.answer != Possibility::Answer::yes || is_correction(one.command->code)) continue;
          auto const decided = tried(seen, one);
          if (!decided && decided.error().error.code == Code::rejected)
            return one.command->code.str() + " was allowed: " + Life::told(decided.error());
        }
        return {};
      },
      lives);
}

TEST(Can, SaysSomethingOfEveryCommandThatIsDecided) {
  Lives lives;
  lives.count = 20;
  holds_in_random_lives(
      [](Seen const& seen) -> std::string {
        if (!seen.decided || seen.before.version == 0 || seen.given.sweep()) return {};
        auto const& event = seen.decided->steps.front().event;
        auto const& spec = *seen.life.rulebook().catalogue().command(event.command);
        if (spec.by == By::system) return {};  // what nobody may do is not offered
        int const about = spec.opens ? spec.agreement(*spec.read_again(event.fields)) : 0;
        bool const known = seen.life.rulebook().flow().procedure(event.procedure) != nullptr;
        for (auto const& one : explain(seen.before, event.actor, event.on, event.recorded, seen.life.rulebook()))
          if (one.command->code == event.command && one.instance == (spec.opens ? 0 : event.instance) &&
              (about == 0 || !spec.about_agreement || one.agreement == about))
            return one.answer == Possibility::Answer::no ? event.command.str() + " was denied before it was decided"
                                                         : "";
        return known ? event.command.str() + " was not mentioned before it was decided" : "";
      },
      lives);
}

}  // namespace
}  // namespace liandiao::tests
