// 口径: what each figure counts, by which day, and what a step adds to it or takes back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/statistics/counts.hpp"

namespace liandiao::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string const monday = "2026-03-02";
std::string const all_of_it = "terms: [{debtor: 2, creditor: 1, obligation: 修复院墙, amount: 800.00}]";

constexpr std::string_view subject = "peoples_mediation";
std::vector<std::string> counts(CaseFile const& file) { return tests::counts(file, subject); }
std::string count_of(CaseFile const& file, std::string_view code) { return tests::count_of(file, subject, code); }
/// What a step changed of people's mediation.
std::vector<std::string> moved(std::vector<Measure> const& before, std::vector<Measure> const& after) {
  return told(of_subject(measures_of_step(before, after), subject));
}

Life agreed(std::string const& day = monday) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]", all_of_it)}});
  return life;
}

Date day_of(std::string_view text) { return on(text).day; }

TEST(Counted, AMediationInProgressIsAcceptedAndNothingElse) {
  EXPECT_THAT(counts(at("plain:willing").file()), IsEmpty()) << "nobody has accepted it";
  EXPECT_THAT(counts(at("plain:accepted").file()), ElementsAre("accepted 2026-03-02 1"));
  EXPECT_THAT(counts(at("plain:in_session").file()), ElementsAre("accepted 2026-03-02 1"));
}

TEST(Counted, AnAgreedMediationCountsOnceByTheDayOfItsOutcome) {
  auto const life = agreed("2026-03-05");
  EXPECT_THAT(counts(life.file()),
              UnorderedElementsAre("accepted 2026-03-02 1", "concluded 2026-03-05 1", "parties 2026-03-05 2",
                                   "agreed 2026-03-05 1", "written 2026-03-05 1", "amount 2026-03-05 80000"));
  auto const one = of_subject(counted(life.file()), subject).front();
  EXPECT_EQ(one.organ, "jgm-pmc");
  EXPECT_EQ(one.type, "neighbours");
  EXPECT_EQ(one.source, "application");
  EXPECT_EQ(one.instance, 2);
}

TEST(Counted, AMediationThatFailedIsConcludedAndNotAgreed) {
  Life life = at("plain:in_session");
  go_on(life, {{"2026-03-06", "end", "{reason: no_agreement, told: [1, 2]}"}});
  EXPECT_THAT(counts(life.file()),
              UnorderedElementsAre("accepted 2026-03-02 1", "concluded 2026-03-06 1", "parties 2026-03-06 2"));
}

TEST(Counted, ARefusedApplicationIsNoMediation) {
  Life life = at("plain:applied");
  go_on(life, {{monday, "refuse", "{ground: outside_area, proper_organ: 新山村街道调委会, told: [1]}"}});
  EXPECT_THAT(counts(life.file()), IsEmpty());
}

TEST(Counted, WhatAnotherOrganTookBeforeAnybodyAcceptedItIsNoMediation) {
  Life life = at("plain:applied");
  go_on(life, {{monday, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"},
               {monday, "receive", "{}", 0, "ddk-peng"},
               {monday, "file", "{court_no: （2026）渝0104民初1号}", 0, "ddk-peng"}});
  ASSERT_EQ(life.file().instance(2)->outcome, "ended");
  EXPECT_THAT(counts(life.file()), IsEmpty());
}

TEST(Counted, AnOralAgreementIsOralAndAWrittenOneBesideItMakesTheMediationWritten) {
  Life life = at("by_claim:in_session");
  go_on(life, {{monday, "agree_orally", "{parties: [1, 2], mediator: jgm-wang, claims: [1], amount: 1.50}"}});
  EXPECT_EQ(count_of(life.file(), "oral"), "") << "the session is still open";
  Life written = life;
  go_on(life, {{"2026-03-04", "agree_orally", "{parties: [1, 3], mediator: jgm-wang, claims: [2], amount: 2}"}});
  EXPECT_EQ(count_of(life.file(), "oral"), "2026-03-04 1");
  EXPECT_EQ(count_of(life.file(), "written"), "");
  EXPECT_EQ(count_of(life.file(), "amount"), "2026-03-04 350");
  go_on(written, {{"2026-03-04", "agree", agreement("[1, 3]", "claims: [2]")}});
  EXPECT_EQ(count_of(written.file(), "oral"), "");
  EXPECT_EQ(count_of(written.file(), "written"), "2026-03-04 1");
  EXPECT_EQ(count_of(written.file(), "agreed"), "2026-03-04 1");
}

TEST(Counted, APartialAgreementCountsWhenTheRestEnds) {
  Life life = at("by_claim:in_session");
  go_on(life, {{monday, "agree", agreement("[1, 2]", "claims: [1]")},
               {"2026-03-09", "end", "{reason: no_agreement, told: [1, 2, 3]}"}});
  EXPECT_EQ(count_of(life.file(), "concluded"), "2026-03-09 1");
  EXPECT_EQ(count_of(life.file(), "agreed"), "2026-03-09 1");
  EXPECT_EQ(count_of(life.file(), "parties"), "2026-03-09 3");
}

TEST(Counted, HeadsAreCountedNotParties) {
  CaseFile file = agreed().file();
  file.all<Party>().front().headcount = 141;
  EXPECT_EQ(count_of(file, "parties"), "2026-03-02 142");
}

TEST(Counted, AnyLevelAboveTheFirstIsDifficult) {
  for (auto const& [level, expected] : {std::pair{"L1", ""}, {"L2", "2026-03-02 1"}, {"L3", "2026-03-02 1"}}) {
    CaseFile file = agreed().file();
    file.all<Head>().front().level = Symbol(level);
    EXPECT_EQ(count_of(file, "difficult"), expected) << level;
  }
}

TEST(Counted, PerformedWhenTheLastAgreementInForceIs) {
  CaseFile file = agreed().file();
  Agreement second = file.all<Agreement>().front();
  second.no = 2;
  file.all<Agreement>().push_back(second);
  auto const perform = [&](std::size_t at, std::string_view day) {
    file.all<Agreement>()[at].status = Symbol("performed");
    file.all<Agreement>()[at].performed_on = day_of(day);
  };
  perform(0, "2026-04-03");
  EXPECT_EQ(count_of(file, "performed"), "") << "the second is still owed";
  perform(1, "2026-03-20");
  EXPECT_EQ(count_of(file, "performed"), "2026-04-03 1");
  perform(0, "2026-02-01");
  perform(1, "2026-02-02");
  EXPECT_EQ(count_of(file, "performed"), "2026-03-02 1") << "not before the mediation counts";
}

TEST(Counted, WhatNoLongerBindsNeedNotBePerformed) {
  CaseFile file = agreed().file();
  Agreement second = file.all<Agreement>().front();
  second.no = 2;
  second.status = Symbol("superseded");
  file.all<Agreement>().push_back(second);
  EXPECT_EQ(count_of(file, "performed"), "") << "nothing was performed";
  file.all<Agreement>().front().performed_on = day_of("2026-03-20");
  EXPECT_EQ(count_of(file, "performed"), "2026-03-20 1");
}

TEST(Counted, AnApplicationForConfirmationAndItsRuling) {
  Life life = at("confirming");
  EXPECT_EQ(count_of(life.file(), "confirmation_applied"), "2026-03-02 1");
  EXPECT_EQ(count_of(life.file(), "confirmed"), "");
  life = at("confirmed");
  EXPECT_EQ(count_of(life.file(), "confirmed"), "2026-03-02 1");
  life = at("ruling_challenged");
  EXPECT_EQ(count_of(life.file(), "confirmed"), "2026-03-02 1") << "a challenge changes nothing by itself";
  go_on(life, {{"2026-04-01", "revoke_ruling", "{}", 4, "ddk-peng"}});
  EXPECT_EQ(count_of(life.file(), "confirmed"), "") << "a ruling that was revoked confirms nothing";
  EXPECT_EQ(count_of(life.file(), "confirmation_applied"), "2026-03-02 1");
}

std::vector<Lived> sued_over_agreement() {
  return {{"2026-04-10", "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true, agreement: 1}"},
          {"2026-04-10", "receive", "{}", 0, "ddk-peng"},
          {"2026-04-13", "file", "{court_no: （2026）渝0104民初1号}", 0, "ddk-peng"}};
}

TEST(Counted, ASuitAboutTheAgreementCountsFromItsFiling) {
  Life life = agreed();
  auto const steps = sued_over_agreement();
  go_on(life, {steps[0], steps[1]});
  EXPECT_EQ(count_of(life.file(), "sued"), "") << "no court has filed it";
  go_on(life, {steps[2]});
  EXPECT_EQ(count_of(life.file(), "sued"), "2026-04-13 1");
}

TEST(Counted, AReportedSuitCountsWhenItNamesTheAgreement) {
  Life life = agreed();
  go_on(life, {{"2026-04-01", "report_suit", "{court: ddk-court}"}});
  EXPECT_EQ(count_of(life.file(), "sued"), "");
  go_on(life, {{"2026-04-02", "report_suit", "{court: ddk-court, agreement: 1}"}});
  EXPECT_EQ(count_of(life.file(), "sued"), "2026-04-02 1");
}

TEST(Counted, AnAgreementACourtOverturnedCountsByTheEndOfThatSuit) {
  for (auto const* status : {"changed", "cancelled", "invalid"}) {
    Life life = agreed();
    go_on(life, sued_over_agreement());
    CaseFile file = life.file();
    file.all<Agreement>().front().status = Symbol(status);
    EXPECT_EQ(count_of(file, "overturned"), "2026-03-02 1") << "no suit was concluded";
    auto& suit = file.all<Instance>().back();
    suit.outcome = Symbol("concluded");
    suit.ended_on = day_of("2026-07-01");
    EXPECT_EQ(count_of(file, "overturned"), "2026-07-01 1") << status;
    EXPECT_EQ(count_of(file, "agreed"), "2026-03-02 1") << "it was agreed all the same";
  }
}

TEST(Counted, WhoHelpsInJointWorkTakesPartAndDoesNotLead) {
  Life life = at("plain:ready");
  std::string const officer = ", sent_by: jgm-ps, role: partner, trigger: asked_for}";
  go_on(life, {{monday, "add_joint", "{person: jgm-zhang" + officer},
               {monday, "drop_joint", "{person: jgm-zhang}", 2},
               {"2026-03-06", "end", "{reason: no_agreement, told: [1, 2]}", 2}});
  EXPECT_EQ(count_of(life.file(), "participated"), "2026-03-06 1 jgm-pmc");
  std::vector<std::string> by_police;
  for (auto const& row : counted(life.file()))
    if (row.organ == "jgm-ps") by_police.push_back(row.code.str());
  EXPECT_THAT(by_police, ElementsAre("peoples_mediation.participated"));
}

TEST(MeasuresOfStep, AreWhatAStepChangedAndNothingElse) {
  Life life = at("plain:in_session");
  auto const before = counted(life.file());
  go_on(life, {{"2026-03-05", "agree", agreement("[1, 2]", all_of_it)}});
  auto const agreed_now = counted(life.file());
  auto const brought = measures_of_step(before, agreed_now);
  EXPECT_THAT(told(of_subject(brought, subject)),
              ElementsAre("agreed 2026-03-05 1", "amount 2026-03-05 80000", "concluded 2026-03-05 1",
                          "parties 2026-03-05 2", "written 2026-03-05 1"));
  for (std::size_t i = 0; i < brought.size(); ++i) EXPECT_EQ(brought[i].index, static_cast<int>(i));
  go_on(life, {{"2026-03-06", "return_visit", "{found: 双方和好}"}});
  EXPECT_THAT(measures_of_step(agreed_now, counted(life.file())), IsEmpty());
  EXPECT_THAT(moved(agreed_now, before),
              ElementsAre("agreed 2026-03-05 -1", "amount 2026-03-05 -80000", "concluded 2026-03-05 -1",
                          "parties 2026-03-05 -2", "written 2026-03-05 -1"));
}

TEST(MeasuresOfStep, AnAmendedDayTakesBackFromOneMonthAndAddsToTheOther) {
  Life life = agreed("2026-04-01");
  auto const before = counted(life.file());
  auto const seq = std::to_string(life.file().version - 1);  // the last is the beginning of its fulfilment
  go_on(life, {{"2026-04-03", "amend", "{step: " + seq + ", on: '2026-03-31', reason: 日期写错}"}});
  EXPECT_THAT(
      moved(before, counted(life.file())),
      ElementsAre("agreed 2026-03-31 1", "agreed 2026-04-01 -1", "amount 2026-03-31 80000", "amount 2026-04-01 -80000",
                  "concluded 2026-03-31 1", "concluded 2026-04-01 -1", "parties 2026-03-31 2", "parties 2026-04-01 -2",
                  "written 2026-03-31 1", "written 2026-04-01 -1"));
}

TEST(MeasuresOfStep, AnAnnulledOutcomeTakesEverythingBack) {
  Life life = agreed();
  auto const before = counted(life.file());
  auto const seq = std::to_string(life.file().version - 1);  // the last is the beginning of its fulfilment
  go_on(life, {{"2026-04-03", "annul", "{step: " + seq + ", reason: 录错案件}"}});
  EXPECT_THAT(counts(life.file()), ElementsAre("accepted 2026-03-02 1"));
  auto both = before;
  auto const back = measures_of_step(before, counted(life.file()));
  both.insert(both.end(), back.begin(), back.end());
  EXPECT_EQ(added_up(both), counted(life.file()));
}

TEST(AddedUp, SaysNeitherTheStepNorTheClosingOfWhatItAdds) {
  Measure one{3, Symbol("a.b"), day_of(monday), Symbol("o"), Symbol("t"), Symbol("s"), Symbol("d"), 2, 5, 1};
  Measure other = one;
  other.index = 0;
  other.value = 2;
  other.closing = 4;
  Measure sum{0, one.code, one.day, one.organ, one.type, one.source, one.detail, 2, 7};
  EXPECT_THAT(added_up({one, other}), ElementsAre(sum));
  other.detail = Symbol("e");
  EXPECT_EQ(added_up({one, other}).size(), 2U) << "another detail is another figure";
}

}  // namespace
}  // namespace liandiao::tests
