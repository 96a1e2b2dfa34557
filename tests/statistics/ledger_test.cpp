// 台账、移送交办、办理期限、以案定补: who had a case and when, what was handed over, which deadlines were kept, who is
// paid for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/statistics/counts.hpp"

namespace liandiao::tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::string const day = "2026-03-04";
std::string const miao = "ddk-miao";

TEST(Ledger, ACaseIsRegisteredAndClosedInTheLedgerOfItsHolder) {
  EXPECT_THAT(counts_by_organ(at("registered").file(), "ledger"), ElementsAre("jgm-pmc: registered 2026-03-02 1"));
  EXPECT_THAT(counts_by_organ(at("closed").file(), "ledger"),
              ElementsAre("jgm-pmc: concluded 2026-03-02 1", "jgm-pmc: registered 2026-03-02 1"));
}

TEST(Ledger, ACaseThatWasTakenOverLeavesOneLedgerForTheOther) {
  Life life = at("offered");
  EXPECT_THAT(counts(life.file(), "ledger"), ElementsAre("registered 2026-03-02 1"));
  go_on(life, {{day, "accept", "{}", 2, miao}});
  EXPECT_THAT(counts_by_organ(life.file(), "ledger"),
              ElementsAre("ddk-mc: handed_in 2026-03-04 1 jgm-pmc", "jgm-pmc: handed_out 2026-03-04 1 ddk-mc",
                          "jgm-pmc: registered 2026-03-02 1"));
}

TEST(Handovers, CountForWhoGaveTheCase) {
  Life life = at("offered");
  EXPECT_THAT(counts_by_organ(life.file(), "handover"), ElementsAre("jgm-pmc: offered 2026-03-02 1 ddk-mc"));
  go_on(life, {{day, "return_case", "{reason: other, remark: 不收}", 2, miao},
               {day, "hand_over", "{organ: ddk-mc, kind: transfer, reason: 再送}"},
               {"2026-03-05", "accept", "{}", 3, miao},
               {"2026-03-05", "hand_over", "{organ: jgm-pmc, kind: transfer, reason: 退办}", 0, miao},
               {"2026-03-06", "recall", "{reason: 再议}", 4, miao}});
  EXPECT_THAT(counts_by_organ(life.file(), "handover"),
              ElementsAre("jgm-pmc: accepted 2026-03-05 1 ddk-mc", "jgm-pmc: offered 2026-03-02 1 ddk-mc",
                          "jgm-pmc: offered 2026-03-04 1 ddk-mc", "ddk-mc: offered 2026-03-05 1 jgm-pmc",
                          "jgm-pmc: ping_pong 2026-03-04 1 ddk-mc", "ddk-mc: ping_pong 2026-03-05 1 jgm-pmc",
                          "ddk-mc: recalled 2026-03-06 1 jgm-pmc", "jgm-pmc: returned 2026-03-04 1 ddk-mc"));
}

TEST(Handovers, NobodyAnsweringIsALapse) {
  Life life = at("offered");
  go_on(life, {{"2026-03-06", "lapse", "{clock: answer_handover}", 2}});
  EXPECT_EQ(count_of(life.file(), "handover", "lapsed"), "2026-03-06 1 ddk-mc");
}

TEST(Deadlines, ThatWereMetCountOnceByTheirArticle) {
  auto const met = counts(at("plain:accepted").file(), "deadlines");
  EXPECT_THAT(met, Contains("met 2026-03-02 1 " +
                            at("plain:accepted").file().find<Clock>(Symbol("accept"), 2, 0, 0)->article.str()));
  for (auto const& one : met) EXPECT_TRUE(one.starts_with("met ")) << one;
}

TEST(Deadlines, ThatPassedCountByTheFirstDayTooLateWheneverSomebodyNoticed) {
  Life life = at("plain:accepted");
  auto const due = *life.file().find<Clock>(Symbol("mediate"), 2, 0, 0)->due;
  go_on(life, {{due.plus(20).text(), "lapse", "{clock: mediate}", 2}});
  auto const lapsed = count_of(life.file(), "deadlines", "lapsed");
  EXPECT_TRUE(lapsed.starts_with(due.plus(1).text() + " 1 ")) << lapsed;
}

TEST(Deadlines, ThatWereExtendedOrPausedSaySoWhenTheyAreOver) {
  Life life = at("general/accepted");
  go_on(life, {{day, "extend", "{length: 10, consenting: [1, 2]}", 2, "td-xiang"},
               {day, "suspend", "{reason: appraisal}", 2, "td-xiang"},
               {"2026-03-09", "resume", "{}", 2, "td-xiang"}});
  EXPECT_EQ(count_of(life.file(), "deadlines", "extended"), "") << "it still runs";
  go_on(life, {{"2026-03-10", "end", "{reason: no_agreement, told: [1, 2]}", 2, "td-xiang"}});
  EXPECT_TRUE(count_of(life.file(), "deadlines", "extended").starts_with("2026-03-10 1 "));
  EXPECT_TRUE(count_of(life.file(), "deadlines", "suspended").starts_with("2026-03-10 1 "));
}

TEST(Deadlines, APartysOwnPeriodIsNobodysDeadline) {
  Life life = at("agreed_upon");
  ASSERT_NE(life.file().find<Clock>(Symbol("apply_confirmation"), 2, 1, 0), nullptr);
  go_on(life, {{"2026-05-06", "lapse", "{clock: apply_confirmation, agreement: 1}", 2}});
  EXPECT_EQ(count_of(life.file(), "deadlines", "lapsed"), "");
}

TEST(Deadlines, WhatWasDoneBesideTheLawCountsByItsArticle) {
  Life life = at("police:reported");
  go_on(life, {by_police(day, "police_session", "{present: [1, 2], mediators: [{person: jgm-zhang, role: lead}]}")});
  EXPECT_FALSE(life.file().all<Irregularity>().empty());
  std::int64_t found = 0;
  for (auto const& row : counted(life.file()))
    if (row.code == "deadlines.irregular") found += row.value;
  EXPECT_EQ(found, static_cast<std::int64_t>(life.file().all<Irregularity>().size()));
}

Life mediated(std::string_view stage = "plain:in_session") { return at(stage); }
std::vector<std::string> grade(CaseFile const& file) { return counts(file, "subsidy"); }

TEST(Subsidy, AMediationIsOfOneGradeForWhoLedItToItsEnd) {
  Life life = mediated();
  EXPECT_THAT(grade(life.file()), IsEmpty());
  Life failed = life;
  go_on(failed, {{day, "end", "{reason: no_agreement, told: [1, 2]}", 2}});
  EXPECT_THAT(grade(failed.file()), ElementsAre("failed 2026-03-04 1 jgm-wang"));
  Life oral = life;
  go_on(oral, {{day, "agree_orally", "{parties: [1, 2], mediator: jgm-wang}", 2}});
  EXPECT_THAT(grade(oral.file()), ElementsAre("oral 2026-03-04 1 jgm-wang"));
  go_on(life, {{day, "agree", agreement("[1, 2]"), 2}});
  EXPECT_THAT(counts_by_organ(life.file(), "subsidy"), ElementsAre("jgm-pmc: written 2026-03-04 1 jgm-wang"));
}

TEST(Subsidy, ADifficultOneIsMoreThanAWrittenOneAndAGroupMoreThanThat) {
  Life life = mediated();
  go_on(life, {{day, "agree", agreement("[1, 2]"), 2}});
  CaseFile file = life.file();
  file.all<Head>().front().level = Symbol("L2");
  EXPECT_THAT(grade(file), ElementsAre("difficult 2026-03-04 1 jgm-wang"));
  file.all<Party>().front().headcount = 9;
  EXPECT_THAT(grade(file), ElementsAre("group 2026-03-04 1 jgm-wang"));
  file.all<Party>().front().headcount = 1;
  file.all<Head>().front().flags = {Symbol("mass")};
  EXPECT_THAT(grade(file), ElementsAre("group 2026-03-04 1 jgm-wang"));
}

TEST(Subsidy, WhoeverHandedItOnIsNotPaidForIt) {
  Life life = mediated();
  go_on(life, {{"2026-03-03", "stand_down", "{person: jgm-wang}", 2}});
  EXPECT_THAT(grade(life.file()), IsEmpty());
  CaseFile file = life.file();
  file.all<Mediator>().push_back({2, Symbol("jgm-li"), Symbol("lead"), Date::of(2026, 3, 3), std::nullopt, Symbol()});
  file.all<Instance>()[1].outcome = Symbol("ended");
  file.all<Instance>()[1].ended_on = Date::of(2026, 3, 4);
  EXPECT_THAT(grade(file), ElementsAre("failed 2026-03-04 1 jgm-li"));
}

TEST(Subsidy, WithoutAMediatorNobodyIsPaid) {
  Life life = at("plain:accepted");
  go_on(life, {{day, "end", "{reason: no_agreement, told: [1, 2]}", 2}});
  EXPECT_THAT(grade(life.file()), IsEmpty());
}

}  // namespace
}  // namespace liandiao::tests
