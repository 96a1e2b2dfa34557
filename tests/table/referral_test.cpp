// 起诉材料移送、立案: what the party does, what the court reports, and what is recorded beside the law.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string const peng = "ddk-peng";
std::string const monday = "2026-03-02";

Instance const& referral(Life const& life) { return *life.file().instance(2); }
Clock const* clock_of(Life const& life, std::string_view name) {
  return life.file().find<Clock>(Symbol(name), 2, 0, 0);
}
Filing const& filing(Life const& life) { return *life.file().find<Filing>(2); }

std::vector<std::string> irregularities(Life const& life) {
  std::vector<std::string> list;
  for (auto const& row : life.file().all<Irregularity>()) list.push_back(row.guard.str() + " " + row.fact);
  return list;
}

TEST(Referral, ReceivingCourtAndCompetentCourtAreKeptApart) {
  Life life = at("registered");
  go_on(life, {{monday, "submit",
                "{party: 1, against: [2], organ: ddk-tribunal, competent_court: ddk-court, signed_complaint: true}"}});
  EXPECT_EQ(filing(life).receiving_court, "ddk-tribunal");
  EXPECT_EQ(filing(life).competent_court, "ddk-court");
}

TEST(Referral, AnOralComplaintIsTheTribunalsToNote) {
  Life life = at("registered");
  go_on(life, {{monday, "submit", "{party: 1, against: [2], organ: ddk-tribunal, oral: true}"}});
  EXPECT_TRUE(filing(life).oral);
  EXPECT_EQ(referral(life).state, "submitted");
}

TEST(Referral, TheSevenDaysRunFromTheReceipt) {
  Life life = at("received");
  EXPECT_EQ(clock_of(life, "receive")->mark, "met");
  EXPECT_EQ(clock_of(life, "decide_filing")->start.text(), monday);
  EXPECT_EQ(clock_of(life, "decide_filing")->due->text(), "2026-03-09");
}

TEST(Referral, FilingOnTheSeventhDayIsInTime) {
  Life life = at("received");
  go_on(life, {{"2026-03-09", "file", "{court_no: （2026）渝0104民初1号}", 0, peng}});
  EXPECT_EQ(clock_of(life, "decide_filing")->mark, "met");
  EXPECT_THAT(irregularities(life), IsEmpty());
}

TEST(Referral, TheEighthDayUndecidedIsAnAlarmAndNeverAFiling) {
  Life life = at("received");
  EXPECT_EQ(life.sweep("2026-03-09"), 0);
  EXPECT_EQ(life.sweep("2026-03-10"), 1);
  EXPECT_EQ(referral(life).state, "received");
  auto const* duty = life.file().find<Duty>(Symbol("clock_lapsed"), 2, std::string("decide_filing"));
  ASSERT_NE(duty, nullptr);
  EXPECT_THAT(duty->article.str(), HasSubstr("登记立案规定 8"));
  EXPECT_EQ(duty->organ, "ddk-court");
}

TEST(Referral, ALateDecisionIsRecordedWithItsIrregularityAndEndsTheAlarm) {
  Life life = at("received");
  life.sweep("2026-03-10");
  go_on(life, {{"2026-03-12", "file", "{court_no: （2026）渝0104民初1号}", 0, peng}});
  EXPECT_EQ(referral(life).state, "filed");
  EXPECT_THAT(irregularities(life), ElementsAre("decided_in_time 2026-03-09"));
  EXPECT_EQ(clock_of(life, "decide_filing")->mark, "lapsed");
  EXPECT_TRUE(life.file().find<Duty>(Symbol("clock_lapsed"), 2, std::string("decide_filing"))->done_on.has_value());
}

TEST(Referral, FilingStartsTheTimeForTrialByItsKind) {
  std::vector<std::pair<std::string, std::string>> const kinds{
      {"ordinary", "2026-09-02"}, {"simplified", "2026-06-02"}, {"small_claim", "2026-05-06"}};
  for (auto const& [kind, due] : kinds) {
    Life life = at("received");
    go_on(life, {{monday, "file", "{court_no: （2026）渝0104民初1号, trial: " + kind + "}", 0, peng}});
    ASSERT_NE(clock_of(life, "try_" + kind), nullptr) << kind;
    EXPECT_EQ(clock_of(life, "try_" + kind)->due->text(), due) << kind;
  }
}

TEST(Referral, ACorrectionStopsTheSevenDaysAndCorrectingBeginsThemAnew) {
  Life life = at("correcting");
  EXPECT_EQ(clock_of(life, "decide_filing")->mark, "void");
  EXPECT_EQ(clock_of(life, "correct")->due->text(), "2026-03-09");
  EXPECT_EQ(clock_of(life, "correct")->owner, "party");
  go_on(life, {{"2026-03-06", "correct", "{party: 1}"}});
  EXPECT_EQ(referral(life).state, "received");
  EXPECT_EQ(clock_of(life, "correct")->mark, "met");
  EXPECT_EQ(clock_of(life, "decide_filing")->mark, "running");
  EXPECT_EQ(clock_of(life, "decide_filing")->start.text(), "2026-03-06");
  EXPECT_EQ(clock_of(life, "decide_filing")->due->text(), "2026-03-13");
}

TEST(Referral, TheDayForCorrectionLiesAhead) {
  Life life = at("received");
  auto const decided =
      life.give("require_correction", "{gaps: 缺身份证明, correct_by: 2026-03-02}", {.on = monday, .by = peng});
  EXPECT_THAT(refusal(decided), HasSubstr("day_set_not_ahead"));
}

TEST(Referral, ASecondNoticeIsRecordedAsIrregular) {
  Life life = at("correcting");
  go_on(life, {{"2026-03-06", "correct", "{party: 1}"},
               {"2026-03-06", "require_correction", "{gaps: 缺证据目录, correct_by: 2026-03-16}", 0, peng}});
  EXPECT_EQ(referral(life).state, "correcting");
  EXPECT_THAT(irregularities(life), ElementsAre("one_notice_only 2"));
  EXPECT_EQ(filing(life).corrections, 2);
  EXPECT_EQ(clock_of(life, "correct")->due->text(), "2026-03-16");
}

TEST(Referral, PapersGivenBackBeforeTheTimeIsOverAreIrregular) {
  Life early = at("correcting");
  go_on(early, {{"2026-03-09", "return_papers", "{}", 0, peng}});
  EXPECT_THAT(irregularities(early), ElementsAre("correction_time_over 2026-03-09"));
  Life after = at("correcting");
  go_on(after, {{"2026-03-10", "return_papers", "{}", 0, peng}});
  EXPECT_THAT(irregularities(after), IsEmpty());
}

TEST(Referral, ACourtMayFileWithoutWaitingForTheCorrection) {
  Life life = at("correcting");
  go_on(life, {{"2026-03-04", "file", "{court_no: （2026）渝0104民初1号}", 0, peng}});
  EXPECT_EQ(referral(life).state, "filed");
  EXPECT_EQ(clock_of(life, "correct")->mark, "void");
}

TEST(Referral, NoTimeForCorrectionRunsOnceThePapersAreWithdrawn) {
  Life life = at("correcting");
  go_on(life, {{"2026-03-04", "withdraw", "{party: 1}"}});
  EXPECT_EQ(referral(life).state, "withdrawn");
  EXPECT_EQ(clock_of(life, "correct")->mark, "void");
}

TEST(Referral, NoTimeForCorrectionRunsOnceThePapersAreGivenBack) {
  Life life = at("correcting");
  go_on(life, {{"2026-03-04", "return_papers", "{}", 0, peng}});
  EXPECT_EQ(clock_of(life, "correct")->mark, "void");
}

TEST(Referral, FailedOrRefusedMediationIsNeverAGroundAndIsRecordedAsIrregular) {
  for (std::string const ground : {"mediation_failed", "mediation_first"}) {
    Life life = at("received");
    go_on(life,
          {{"2026-03-04", "refuse_filing", "{ground: " + ground + ", ruling_no: （2026）渝0104民初1号}", 0, peng}});
    EXPECT_THAT(irregularities(life), ElementsAre("not_for_mediation " + ground));
  }
}

TEST(Referral, ARefusalWithoutAWrittenRulingIsIrregular) {
  Life life = at("received");
  go_on(life, {{"2026-03-04", "refuse_filing", "{ground: conditions_not_met}", 0, peng}});
  EXPECT_THAT(irregularities(life), ElementsAre("ruling_in_writing "));
}

TEST(Referral, EverythingBesideTheLawIsRecordedAtOnce) {
  Life life = at("received");
  go_on(life, {{"2026-03-12", "refuse_filing", "{ground: mediation_failed}", 0, peng}});
  EXPECT_THAT(irregularities(life),
              ElementsAre("not_for_mediation mediation_failed", "ruling_in_writing ", "decided_in_time 2026-03-09"));
}

TEST(Referral, ARefusalOpensTheTenDaysForAppeal) {
  Life life = at("court_refused");
  EXPECT_EQ(clock_of(life, "appeal")->mark, "running");
  EXPECT_EQ(clock_of(life, "appeal")->owner, "party");
  EXPECT_EQ(clock_of(life, "appeal")->due->text(), "2026-03-12");
  go_on(life, {{"2026-03-12", "appeal", "{party: 1}"}});
  EXPECT_EQ(clock_of(life, "appeal")->mark, "met");
  EXPECT_EQ(referral(life).state, "refused");
}

TEST(Referral, ALateAppealIsRecordedAsLate) {
  Life life = at("court_refused");
  go_on(life, {{"2026-03-13", "appeal", "{party: 1}"}});
  EXPECT_THAT(irregularities(life), ElementsAre("appeal_in_time 2026-03-12"));
}

TEST(Referral, ThePlaintiffWithdrawsAtAnyTimeBeforeTheEnd) {
  for (std::string_view const stage : {"submitted", "received", "correcting", "filed"}) {
    SCOPED_TRACE(stage);
    Life life = at(stage);
    EXPECT_TRUE(life.possible("withdraw", "2026-03-04"));
    go_on(life, {{"2026-03-04", "withdraw", "{party: 1}"}});
    EXPECT_EQ(referral(life).state, "withdrawn");
    for (auto const& clock : life.file().all<Clock>())
      EXPECT_FALSE(clock.instance == 2 && clock.owner == "organ" && clock.mark == "running") << clock.clock.view();
  }
}

TEST(Referral, ACourtThatFilesOnTheSpotReceivedThePapersThatDay) {
  Life life = at("submitted");
  go_on(life, {{monday, "file", "{court_no: （2026）渝0104民初1号}", 0, peng}});
  EXPECT_EQ(referral(life).state, "filed");
  EXPECT_EQ(filing(life).received_on->text(), monday);
  EXPECT_EQ(clock_of(life, "receive")->mark, "met");
  EXPECT_THAT(irregularities(life), IsEmpty());
}

TEST(Referral, ARefusalUpheldStaysAndMayNotBeDecidedTwice) {
  Life life = at("court_refused");
  go_on(life, {{"2026-03-09", "appeal", "{party: 1}"},
               {"2026-04-01", "decide_appeal", "{outcome: upheld, ruling_no: （2026）渝05民终1号}", 0, peng}});
  EXPECT_EQ(referral(life).state, "refused");
  EXPECT_THAT(refusal(life.give("decide_appeal", "{outcome: must_file}", {.on = "2026-04-02", .by = peng})),
              HasSubstr("appeal_is_pending"));
}

TEST(Referral, ARefusalSetAsideIsFiledAndTheTrialBegins) {
  Life life = at("court_refused");
  go_on(life, {{"2026-03-09", "appeal", "{party: 1}"},
               {"2026-04-01", "decide_appeal", "{outcome: must_file, court_no: (2026)渝0104民初2号, trial: simplified}",
                0, peng}});
  EXPECT_EQ(referral(life).state, "filed");
  EXPECT_EQ(filing(life).court_no, "（2026）渝0104民初2号");
  EXPECT_EQ(clock_of(life, "try_simplified")->due->text(), "2026-07-01");
  EXPECT_TRUE(life.possible("conclude_suit", "2026-04-02", peng));
}

TEST(Referral, ARefusedPartyMaySueAgain) {
  for (std::string_view const stage : {"court_refused", "returned", "redirected", "withdrawn"}) {
    Life life = at(stage);
    EXPECT_THAT(refusal(life.give("submit", "{party: 1, against: [2], organ: ddk-tribunal, signed_complaint: true}",
                                  {.on = "2026-03-12"})),
                IsEmpty())
        << stage;
  }
}

TEST(Referral, TheCourtsOwnClerkEntersWhatTheCourtDid) {
  Life life = at("submitted");
  auto const& event = life.must("receive", "{receipt_no: 收001}", {.on = monday, .by = peng});
  EXPECT_EQ(event.actor.organ, "ddk-court");
  EXPECT_EQ(event.actor.role, "court_clerk");
}

TEST(Referral, SomebodyWithoutAccessToTheCaseEntersNothing) {
  Life life = at("submitted");
  auto const decided = life.give("receive", "{}", {.on = monday, .by = "xsc-zhao"});
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().error.code, Code::forbidden);
}

}  // namespace
}  // namespace liandiao::tests
