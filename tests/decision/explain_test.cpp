// What people are told they can do now, and what stands against the rest.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using Answer = Possibility::Answer;

std::string const day = "2026-03-04";

Possibility const& found(std::vector<Possibility> const& list, std::string_view command, int instance) {
  for (auto const& one : list)
    if (one.command->code == command && one.instance == instance) return one;
  throw std::runtime_error("not among what is possible: " + std::string(command));
}

TEST(Can, SaysYesToWhatNothingStandsAgainst) {
  auto const list = at("plain:in_session").can(day);
  EXPECT_EQ(found(list, "adjourn", 2).answer, Answer::yes);
}

TEST(Can, SaysOnWhatItDependsWhereFieldsAreStillToBeEntered) {
  auto const list = at("plain:in_session").can(day);
  auto const& agree = found(list, "agree", 2);
  EXPECT_EQ(agree.answer, Answer::conditional);
  std::vector<std::string_view> conditions;
  for (auto const& guard : agree.candidates.front().verdict.on_entry) conditions.push_back(guard.code);
  EXPECT_THAT(conditions, testing::Contains("every_covered_party_signed"));
}

TEST(Can, SaysNoWithTheGuardThatStandsAgainstIt) {
  Life life = at("three:applied");
  go_on(life, {{day, "leave", "{party: 3}"}});
  auto const list = life.can(day);
  auto const& accept = found(list, "accept", 2);
  EXPECT_EQ(accept.answer, Answer::no);
  ASSERT_EQ(accept.candidates.front().verdict.missing.size(), 1U);
  auto const& missing = accept.candidates.front().verdict.missing.front();
  EXPECT_EQ(missing.guard.code, "nobody_refuses");
  EXPECT_EQ(missing.guard.article, "人民调解法 17");
  EXPECT_EQ(missing.guard.supplier, "party");
  EXPECT_EQ(missing.fact, "3");
}

TEST(Can, ListsWhatWouldOpenAnotherProcedure) {
  auto const list = at("informed").can(day);
  EXPECT_NE(found(list, "apply", 0).answer, Answer::no);
  EXPECT_NE(found(list, "submit", 0).answer, Answer::no);
}

TEST(Can, SaysThatASecondMediationIsNotPossibleWhileOneIsLive) {
  auto const list = at("plain:applied").can(day);
  EXPECT_EQ(found(list, "apply", 0).answer, Answer::no);
}

TEST(Can, ListsNoCommandOfTheEngineItself) {
  for (auto const& one : at("plain:ready").can(day)) EXPECT_NE(one.command->by, By::system) << one.command->code.view();
}

TEST(Can, SaysWhoMayNotEnterIt) {
  Life life = at("plain:in_session");
  EXPECT_TRUE(found(life.can(day), "agree", 2).may_enter);
  EXPECT_FALSE(found(life.can(day, "jgm-chen"), "agree", 2).may_enter) << "a superior looks and does not act";
}

TEST(Can, AsksAsOfTheDayItIsAskedFor) {
  Life life = at("plain:ready");
  EXPECT_NE(found(life.can("2026-04-01"), "extend", 2).answer, Answer::no);
  EXPECT_EQ(found(life.can("2026-04-02"), "extend", 2).answer, Answer::no);
}

TEST(Can, OffersNothingNewInAClosedCaseButTheWayToCourtAndToOtherRemedies) {
  std::set<std::string> begun;
  for (auto const& one : at("closed").can(day))
    if (one.instance == 0) begun.insert(one.procedure.str());
  EXPECT_EQ(begun, (std::set<std::string>{"judicial_confirmation", "litigation_referral", "remedy"}));
}

}  // namespace
}  // namespace liandiao::tests
