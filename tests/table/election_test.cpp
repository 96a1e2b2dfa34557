// 推选代表人: the lives that reach the rule, what the guards refuse, and how far those elected act for the others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages.hpp"
#include "tests/table/listed.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;

std::string const day = "2026-03-04";

Lived elect(std::string_view elected, std::string_view represented, std::string_view authority) {
  return {day, "elect_representatives",
          "{elected: [" + std::string(elected) + "], represented: [" + std::string(represented) +
              "], authority: " + std::string(authority) + "}"};
}

/// 1 and 3 act for 4, a group of nine, who has said nothing of its own.
Life elected(std::string_view authority) {
  Life life = at("group:informed");
  go_on(life, {elect("1, 3", "4", authority),
               {day, "apply", "{organ: jgm-pmc, applicants: [1, 3]}"},
               {day, "consent", "{parties: [2], purpose: mediate, answer: given}"},
               {day, "accept"},
               {day, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}"},
               {day, "inform_rights", "{parties: [1, 2, 3]}"},
               {day, "convene", "{present: [1, 2, 3]}"}});
  return life;
}

/// Everybody is bound; the representatives and the other side sign.
std::string signed_by_elected() {
  return "{parties: [1, 2, 3, 4], signed_by: [1, 2, 3], mediator: jgm-wang, sealed: true}";
}

std::string agreeing(Life& life) {
  return refusal(life.give("agree", signed_by_elected(), {.on = day, .instance = 2}));
}

Election const& latest(Life const& life) { return life.file().all<Election>().back(); }

}  // namespace

std::vector<Reached> reached_by_election() {
  return {{"docket", 635, "group:registered", {elect("1, 3", "4", "special")}}};
}

std::vector<Refused> refused_in_election() {
  return {
      {"three:registered", {}, elect("2, 3", "2", "general"), "side_is_numerous", "2"},
      {"group:registered", {}, elect("1", "4", "general"), "two_to_five_elected", "1"},
      {"group:registered", {}, elect("1, 3", "2", "general"), "elected_from_group", "2"},
      {"group:registered", {}, elect("1, 3", "1, 3", "general"), "elected_from_group", ""},
      {"group:registered",
       {},
       {day, "elect_representatives", "{elected: [1, 3], represented: [4], authority: general, paper: 1}"},
       "election_paper_filed",
       "1"},
      {"group:informed",
       {elect("1, 3", "4", "general"),
        {day, "apply", "{organ: jgm-pmc, applicants: [1]}"},
        {day, "consent", "{parties: [2, 3], purpose: mediate, answer: given}"},
        {day, "accept"},
        {day, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}"},
        {day, "inform_rights", "{parties: [1, 2, 3]}"},
        {day, "convene", "{present: [1, 2, 3]}"}},
       {day, "agree", signed_by_elected()},
       "elected_may_settle",
       "4"},
  };
}

TEST(Elections, WhoIsActedForComesInWithThem) {
  Life const life = elected("general");
  EXPECT_EQ(life.file().find<Participation>(2, 4)->standing, "in");
  EXPECT_EQ(life.latest().state, "in_session");
}

TEST(Elections, WhoIsActedForComesInWhenItIsChosenForAfterwards) {
  Life life = at("group:applied");
  EXPECT_EQ(life.file().find<Participation>(2, 4)->standing, "invited");
  go_on(life, {elect("1, 3", "4", "general")});
  EXPECT_EQ(life.file().find<Participation>(2, 4)->standing, "in");
}

TEST(Elections, WithSpecialAuthorityTheirSignatureBindsTheOthers) {
  Life life = elected("special");
  EXPECT_EQ(agreeing(life), "");
  EXPECT_EQ(life.file().all<Agreement>().back().parties, (std::vector<int>{1, 2, 3, 4}));
}

TEST(Elections, WithoutItTheOthersMustAgreeToJustThat) {
  Life life = elected("general");
  EXPECT_THAT(agreeing(life), HasSubstr("elected_may_settle [4]"));
  go_on(life, {{day, "consent", "{parties: [4], purpose: settle, answer: given}"}});
  EXPECT_EQ(agreeing(life), "");
}

TEST(Elections, NobodyIsBoundAgainstItsOwnWord) {
  Life life = elected("special");
  go_on(life, {{day, "consent", "{parties: [4], purpose: settle, answer: refused}"}});
  EXPECT_THAT(agreeing(life), HasSubstr("elected_may_settle [4]"));
}

TEST(Elections, WhoLeavesIsActedForNoLonger) {
  Life life = elected("special");
  go_on(life, {{day, "leave", "{party: 4, toward: court}"}});
  EXPECT_TRUE(latest(life).until);
  EXPECT_THAT(agreeing(life), HasSubstr("covered_take_part [4]"));
}

TEST(Elections, AnElectedOneWhoLeavesActsForNobody) {
  Life life = elected("special");
  go_on(life, {{day, "leave", "{party: 3}"}});
  EXPECT_EQ(latest(life).representatives, std::vector<int>{1});
  go_on(life, {{day, "leave", "{party: 1}"}});
  EXPECT_TRUE(latest(life).until);
}

TEST(Elections, AnotherElectionTakesThePlaceOfTheEarlier) {
  Life life = elected("special");
  go_on(life, {elect("1, 3", "4", "general")});
  auto const& rows = life.file().all<Election>();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_TRUE(rows.front().until);
  EXPECT_THAT(agreeing(life), HasSubstr("elected_may_settle [4]"));
}

TEST(Elections, ThoseElectedAreHeardForTheOthers) {
  Life life = elected("general");
  go_on(life, {{day, "extend", "{length: 10, consenting: [1, 2, 3]}", 2}});
  EXPECT_EQ(life.events().back().rule, 650);
}

// 程序规定 181: before police everybody is there in person.
TEST(Elections, BeforePoliceNobodyActsForAnybody) {
  Life life = at("group:registered");
  go_on(life, {elect("1, 3", "4", "special"),
               by_police(day, "police_report", "{organ: jgm-ps, act: assault, suspects: [2]}"),
               {day, "consent", "{parties: [1], purpose: mediate, answer: given}", 2}});
  EXPECT_EQ(life.file().find<Participation>(2, 4)->standing, "invited");
}

}  // namespace liandiao::tests
