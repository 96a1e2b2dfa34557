// 人民调解 as people live it: what each important row does, seen on a case.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string const day = "2026-03-04";

Clock const& clock_of(Life const& life, std::string_view name, int instance = 2, int agreement = 0) {
  auto const* clock = life.file().find<Clock>(Symbol(name), instance, agreement, 0);
  if (clock == nullptr) throw std::runtime_error("no such clock: " + std::string(name));
  return *clock;
}

Instance const& mediation(Life const& life) { return *life.file().instance(2); }
std::string_view state(Life const& life) { return mediation(life).state.view(); }

Symbol standing(Life const& life, int party) { return life.file().find<Participation>(2, party)->standing; }

Duty const* duty(Life const& life, std::string_view what, std::string const& subject = {}, int instance = 2) {
  return life.file().find<Duty>(Symbol(what), instance, subject);
}

std::vector<std::string> irregularities(Life const& life) {
  std::vector<std::string> list;
  for (auto const& row : life.file().all<Irregularity>()) list.push_back(row.guard.str() + " " + row.fact);
  return list;
}

// ---- who takes part ---------------------------------------------------------------------------------------------

TEST(PeoplesMediation, ApplyingIsConsentOfTheApplicantAndAnInvitationToTheOthers) {
  Life life = at("three:applied");
  EXPECT_EQ(standing(life, 1), "in");
  EXPECT_EQ(standing(life, 2), "invited");
  EXPECT_EQ(standing(life, 3), "invited");
  EXPECT_EQ(life.file().all<Consent>().size(), 1U);
}

TEST(PeoplesMediation, OnOwnMotionEverybodyIsStillToBeAsked) {
  Life life = at("informed");
  go_on(life, {{day, "own_motion", "{organ: jgm-pmc}"}});
  EXPECT_EQ(standing(life, 1), "invited");
  EXPECT_THAT(life.file().all<Consent>(), IsEmpty());
}

TEST(PeoplesMediation, APartyJoinedLaterIsInvited) {
  Life life = at("plain:ready");
  go_on(life, {{day, "add_party", "{entry: {side: respondent, kind: natural, name: 王五}}"}});
  EXPECT_EQ(standing(life, 3), "invited");
}

TEST(PeoplesMediation, APartyThatNeverAgreedAndGoesHasRefused) {
  Life life = at("three:applied");
  go_on(life, {{day, "leave", "{party: 3}"}});
  EXPECT_EQ(standing(life, 3), "refused");
  EXPECT_EQ(life.file().all<Consent>().back().answer, "refused");
}

TEST(PeoplesMediation, APartyThatAgreedAndGoesTakesItsConsentBack) {
  Life life = at("three:ready");
  go_on(life, {{day, "leave", "{party: 3}"}});
  EXPECT_EQ(standing(life, 3), "left");
  EXPECT_EQ(life.file().all<Consent>().back().answer, "withdrawn");
}

TEST(PeoplesMediation, ItGoesOnWhileAnOpposedPairRemains) {
  Life life = at("three:in_session");
  go_on(life, {{day, "leave", "{party: 3}"}});
  EXPECT_EQ(state(life), "in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]")}});
  EXPECT_EQ(state(life), "agreed");
}

TEST(PeoplesMediation, ItEndsWithTheLastOpposedPairAndOwesTheParties) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "leave", "{party: 2, toward: court}"}});
  EXPECT_EQ(state(life), "ended");
  EXPECT_EQ(clock_of(life, "mediate").mark, "void");
  ASSERT_NE(duty(life, "tell_remedies"), nullptr);
  EXPECT_EQ(duty(life, "tell_remedies")->article, "人民调解法 26");
}

TEST(PeoplesMediation, APartyWithoutWhomTheClaimsCannotGoOnEndsItByLeaving) {
  Life life = at("three:in_session");
  go_on(life, {{day, "leave", "{party: 3, indispensable: true}"}});
  EXPECT_EQ(state(life), "ended");
}

TEST(PeoplesMediation, WhoeverLeftMayComeBackWithANewConsent) {
  Life life = at("three:ready");
  go_on(life, {{day, "leave", "{party: 3}"}, {day, "consent", "{parties: [3], purpose: mediate, answer: given}"}});
  EXPECT_EQ(standing(life, 3), "in");
  go_on(life, {{day, "convene", "{present: [1, 3]}"}});
  EXPECT_EQ(state(life), "in_session");
}

TEST(PeoplesMediation, APartialAgreementKeepsTheSession) {
  Life life = at("four:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]")}});
  EXPECT_EQ(state(life), "in_session");
  EXPECT_EQ(clock_of(life, "mediate").mark, "running");
  EXPECT_EQ(clock_of(life, "apply_confirmation", 2, 1).mark, "running");
}

TEST(PeoplesMediation, AnAgreementWithOneOfTwoRespondentsKeepsTheSession) {
  Life life = at("three:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]")}});
  EXPECT_EQ(state(life), "in_session") << "the other respondent is neither settled nor gone";
  go_on(life, {{day, "leave", "{party: 3, toward: court}"}});
  EXPECT_EQ(state(life), "agreed");
}

TEST(PeoplesMediation, InstalmentsAreTermsOfTheirOwn) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "agree",
                agreement("[1, 2]",
                          "terms: [{debtor: 2, creditor: 1, obligation: 赡养费, amount: 300.00, due: 2026-08-31, "
                          "every: quarter, times: 3}]")}});
  auto const& terms = life.file().all<Term>();
  ASSERT_EQ(terms.size(), 3U);
  EXPECT_EQ(terms[0].due->text(), "2026-08-31");
  EXPECT_EQ(terms[1].due->text(), "2026-11-30");
  EXPECT_EQ(terms[2].due->text(), "2027-02-28");
  EXPECT_EQ(life.file().agreement(1)->amount.fen, 90'000);
}

TEST(PeoplesMediation, InstalmentsWithoutAFirstDayAreRefused) {
  Life life = at("plain:in_session");
  EXPECT_THAT(refusal(life.give("agree",
                                agreement("[1, 2]",
                                          "terms: [{debtor: 2, creditor: 1, obligation: 赡养费, every: "
                                          "year, times: 3}]"),
                                {.on = day})),
              HasSubstr("instalments_make_sense [1]"));
}

TEST(PeoplesMediation, AnAgreementOverOneOfTwoClaimsKeepsTheSession) {
  Life life = at("claims:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]", "claims: [1]")}});
  EXPECT_EQ(state(life), "in_session");
  EXPECT_EQ(life.file().find<Claim>(1)->settled_by, 1);
  EXPECT_EQ(life.file().find<Claim>(2)->settled_by, 0);
}

TEST(PeoplesMediation, TheClaimLeftOpenIsAgreedAfterwardsByTheSameParties) {
  Life life = at("claims:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]", "claims: [1]")}});
  EXPECT_THAT(refusal(life.give("agree", agreement("[1, 2]", "claims: [2]"), {.on = day})), IsEmpty());
  EXPECT_EQ(state(life), "agreed");
}

TEST(PeoplesMediation, ARespondentAfterTheOtherAgreesWithTheSameClaimant) {
  Life life = at("by_claim:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]", "claims: [1]")}});
  EXPECT_EQ(state(life), "in_session");
  EXPECT_THAT(refusal(life.give("agree", agreement("[1, 3]", "claims: [2]"), {.on = day})), IsEmpty());
  EXPECT_EQ(state(life), "agreed");
}

TEST(PeoplesMediation, ItGoesOnOverAnOpenClaimWhenOneWhoIsDoneLeaves) {
  Life life = at("by_claim:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]", "claims: [1]")}, {day, "leave", "{party: 2}"}});
  EXPECT_EQ(state(life), "in_session") << "claimant and third party still dispute the second claim";
}

TEST(PeoplesMediation, WhatWasAgreedInPartStandsWhenTheOthersLeave) {
  Life life = at("four:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]")}, {day, "leave", "{party: 3, toward: court}"}});
  EXPECT_EQ(state(life), "in_session") << "the fourth is neither settled nor gone";
  go_on(life, {{day, "leave", "{party: 4}"}});
  EXPECT_EQ(state(life), "agreed");
  EXPECT_EQ(life.file().agreement(1)->status, "in_force");
  EXPECT_EQ(clock_of(life, "apply_confirmation", 2, 1).mark, "running");
}

TEST(PeoplesMediation, WhoeverStaysOutsideAPartialAgreementIsToldBeforeTheCaseCloses) {
  Life life = at("four:in_session");
  go_on(
      life,
      {{day, "agree", agreement("[1, 2]")}, {day, "leave", "{party: 3, toward: court}"}, {day, "leave", "{party: 4}"}});
  auto const told = refusal(life.give("close", "{}", {.on = day}));
  EXPECT_THAT(told, HasSubstr("every_ending_told [2/3]"));
  EXPECT_THAT(told, HasSubstr("every_ending_told [2/4]"));
  EXPECT_THAT(told, Not(HasSubstr("every_ending_told [2/1]"))) << "who is bound by an agreement needs no other way";
  go_on(life, {{day, "inform", "{topic: remedies, parties: [3, 4]}", 2}});
  complete_dossiers(life, day);
  go_on(life, {{day, "close"}});
  EXPECT_EQ(life.file().docket().state, "closed");
}

TEST(PeoplesMediation, ANewAgreementInAMediationOfItsOwnSupersedesTheOld) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]")},
               {day, "apply", "{organ: jgm-pmc, applicants: [1], about: 1}"},
               {day, "consent", "{parties: [2], purpose: mediate, answer: given}"},
               {day, "accept", "{}", 4},
               {day, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}", 4},
               {day, "inform_rights", "{parties: [1, 2]}", 4},
               {day, "convene", "{present: [1, 2]}", 4}});
  EXPECT_EQ(life.file().agreement(1)->status, "in_force") << "until the new one takes effect";
  go_on(life, {{day, "agree", agreement("[1, 2]"), 4}});
  EXPECT_EQ(life.file().agreement(1)->status, "superseded");
  EXPECT_EQ(life.file().agreement(2)->supersedes, 1);
}

// ---- the form of an agreement -----------------------------------------------------------------------------------

TEST(PeoplesMediation, AWrittenAgreementConcludesItAndStartsTheThirtyDaysForConfirmation) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "agree",
                agreement("[1, 2]",
                          "terms: [{debtor: 2, creditor: 1, obligation: 赔偿, amount: '2000.00', due: 2026-04-01}]")}});
  EXPECT_EQ(state(life), "agreed");
  auto const& row = *life.file().agreement(1);
  EXPECT_EQ(row.form, "written");
  EXPECT_EQ(row.organ, "jgm-pmc");
  EXPECT_EQ(row.amount.text(), "2000.00");
  EXPECT_EQ(clock_of(life, "mediate").mark, "met");
  auto const& confirmation = clock_of(life, "apply_confirmation", 2, 1);
  EXPECT_EQ(confirmation.owner, "party");
  EXPECT_EQ(confirmation.due->text(), "2026-04-03");
}

TEST(PeoplesMediation, AnOralAgreementBindsButIsNotOneToConfirmAsItStands) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "agree_orally", "{parties: [1, 2], mediator: jgm-wang}"}});
  EXPECT_EQ(state(life), "agreed");
  EXPECT_EQ(life.file().agreement(1)->form, "oral");
  EXPECT_TRUE(life.file().agreement(1)->organ.empty()) << "no seal";
  EXPECT_EQ(life.file().find<Clock>(Symbol("apply_confirmation"), 2, 1, 0), nullptr);
}

TEST(PeoplesMediation, AMinorSettlesThroughTheGuardian) {
  Life life = at("minor:in_session");
  go_on(life, {{day, "agree",
                "{parties: [1, 2], signed_by: [2], by_agent: [{party: 1, representative: 1}], mediator: jgm-wang, "
                "sealed: true}"}});
  EXPECT_EQ(state(life), "agreed");
}

TEST(PeoplesMediation, AMinorIsNotBoundByTheGuardianOfAnother) {
  Life life = at("minor:in_session");
  go_on(life, {{day, "add_representative", "{party: 2, entry: {kind: guardian, name: 李父}}"}});
  auto const decided = life.give(
      "agree",
      "{parties: [1, 2], signed_by: [2], by_agent: [{party: 1, representative: 2}], mediator: jgm-wang, sealed: true}",
      {.on = day});
  EXPECT_THAT(refusal(decided), HasSubstr("agents_may_settle [1]"));
}

TEST(PeoplesMediation, AnAgentWithSpecialAuthoritySettles) {
  Life life = at("agents:in_session");
  go_on(life, {{day, "agree",
                "{parties: [1, 2], signed_by: [2], by_agent: [{party: 1, representative: 2}], mediator: jgm-wang, "
                "sealed: true}"}});
  EXPECT_EQ(state(life), "agreed");
}

TEST(PeoplesMediation, AnAgentWithoutAnyAuthorityStatedDoesNotSettle) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "add_representative", "{party: 1, entry: {kind: agent, name: 赵律师}}"}});
  auto const decided = life.give(
      "agree",
      "{parties: [1, 2], signed_by: [2], by_agent: [{party: 1, representative: 1}], mediator: jgm-wang, sealed: true}",
      {.on = day});
  EXPECT_THAT(refusal(decided), HasSubstr("agents_may_settle [1]"));
}

// ---- mediators --------------------------------------------------------------------------------------------------

TEST(PeoplesMediation, AMediatorObjectedToIsReplacedAndDoesNotComeBack) {
  Life life = at("plain:ready");
  go_on(life, {{day, "object", "{party: 2, person: jgm-wang, decided_by: jgm-li, ground: 与申请人系亲属}"}});
  EXPECT_EQ(state(life), "accepted");
  EXPECT_EQ(clock_of(life, "appoint").mark, "running") << "the body has its two days again";
  EXPECT_THAT(refusal(life.give("appoint", "{mediators: [{person: jgm-wang, role: lead}]}", {.on = day})),
              HasSubstr("not_objected_to [jgm-wang]"));
  go_on(life, {{day, "appoint", "{mediators: [{person: jgm-li, role: lead}]}"}});
  EXPECT_EQ(state(life), "assigned");
}

TEST(PeoplesMediation, ARelatedMediatorGoesOnOnlyWithEverybodysConsent) {
  Life life = at("plain:ready");
  go_on(life, {{day, "disclose", "{person: jgm-wang, relation: 同住一楼}"},
               {day, "consent", "{parties: [1], purpose: mediator, answer: given, person: jgm-wang}"}});
  EXPECT_THAT(refusal(life.give("convene", "{present: [1, 2]}", {.on = day})),
              HasSubstr("relation_accepted [jgm-wang/2]"));
  go_on(life, {{day, "consent", "{parties: [2], purpose: mediator, answer: given, person: jgm-wang}"},
               {day, "convene", "{present: [1, 2]}"}});
  EXPECT_EQ(state(life), "in_session");
}

TEST(PeoplesMediation, NobodyIsAskedAboutARelatedMediatorWhoStoodDown) {
  Life life = at("plain:ready");
  go_on(life, {{day, "disclose", "{person: jgm-wang, relation: 同住一楼}"},
               {day, "stand_down", "{person: jgm-wang}"},
               {day, "appoint", "{mediators: [{person: jgm-li, role: lead}]}"},
               {day, "inform_rights", "{parties: [1, 2]}"}});
  EXPECT_THAT(refusal(life.give("convene", "{present: [1, 2]}", {.on = day})), IsEmpty());
}

TEST(PeoplesMediation, NobodyIsAskedAboutARelatedMediatorAPartyObjectedTo) {
  Life life = at("plain:ready");
  go_on(life, {{day, "disclose", "{person: jgm-wang, relation: 同住一楼}"},
               {day, "object", "{party: 2, person: jgm-wang, decided_by: jgm-li}"},
               {day, "appoint", "{mediators: [{person: jgm-li, role: lead}]}"},
               {day, "inform_rights", "{parties: [1, 2]}"}});
  EXPECT_THAT(refusal(life.give("convene", "{present: [1, 2]}", {.on = day})), IsEmpty());
}

TEST(PeoplesMediation, ANewLeadTakesTheOldLeadsPlace) {
  Life life = at("plain:accepted");
  go_on(life, {{day, "appoint", "{mediators: [{person: jgm-wang, role: lead}, {person: jgm-li, role: co}]}"},
               {day, "stand_down", "{person: jgm-li}"},
               {day, "appoint", "{mediators: [{person: jgm-li, role: lead}]}"}});
  auto const& rows = life.file().all<Mediator>();
  EXPECT_EQ(
      std::count_if(rows.begin(), rows.end(), [](Mediator const& row) { return row.role == "lead" && !row.until; }), 1);
}

TEST(PeoplesMediation, AfterACoMediatorIsObjectedToTheLeadMayBeAppointedAgain) {
  Life life = at("plain:accepted");
  go_on(life, {{day, "appoint", "{mediators: [{person: jgm-wang, role: lead}, {person: jgm-li, role: co}]}"},
               {day, "object", "{party: 2, person: jgm-li}"},
               {day, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}"}});
  EXPECT_EQ(state(life), "assigned");
  EXPECT_FALSE(life.file().find<Mediator>(2, Symbol("jgm-wang"))->until.has_value());
  EXPECT_TRUE(life.file().find<Mediator>(2, Symbol("jgm-li"))->until.has_value());
}

// ---- sessions ---------------------------------------------------------------------------------------------------

TEST(PeoplesMediation, SessionsAreCounted) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "adjourn"}, {day, "convene", "{present: [1, 2], place: 居委会}"}});
  EXPECT_EQ(mediation(life).sessions, 2);
}

TEST(PeoplesMediation, AGuestComesWhenEverybodyAgrees) {
  Life life = at("plain:ready");
  go_on(life, {{day, "invite_guest", "{kind: neighbour, name: 村中长者}"},
               {day, "consent", "{parties: [1, 2], purpose: invite, answer: given, guest: 1}"},
               {day, "convene", "{present: [1, 2], invited: [1]}"}});
  EXPECT_EQ(state(life), "in_session");
}

TEST(PeoplesMediation, AConsentTakenBackDoesNotCount) {
  Life life = at("plain:ready");
  go_on(life, {{day, "invite_guest", "{kind: neighbour, name: 村中长者}"},
               {day, "consent", "{parties: [1, 2], purpose: invite, answer: given, guest: 1}"},
               {day, "consent", "{parties: [2], purpose: invite, answer: withdrawn, guest: 1}"}});
  EXPECT_THAT(refusal(life.give("convene", "{present: [1, 2], invited: [1]}", {.on = day})),
              HasSubstr("invitees_accepted [1/2]"));
}

// ---- time -------------------------------------------------------------------------------------------------------

TEST(PeoplesMediation, ItHasThirtyDaysFromAcceptance) {
  Life life = at("plain:accepted");
  auto const& clock = clock_of(life, "mediate");
  EXPECT_EQ(clock.unit, Unit::day);
  EXPECT_EQ(clock.length, 30);
  EXPECT_EQ(clock.due->text(), "2026-04-01");
  EXPECT_EQ(clock.article, "人民调解工作若干规定 33");
}

TEST(PeoplesMediation, ALapseIsMarkedAndMakesADutyAndNothingElse) {
  Life life = at("plain:in_session");
  EXPECT_EQ(life.sweep("2026-04-01"), 0) << "the due day itself is still in time";
  EXPECT_EQ(life.sweep("2026-04-02"), 1);
  EXPECT_EQ(clock_of(life, "mediate").mark, "lapsed");
  EXPECT_EQ(state(life), "in_session");
  ASSERT_NE(duty(life, "clock_lapsed", "mediate"), nullptr);
  EXPECT_FALSE(duty(life, "clock_lapsed", "mediate")->done_on.has_value());
  EXPECT_EQ(life.sweep("2026-04-03"), 0) << "a clock lapses once";
}

TEST(PeoplesMediation, AnAgreementEnteredLateButDatedInTimeIsDecidedAsOfItsDayAndClearsTheMark) {
  Life life = at("plain:in_session");
  life.sweep("2026-04-04");
  life.must("agree", agreement("[1, 2]"), {.on = "2026-03-31", .entered = "2026-04-04"});
  EXPECT_EQ(state(life), "agreed");
  EXPECT_EQ(life.file().agreement(1)->effective_on.text(), "2026-03-31");
  EXPECT_EQ(clock_of(life, "mediate").mark, "met");
  EXPECT_TRUE(duty(life, "clock_lapsed", "mediate")->done_on.has_value());
  EXPECT_THAT(irregularities(life), IsEmpty());
}

TEST(PeoplesMediation, AnAgreementOutOfTimeIsRecordedWithItsReason) {
  Life life = at("plain:in_session");
  life.must("agree", agreement("[1, 2]", "late_reason: 当事人外出务工"), {.on = "2026-04-04"});
  EXPECT_EQ(state(life), "agreed");
  EXPECT_EQ(clock_of(life, "mediate").mark, "lapsed");
  EXPECT_THAT(irregularities(life), ElementsAre("within_limit 2026-04-01"));
  auto const reason = life.file().all<Irregularity>().front().reason;
  auto const said = std::find_if(life.private_rows().begin(), life.private_rows().end(),
                                 [&](PrivateRow const& row) { return row.row == reason; });
  ASSERT_NE(said, life.private_rows().end());
  EXPECT_EQ(said->text, "当事人外出务工");
}

TEST(PeoplesMediation, AnExtensionLengthensTheTimeAndKeepsEverybodysConsent) {
  Life life = at("plain:ready");
  go_on(life, {{"2026-04-01", "extend", "{length: 10, consenting: [1, 2]}"}});
  auto const& clock = clock_of(life, "mediate");
  EXPECT_EQ(clock.due->text(), "2026-04-13") << "the fortieth day, 11 April, is a Saturday";
  EXPECT_EQ(clock.extensions, 1);
  EXPECT_EQ(life.file().all<Consent>().back().purpose, "extend");
}

TEST(PeoplesMediation, AnExtensionEnteredLateButDatedInTimeClearsTheMark) {
  Life life = at("plain:ready");
  life.sweep("2026-04-02");
  life.must("extend", "{length: 10, consenting: [1, 2]}", {.on = "2026-03-31", .entered = "2026-04-02"});
  EXPECT_EQ(clock_of(life, "mediate").mark, "running");
  EXPECT_TRUE(duty(life, "clock_lapsed", "mediate")->done_on.has_value());
}

TEST(PeoplesMediation, ASuspensionForAppraisalLeavesItsDaysOut) {
  Life life = at("plain:ready");
  go_on(life, {{"2026-03-10", "suspend", "{reason: appraisal}"}});
  EXPECT_FALSE(clock_of(life, "mediate").due.has_value());
  EXPECT_EQ(clock_of(life, "mediate").mark, "suspended");
  EXPECT_EQ(life.sweep("2026-12-31"), 0) << "what stands still does not lapse";
  go_on(life, {{"2026-03-20", "resume"}});
  EXPECT_EQ(clock_of(life, "mediate").due->text(), "2026-04-13") << "ten days later is 11 April, a Saturday";
  EXPECT_EQ(life.file().all<Suspension>().back().until->text(), "2026-03-19") << "the day it resumes counts again";
}

TEST(PeoplesMediation, ASuspensionResumedOnItsOwnDayLeavesNothingOut) {
  Life life = at("plain:ready");
  go_on(life, {{"2026-03-10", "suspend", "{reason: appraisal}"}, {"2026-03-10", "resume"}});
  EXPECT_EQ(clock_of(life, "mediate").due->text(), "2026-04-01");
}

TEST(PeoplesMediation, ASuspensionEnteredLateButDatedInTimeClearsTheMark) {
  Life life = at("plain:ready");
  life.sweep("2026-04-02");
  life.must("suspend", "{reason: appraisal}", {.on = "2026-03-20", .entered = "2026-04-02"});
  EXPECT_EQ(clock_of(life, "mediate").mark, "suspended");
  EXPECT_TRUE(duty(life, "clock_lapsed", "mediate")->done_on.has_value());
}

TEST(PeoplesMediation, EndingClosesAnOpenSuspension) {
  Life life = at("plain:ready");
  go_on(life, {{"2026-03-10", "suspend", "{reason: illness}"}, {"2026-03-12", "end", "{reason: other, told: [1, 2]}"}});
  EXPECT_FALSE(mediation(life).suspended_on.has_value());
  EXPECT_EQ(life.file().all<Suspension>().back().until->text(), "2026-03-12");
}

// ---- the medical committee --------------------------------------------------------------------------------------

TEST(MedicalMediation, ItHasThirtyWorkingDaysWhateverTheFlowSays) {
  Life life = at("medical:accepted");
  auto const& clock = clock_of(life, "mediate");
  EXPECT_EQ(clock.regime, "medical");
  EXPECT_EQ(clock.unit, Unit::working_day);
  EXPECT_EQ(clock.length, 30);
  EXPECT_EQ(clock.article, "医疗纠纷条例 38");
  EXPECT_EQ(clock.due->text(), "2026-04-14");
}

TEST(MedicalMediation, AnOverrunIsFailureByStatute) {
  Life life = at("medical:in_session");
  EXPECT_EQ(life.sweep("2026-04-15"), 1);
  EXPECT_EQ(state(life), "ended");
  auto const& events = life.events();
  EXPECT_EQ(events.back().command, "deem_failed");
  EXPECT_EQ(events.back().caused_by, events.back().seq - 1);
  EXPECT_NE(duty(life, "tell_remedies"), nullptr);
}

TEST(MedicalMediation, AnOverrunNeverSweptIsFailureAllTheSame) {
  Life life = at("medical:in_session");
  auto const decided = life.give("agree", agreement("[1, 2]", "told_confirmation: true", "ddk-miao"),
                                 {.on = "2026-04-20", .by = "ddk-miao"});
  EXPECT_FALSE(decided) << "whether the night's sweep has run does not decide what the law says";
}

TEST(MedicalMediation, OnlyAppraisalStopsItsTime) {
  Life ill = at("medical:ready");
  go_on(ill, {{day, "suspend", "{reason: illness}", 0, "ddk-miao"}});
  EXPECT_EQ(clock_of(ill, "mediate").mark, "running");
  Life appraised = at("medical:ready");
  go_on(appraised, {{day, "suspend", "{reason: appraisal}", 0, "ddk-miao"}});
  EXPECT_EQ(clock_of(appraised, "mediate").mark, "suspended");
}

TEST(MedicalMediation, TheAgreementTellsThatItMayBeConfirmed) {
  Life life = at("medical:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]", "told_confirmation: true", "ddk-miao"), 0, "ddk-miao"}});
  EXPECT_EQ(state(life), "agreed");
  EXPECT_EQ(life.file().all<Inform>().back().topic, "confirmation");
  EXPECT_THAT(life.file().all<Inform>().back().parties, ElementsAre(1, 2));
}

// ---- the right to go to court -----------------------------------------------------------------------------------

TEST(TheWayToCourt, EveryPartyMayLeaveAndSueWhereverAMediationStandsAndCanSaysSo) {
  for (std::string_view const stage : {"applied", "accepted", "assigned", "ready", "in_session"}) {
    for (std::string const party : {"1", "2", "3"}) {
      for (bool const suspended : {false, true}) {
        SCOPED_TRACE(std::string(stage) + " party " + party + (suspended ? " suspended" : ""));
        Life life = at("three:" + std::string(stage));
        if (suspended && stage == "applied") continue;
        if (suspended) go_on(life, {{day, "suspend", "{reason: illness}"}});
        EXPECT_TRUE(life.possible("leave", day));
        EXPECT_TRUE(life.possible("submit", day));
        EXPECT_THAT(refusal(life.give("submit",
                                      "{party: " + party + ", against: [" + (party == "1" ? "2" : "1") +
                                          "], organ: ddk-court, signed_complaint: true}",
                                      {.on = day})),
                    IsEmpty());
        EXPECT_THAT(refusal(life.give("leave", "{party: " + party + ", toward: court}", {.on = day})), IsEmpty());
      }
    }
  }
}

TEST(TheWayToCourt, NobodyNeedsToHaveBeenToldOrSortedBeforeSuing) {
  for (std::string_view const stage : {"registered", "informed", "triaged", "running"}) {
    SCOPED_TRACE(stage);
    Life life = at(stage);
    EXPECT_TRUE(life.possible("submit", day));
    EXPECT_THAT(refusal(life.give("submit", "{party: 2, against: [1], organ: ddk-tribunal, oral: true}", {.on = day})),
                IsEmpty());
    EXPECT_EQ(life.file().docket().state, "open");
  }
}

TEST(TheWayToCourt, ASuitFiledTakesTheMatterOverFromALiveMediation) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"},
               {day, "receive", "{}", 3, "ddk-peng"},
               {day, "file", "{court_no: （2026）渝0104民初1号}", 3, "ddk-peng"}});
  EXPECT_EQ(state(life), "ended");
  Event const& last = life.events().back();
  EXPECT_EQ(last.command, "taken_over");
  EXPECT_EQ(last.instance, 2);
  EXPECT_EQ(last.caused_by, last.seq - 1);
  EXPECT_EQ(clock_of(life, "mediate").mark, "void");
}

TEST(TheWayToCourt, ASuitOverAnAgreementDoesNotTakeAnotherMediationOver) {
  Life life = at("four:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]")},
               {day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true, agreement: 1}"},
               {day, "receive", "{}", 4, "ddk-peng"},
               {day, "file", "{court_no: （2026）渝0104民初1号}", 4, "ddk-peng"}});
  EXPECT_EQ(life.file().instance(4)->state, "filed");
  EXPECT_EQ(state(life), "in_session");
}

TEST(TheWayToCourt, ASuspendedMediationIsTakenOverAsOfADayBeforeItsSuspension) {
  Life life = at("plain:ready");
  go_on(life, {{day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"},
               {day, "receive", "{}", 3, "ddk-peng"},
               {"2026-03-10", "suspend", "{reason: illness}", 2}});
  life.must("file", "{court_no: （2026）渝0104民初1号}",
            {.on = "2026-03-06", .by = "ddk-peng", .instance = 3, .entered = "2026-03-10"});
  EXPECT_EQ(state(life), "ended");
  auto const& suspension = life.file().all<Suspension>().back();
  EXPECT_GE(*suspension.until, suspension.from) << "a suspension does not end before it begins";
}

}  // namespace
}  // namespace liandiao::tests
