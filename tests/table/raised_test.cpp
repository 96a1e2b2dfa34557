// What the law makes follow by itself: it comes to an end, and everything it opens was set going by a person.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "engine/decision/decide.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

using Followers = std::map<std::string_view, std::set<std::string_view>>;

/// By command: the commands some rule that answers it may raise, and those a lapsed clock makes follow.
Followers raised_by_law() {
  Followers followers;
  for (auto const& procedure : law::catalogue().procedures)
    for (auto const& rule : procedure.rules) followers[rule.on].insert(rule.raises.begin(), rule.raises.end());
  for (auto const& limit : law::catalogue().limits)
    if (limit.overrun != "duty") followers["lapse"].insert(limit.overrun);
  return followers;
}

/// How many commands follow one another at most, this one counted; a command that comes back to itself is a failure.
int longest_from(std::string_view command, Followers const& followers, std::vector<std::string_view>& trail) {
  if (std::find(trail.begin(), trail.end(), command) != trail.end()) {
    ADD_FAILURE() << command << " comes back to itself";
    return 0;
  }
  trail.push_back(command);
  int longest = 0;
  for (auto const next : followers.at(command)) longest = std::max(longest, longest_from(next, followers, trail));
  trail.pop_back();
  return longest + 1;
}

TEST(RaisedCommands, EveryChainComesToAnEnd) {
  auto const followers = raised_by_law();
  int longest = 0;
  for (auto const& [command, raised] : followers) {
    std::vector<std::string_view> trail;
    longest = std::max(longest, longest_from(command, followers, trail));
  }
  EXPECT_GT(longest, 1) << "something does follow by law";
  EXPECT_LE(longest, raised_depth_max);
}

TEST(RaisedCommands, EachIsAnsweredBySomeProcedure) {
  for (auto const& [command, raised] : raised_by_law())
    for (auto const one : raised) EXPECT_NE(law::catalogue().command(Symbol(one)), nullptr) << command << ": " << one;
}

// Whatever the engine begins by itself a person set going: no procedure is opened by nothing but itself.
TEST(RaisedCommands, WhatOnlyTheLawOpensIsOpenedFromAProcedureThatAPersonBegins) {
  auto const& catalogue = law::catalogue();
  std::set<Symbol> begun;
  for (auto const& procedure : catalogue.procedures)
    for (auto const* spec : procedure.commands)
      if (spec->opens && spec->by != By::system) begun.insert(procedure.code);
  for (std::size_t before = 0; before != begun.size();) {
    before = begun.size();
    for (auto const& procedure : catalogue.procedures)
      for (auto const& rule : procedure.rules)
        for (auto const raised : rule.raises)
          if (auto const* opened = catalogue.procedure_opened_by(Symbol(raised));
              opened && begun.contains(procedure.code))
            begun.insert(opened->code);
  }
  for (auto const& procedure : catalogue.procedures)
    EXPECT_TRUE(begun.contains(procedure.code)) << procedure.code.view();
}

}  // namespace
}  // namespace liandiao::tests
