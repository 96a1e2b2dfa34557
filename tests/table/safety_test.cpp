// 反家庭暴力法 5, 10: nobody is brought face to face with who may hurt them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string const day = "2026-03-04";
Lived const feared{day, "report_danger", "{kind: domestic_violence, organ: jgm-ps}"};
Lived const apart{day, "arrange_safety", "{manner: separate_rooms, assessment: 分室调解，错时到场}", 2};

Lived says(std::string_view party, std::string_view answer) {
  return {day, "consent",
          "{parties: [" + std::string(party) + "], purpose: safe_session, answer: " + std::string(answer) + "}", 2};
}

std::string session_of(Life& life, std::string_view present) {
  return refusal(life.give("convene", "{present: [" + std::string(present) + "]}", {.on = day, .instance = 2}));
}

/// The second respondent is marked as threatened, and takes part like the others.
Life one_is_marked() {
  Life life = at("plain:ready");
  go_on(life,
        {{day, "add_party", "{entry: {side: respondent, kind: natural, name: 王五, flags: [domestic_violence_risk]}}"},
         {day, "consent", "{parties: [3], purpose: mediate, answer: given}", 2},
         {day, "inform_rights", "{parties: [3]}", 2}});
  return life;
}

TEST(Safety, ASessionWaitsUntilItIsSaidHowTheThreatenedAreKeptSafe) {
  Life life = at("plain:ready");
  go_on(life, {feared});
  EXPECT_THAT(session_of(life, "1, 2"), HasSubstr("safety_arranged"));
}

TEST(Safety, WhereNobodySaidWhoTheVictimIsEverybodyIsAsked) {
  Life life = at("plain:ready");
  go_on(life, {feared, apart, says("1", "given")});
  EXPECT_THAT(session_of(life, "1, 2"), AllOf(HasSubstr("endangered_agree [2]"), Not(HasSubstr("safety_arranged"))));
  go_on(life, {says("2", "given")});
  EXPECT_EQ(session_of(life, "1, 2"), "");
}

TEST(Safety, OnlyWhoIsMarkedIsAskedWhereSomebodyIs) {
  Life life = one_is_marked();
  go_on(life, {feared, apart});
  EXPECT_THAT(session_of(life, "1, 2, 3"), HasSubstr("endangered_agree [3]"));
  go_on(life, {says("3", "given")});
  EXPECT_EQ(session_of(life, "1, 2, 3"), "");
}

TEST(Safety, TheOthersMayMeetWithoutTheThreatened) {
  Life life = one_is_marked();
  EXPECT_EQ(session_of(life, "1, 2"), "");
}

TEST(Safety, ConsentTakenBackOrGivenToAnEarlierArrangementIsNone) {
  Life life = one_is_marked();
  go_on(life, {apart, says("3", "given"), says("3", "withdrawn")});
  EXPECT_THAT(session_of(life, "1, 3"), HasSubstr("endangered_agree [3]"));
  go_on(life, {says("3", "given"), {day, "arrange_safety", "{manner: in_turn, assessment: 改为先后到场}", 2}});
  EXPECT_THAT(session_of(life, "1, 3"), HasSubstr("endangered_agree [3]"));
}

TEST(Safety, PoliceWhoHeldASessionWithoutItHaveDoneSo) {
  Life life = at("police:evidenced");
  go_on(life,
        {feared, by_police(day, "police_session", "{present: [1, 2], mediators: [{person: jgm-zhang, role: lead}]}")});
  auto const& kept = life.file().all<Irregularity>();
  EXPECT_TRUE(std::any_of(kept.begin(), kept.end(), [](auto const& row) { return row.guard == "safety_arranged"; }));
}

}  // namespace
}  // namespace liandiao::tests
