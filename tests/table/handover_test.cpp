// How a case changes hands, and who answers for it meanwhile.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/cases/standing.hpp"
#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;

constexpr std::string_view monday = "2026-03-02";
constexpr std::string_view tuesday = "2026-03-03";
std::string const day(monday);
std::string const miao = "ddk-miao";

Handover const& handed(Life const& life, int instance = 2) { return *life.file().find<Handover>(instance); }

TEST(Handover, UntilItIsAcceptedTheGiverAnswers) {
  Life life = at("signed_for");
  EXPECT_EQ(life.file().head().holder, "jgm-pmc");
  EXPECT_EQ(standing_of(life.file()), "handing_over");
  go_on(life, {{std::string(tuesday), "accept", "{}", 2, miao}});
  EXPECT_EQ(life.file().head().holder, "ddk-mc");
  EXPECT_EQ(standing_of(life.file()), "assigned");
  auto const& custody = life.file().all<Custody>();
  ASSERT_EQ(custody.size(), 2U);
  EXPECT_EQ(custody[0].until_seq, custody[1].from_seq) << "the intervals tile";
  EXPECT_EQ(custody[1].since.text(), tuesday);
}

TEST(Handover, WhatIsReturnedStaysWithTheGiverWithTheReason) {
  Life life = at("offered");
  go_on(life, {{std::string(tuesday), "return_case", "{reason: not_competent, remark: 非医疗纠纷}", 2, miao}});
  EXPECT_EQ(life.file().head().holder, "jgm-pmc");
  EXPECT_EQ(handed(life).returned_for, "not_competent");
  EXPECT_EQ(life.file().all<Custody>().size(), 1U);
}

TEST(Handover, NobodyAnsweringInThreeWorkingDaysLeavesItWhereItIs) {
  Life life = at("offered");
  EXPECT_EQ(life.file().find<Clock>(Symbol("answer_handover"), 2, 0, 0)->due->text(), "2026-03-05");
  go_on(life, {{"2026-03-06", "lapse", "{clock: answer_handover}", 2}});
  EXPECT_EQ(life.file().instance(2)->state, "lapsed");
  EXPECT_EQ(life.file().head().holder, "jgm-pmc");
}

TEST(Handover, OnlyWhoAnswersForTheCaseMayGiveItAwayAndOnlyTheReceiverMayTakeIt) {
  Life life = at("informed");
  EXPECT_THAT(refusal(life.give("hand_over", "{organ: xsc-pmc, kind: assign, reason: 辖区}", {.on = day, .by = miao})),
              HasSubstr("organ_may_not"));
  Life offered = at("offered");
  EXPECT_THAT(refusal(offered.give("accept", "{}", {.on = day, .instance = 2})), HasSubstr("organ_may_not"));
}

TEST(Handover, ACaseSentBackAndForthIsCounted) {
  Life life = at("offered");
  EXPECT_FALSE(handed(life).back);
  go_on(life, {{day, "return_case", "{reason: other, remark: 不收}", 2, miao},
               {day, "hand_over", "{organ: ddk-mc, kind: transfer, reason: 再送}"},
               {day, "accept", "{}", 3, miao},
               {day, "hand_over", "{organ: jgm-pmc, kind: transfer, reason: 退办}", 0, miao}});
  EXPECT_TRUE(handed(life, 3).back) << "it had sent the case back before";
  EXPECT_TRUE(handed(life, 4).back) << "it had the case before";
}

TEST(Handover, HandingOverAloneIsNothingToCloseACaseWith) {
  Life life = at("offered");
  go_on(life, {{day, "accept", "{}", 2, miao}});
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = day, .by = miao})), HasSubstr("something_was_done"));
}

// Its own organ goes on with what it began, whoever holds the case; the case itself is the receiver's from that day on.
TEST(Handover, WhoeverTookACaseOverDoesNotCloseItForADayBefore) {
  Life life = at("plain:ready");
  go_on(life, {{day, "hand_over", "{organ: ddk-mc, kind: transfer, reason: 移送}"},
               {day, "end", "{reason: no_agreement, told: [1, 2]}", 2}});
  complete_dossiers(life, day);
  go_on(life, {{std::string(tuesday), "accept", "{}", 3, miao}});
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = day, .by = miao})), HasSubstr("held_by_then [2026-03-03]"));
  complete_dossiers(life, std::string(tuesday));
  go_on(life, {{std::string(tuesday), "close", "{}", 0, miao}});
  EXPECT_EQ(life.file().docket().state, "closed");
}

TEST(Handover, AMediationGoesOnWithItsOwnOrganWhoeverHoldsTheCase) {
  Life life = at("plain:ready");
  go_on(life, {{day, "hand_over", "{organ: ddk-mc, kind: transfer, reason: 移送}"},
               {day, "accept", "{}", 3, miao},
               {day, "convene", "{present: [1, 2]}", 2}});
  EXPECT_EQ(life.file().instance(2)->state, "in_session");
  EXPECT_EQ(life.file().head().holder, "ddk-mc");
}

}  // namespace
}  // namespace liandiao::tests
