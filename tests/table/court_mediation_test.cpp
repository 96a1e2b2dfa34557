// 诉前委派、诉中委托、律师调解: what it means to the parties, the body, the court and the suit it may run in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string const monday = "2026-03-02";
std::string const later = "2026-03-04";
std::string const peng = "ddk-peng";
std::string const yu = "ddk-yu";

Clock const* clock_of(Life const& life, std::string_view name, int instance = 2) {
  return life.file().find<Clock>(Symbol(name), instance, 0, 0);
}
std::string due(Life const& life, std::string_view name, int instance = 2) {
  auto const* clock = clock_of(life, name, instance);
  return clock == nullptr || !clock->due ? std::string("none") : clock->due->text();
}
Instance const& instance(Life const& life, int no) { return *life.file().instance(no); }
bool owes(Life const& life, std::string_view duty) {
  auto const& all = life.file().all<Duty>();
  return std::any_of(all.begin(), all.end(), [&](Duty const& row) { return row.duty == duty && !row.done_on; });
}
std::vector<std::string> irregular(Life const& life) {
  std::vector<std::string> list;
  for (auto const& row : life.file().all<Irregularity>()) list.push_back(row.guard.str());
  return list;
}
Lived serve(std::string const& parties) { return {later, "serve_paper", "{parties: " + parties + "}", 3, peng}; }
Lived extend(std::string const& on, int instance = 3) {
  return {on, "extend", "{length: 5, consenting: [1, 2]}", instance, yu};
}

// ---- before a suit ----------------------------------------------------------------------------------------------

TEST(BeforeASuit, TheCourtHasItsSevenDaysOnlyUntilSomebodyAgreesToMediate) {
  Life life = at("court:received");
  EXPECT_EQ(due(life, "ask_consent"), "2026-03-09");
  go_on(life, {{later, "consent", "{parties: [1], purpose: mediate, answer: given}", 2}});
  EXPECT_EQ(clock_of(life, "ask_consent")->mark, "met");
  EXPECT_EQ(due(life, "choose_mediator"), "2026-03-06") << "two working days to choose";
}

TEST(BeforeASuit, TheMaterialsGoToTheBodyAndComeBackWhenItDeclines) {
  Life life = at("court:delegated");
  EXPECT_EQ(instance(life, 2).organ, "ddk-ic");
  EXPECT_NE(life.file().find<Access>(Symbol("ddk-court")), nullptr) << "the court keeps looking in";
  EXPECT_EQ(due(life, "answer_delegation"), "2026-03-05");
  go_on(life, {{later, "decline", "{reason: not_competent}", 2, yu}});
  EXPECT_EQ(instance(life, 2).organ, "ddk-court");
  EXPECT_EQ(due(life, "appoint_by_court"), "2026-03-09") << "three working days to appoint another";
}

TEST(BeforeASuit, ThirtyDaysRunFromTheDayTheBodyTookTheMaterials) {
  Life life = at("court:delegated");
  go_on(life, {{later, "accept", "{}", 2, yu}});
  EXPECT_EQ(due(life, "mediate"), "2026-04-03");
  EXPECT_EQ(due(life, "contact"), "2026-03-09");
  EXPECT_EQ(clock_of(life, "mediate")->basis, "law");
}

TEST(BeforeASuit, EverybodyTogetherMayLengthenTheTimeAsOftenAsTheyLike) {
  Life life = at("court:ready");
  for (int i = 0; i < 4; ++i) go_on(life, {extend(later, 2)});
  EXPECT_EQ(clock_of(life, "mediate")->extensions, 4);
  EXPECT_THAT(refusal(life.give("extend", "{length: 5, consenting: [1]}", {.on = later, .by = yu, .instance = 2})),
              HasSubstr("everybody_consents_to_extend [2]"));
}

TEST(BeforeASuit, TimeForAnAppraisalIsLeftOut) {
  Life life = at("court:ready");
  go_on(life, {{later, "suspend", "{reason: appraisal}", 2, yu}, {"2026-03-24", "resume", "{}", 2, yu}});
  EXPECT_EQ(due(life, "mediate"), "2026-04-21") << "twenty days more";
}

TEST(BeforeASuit, WhatIsSignedBindsAtOnceAndIsOwedToTheCourt) {
  Life life = at("court:in_session");
  go_on(life, {{later, "agree", agreement("[1, 2]", "", yu), 2, yu}});
  EXPECT_EQ(life.file().agreement(1)->status, "in_force");
  EXPECT_TRUE(owes(life, "lodge_agreement"));
  EXPECT_THAT(refusal(life.give("apply_confirmation",
                                "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: inviting_court}",
                                {.on = later})),
              IsEmpty());
  go_on(life, {{later, "lodge_agreement", "{}", 2, yu}});
  EXPECT_FALSE(owes(life, "lodge_agreement"));
}

TEST(BeforeASuit, AnAgreementAfterTheTimeBindsAndSaysThatItWasLate) {
  Life life = at("court:in_session");
  go_on(life, {{"2026-04-10", "agree", agreement("[1, 2]", "", yu), 2, yu}});
  EXPECT_EQ(life.file().agreement(1)->status, "in_force");
  EXPECT_THAT(irregular(life), testing::Contains("within_limit"));
}

TEST(BeforeASuit, HoweverItEndsTheCourtIsOwedAReportAndItsPapers) {
  Life life = at("court:ready");
  go_on(life, {{later, "leave", "{party: 2, toward: court}", 2}});
  EXPECT_EQ(instance(life, 2).state, "ended");
  EXPECT_TRUE(owes(life, "report_to_court"));
  EXPECT_TRUE(owes(life, "tell_remedies"));
  go_on(life, {{later, "report_back", "{report: 被告拒绝, materials_returned: true}", 2, yu}});
  EXPECT_FALSE(owes(life, "report_to_court"));
}

TEST(BeforeASuit, WhoeverInsistsHasTheSuitReceivedThatDayAndDecidedInSeven) {
  Life life = at("court:ready");
  go_on(life, {{later, "end", "{reason: no_agreement, told: [1, 2]}", 2, yu},
               {later, "insist_on_suit", "{party: 1, against: [2]}", 2}});
  EXPECT_EQ(instance(life, 3).procedure, "litigation_referral");
  EXPECT_EQ(instance(life, 3).state, "received");
  EXPECT_EQ(due(life, "decide_filing", 3), "2026-03-11");
  EXPECT_EQ(life.file().find<Filing>(3)->receipt_no, "收001") << "the receipt of the complaint is the first one";
  EXPECT_THAT(refusal(life.give("file", "{court_no: （2026）渝0104民初9号}", {.on = later, .by = peng, .instance = 3})),
              IsEmpty());
}

TEST(BeforeASuit, AFiledSuitEndsIt) {
  Life life = at("court:in_session");
  go_on(life, {{later, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"},
               {later, "file", "{court_no: （2026）渝0104民初9号}", 3, peng}});
  EXPECT_EQ(instance(life, 2).state, "ended");
}

TEST(BeforeASuit, SuspectedFalsenessStopsItUntilTheCourtHasLooked) {
  Life life = at("court:in_session");
  go_on(life, {{later, "report_false", "{grounds: 双方串通}", 2, yu}});
  EXPECT_EQ(instance(life, 2).suspended_for, "false_mediation");
  EXPECT_THAT(refusal(life.give("agree", agreement("[1, 2]", "", yu), {.on = later, .by = yu, .instance = 2})),
              HasSubstr("not_suspended"));
  go_on(life, {{later, "clear_suspicion", "{remark: 未发现串通}", 2, peng},
               {later, "agree", agreement("[1, 2]", "", yu), 2, yu}});
  EXPECT_EQ(life.file().agreement(1)->status, "in_force");
}

TEST(BeforeASuit, WhatIsReportedAsFalseGoesToNoCourtForConfirmationEvenOnceItHasEnded) {
  Life life = at("court_four:in_session");
  go_on(life, {{later, "agree", agreement("[1, 2]", "", yu), 2, yu},
               {later, "report_false", "{grounds: 双方串通}", 2, yu},
               {later, "end", "{reason: other, told: [3, 4]}", 2, yu}});
  EXPECT_THAT(refusal(life.give("apply_confirmation",
                                "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: inviting_court}",
                                {.on = later})),
              HasSubstr("not_suspected_false"));
}

TEST(BeforeASuit, AMissingReceiptAndAnAddressNotAskedForAreRecordedAsSuch) {
  Life life = at("registered");
  go_on(life, {{later, "offer_mediation", "{organ: ddk-court, party: 1}"}});
  EXPECT_THAT(irregular(life), testing::ElementsAre("receipt_given"));
  EXPECT_THAT(irregular(at("court:ready")), testing::Contains("addresses_confirmed"));
}

TEST(BeforeASuit, OneWayOfSettlingIsLiveAtATime) {
  Life life = at("court:received");
  EXPECT_THAT(refusal(life.give("apply", "{organ: jgm-pmc, applicants: [1]}", {.on = later})),
              HasSubstr("no_other_mediation [2]"));
}

// ---- inside a suit ----------------------------------------------------------------------------------------------

TEST(InsideASuit, TheSuitWaitsAndTheTimeIsThatOfItsTrial) {
  Life life = at("in_suit:accepted");
  EXPECT_EQ(instance(life, 2).suspended_for, "entrusted_mediation");
  EXPECT_EQ(instance(life, 2).state, "filed");
  EXPECT_EQ(due(life, "mediate", 3), "2026-03-09") << "seven days in simplified proceedings";
  EXPECT_EQ(due(life, "try_simplified"), "2026-06-02") << "the trial's time goes on";
}

TEST(InsideASuit, OnlyTheTimeThePartiesAddedIsNotTheTrials) {
  Life life = at("in_suit:ready");
  go_on(life, {extend(later)});
  EXPECT_EQ(due(life, "try_simplified"), "none");
  go_on(life, {{"2026-03-13", "leave", "{party: 2}", 3}});
  EXPECT_FALSE(instance(life, 2).suspended_on);
  EXPECT_EQ(due(life, "try_simplified"), "2026-06-05") << "the tenth to the twelfth are left out";
}

TEST(InsideASuit, AddedTimeThatWasNotNeededLeavesNothingOut) {
  Life life = at("in_suit:ready");
  go_on(life, {extend(later), {"2026-03-06", "leave", "{party: 2}", 3}});
  EXPECT_EQ(due(life, "try_simplified"), "2026-06-02");
}

TEST(InsideASuit, WhatIsSignedBindsOnlyWhenTheCourtsPaperIsServedOnEverybody) {
  Life life = at("in_suit:settled");
  EXPECT_EQ(life.file().agreement(1)->status, "unserved");
  EXPECT_EQ(life.file().find<Claim>(1)->settled_by, 0);
  go_on(life, {{later, "issue_paper", "{paper_no: （2026）渝0104民初1号}", 3, peng}, serve("[1]")});
  EXPECT_EQ(life.file().agreement(1)->status, "unserved");
  go_on(life, {serve("[2]")});
  EXPECT_EQ(life.file().agreement(1)->status, "in_force");
  EXPECT_EQ(life.file().agreement(1)->form, "mediation_paper");
  EXPECT_EQ(life.file().find<Claim>(1)->settled_by, 1);
  EXPECT_EQ(instance(life, 3).state, "agreed");
  EXPECT_EQ(instance(life, 2).state, "concluded");
  EXPECT_EQ(instance(life, 4).procedure, "fulfilment");
}

TEST(InsideASuit, WhoeverGoesBackOnItBeforeServiceIsNotBoundAndTheSuitGoesOn) {
  Life life = at("in_suit:issued");
  go_on(life, {serve("[1]"), {later, "leave", "{party: 2}", 3}});
  EXPECT_EQ(life.file().agreement(1)->status, "never_served");
  EXPECT_EQ(instance(life, 3).state, "ended");
  EXPECT_EQ(instance(life, 2).state, "filed");
  EXPECT_FALSE(instance(life, 2).suspended_on);
  EXPECT_FALSE(owes(life, "tell_remedies")) << "the court decides";
}

TEST(InsideASuit, AWithdrawalLeavesWhatThePartiesSigned) {
  Life life = at("in_suit:settled");
  go_on(life, {{later, "withdraw", "{party: 1}", 2}});
  EXPECT_EQ(instance(life, 2).state, "withdrawn");
  EXPECT_EQ(life.file().agreement(1)->status, "in_force");
  EXPECT_EQ(life.file().agreement(1)->form, "written");
  EXPECT_EQ(life.file().agreement(1)->effective_on, Date::of(2026, 3, 4));
}

TEST(InsideASuit, AJudgmentEndsTheMediationInside) {
  Life life = at("in_suit:ready");
  go_on(life, {{later, "conclude_suit", "{outcome: judgment}", 2, peng}});
  EXPECT_EQ(instance(life, 3).state, "ended");
  EXPECT_TRUE(owes(life, "report_to_court"));
}

TEST(InsideASuit, AnotherSuitThatIsFiledDoesNotEndIt) {
  Life life = at("in_suit:ready");
  go_on(life, {{later, "submit", "{party: 2, against: [1], organ: ddk-court, signed_complaint: true}"},
               {later, "file", "{court_no: （2026）渝0104民初9号}", 4, peng}});
  EXPECT_EQ(instance(life, 3).state, "ready") << "it runs inside a court already";
}

TEST(InsideASuit, EverybodyAgreesBeforeItIsEntrusted) {
  Life life = at("in_suit:received");
  go_on(life, {{later, "consent", "{parties: [1], purpose: mediate, answer: given}", 3}});
  EXPECT_THAT(refusal(life.give("delegate", "{organ: ddk-ic}", {.on = later, .by = peng, .instance = 3})),
              HasSubstr("delegation_agreed [2]"));
}

TEST(InsideASuit, ARefusalLetsTheSuitGoOn) {
  Life life = at("in_suit:received");
  go_on(life, {{later, "leave", "{party: 2}", 3}});
  EXPECT_EQ(instance(life, 3).state, "ended");
  EXPECT_FALSE(instance(life, 2).suspended_on);
  EXPECT_FALSE(owes(life, "report_to_court")) << "no body had it yet";
}

// ---- lawyers ----------------------------------------------------------------------------------------------------

TEST(Lawyers, AFirmsRoomMayAskAFeeAndNobodyElse) {
  Life firm = at("lawyers:accepted");
  go_on(firm, {{later, "charge_fee", "{amount: 200}", 2, "ddk-tan"}});
  EXPECT_THAT(irregular(firm), IsEmpty());
  Life sent = at("court:accepted");
  go_on(sent, {{later, "charge_fee", "{amount: 200}", 2, yu}});
  EXPECT_THAT(irregular(sent), testing::ElementsAre("fee_is_allowed")) << "recorded, because it happened";
}

TEST(Lawyers, NoCourtIsOwedAnything) {
  Life life = at("lawyers:accepted");
  go_on(life, {{later, "end", "{reason: no_agreement, told: [1, 2]}", 2, "ddk-tan"}});
  EXPECT_FALSE(owes(life, "report_to_court"));
  EXPECT_EQ(clock_of(life, "mediate")->basis, "policy");
}

}  // namespace
}  // namespace liandiao::tests
