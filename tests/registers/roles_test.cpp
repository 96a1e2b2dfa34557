#include <gtest/gtest.h>

#include "engine/cases/access.hpp"

namespace liandiao {
namespace {

constexpr By every_by[] = {By::organ, By::holder, By::party, By::registrar, By::court, By::anyone, By::system};

TEST(Roles, OnlyTheSystemEntersWhatNobodyDoes) {
  for (auto const role : roles) EXPECT_EQ(role_enters(Symbol(role), By::system), role == "system") << role;
}

TEST(Roles, TheSystemEntersNothingThatAPersonDoes) {
  for (auto const by : every_by) EXPECT_EQ(role_enters(Symbol("system"), by), by == By::system) << word_of(by);
}

TEST(Roles, TheStatisticianEntersNothing) {
  for (auto const by : every_by) EXPECT_FALSE(role_enters(Symbol("statistician"), by)) << word_of(by);
}

TEST(Roles, AJudgeTakesNoDisputesIn) {
  EXPECT_FALSE(role_enters(Symbol("judge"), By::registrar));
  EXPECT_TRUE(role_enters(Symbol("judge"), By::court));
  EXPECT_TRUE(role_enters(Symbol("judge"), By::organ));
}

TEST(Roles, TheDistrictOfficerActsForNoOrganAndNoCourt) {
  EXPECT_FALSE(role_enters(Symbol("district_officer"), By::organ));
  EXPECT_FALSE(role_enters(Symbol("district_officer"), By::court));
  EXPECT_TRUE(role_enters(Symbol("district_officer"), By::registrar));
}

TEST(Roles, WhoeverWorksOnCasesEntersAPartysFreeAct) {
  for (auto const* role : {"registrar", "office_head", "mediator", "police_officer", "court_clerk", "judge"})
    EXPECT_TRUE(role_enters(Symbol(role), By::party)) << role;
}

TEST(Roles, AnUnknownRoleEntersNothing) {
  for (auto const by : every_by) {
    EXPECT_FALSE(role_enters(Symbol("boss"), by)) << word_of(by);
    EXPECT_FALSE(role_enters(Symbol(), by)) << word_of(by);
  }
}

TEST(Roles, EveryWordForARoleHasItsRights) {
  for (auto const role : roles) {
    if (role == "statistician") continue;
    bool enters_something = false;
    for (auto const by : every_by) enters_something = enters_something || role_enters(Symbol(role), by);
    EXPECT_TRUE(enters_something) << role;
  }
}

}  // namespace
}  // namespace liandiao
