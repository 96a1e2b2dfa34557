// 治安调解: its rules and refusals, the days it must keep, and what police did beyond the law.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/table/listed.hpp"

namespace liandiao::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string const later = "2026-03-04";

Lived session(std::string on = later) {
  return by_police(std::move(on), "police_session", "{present: [1, 2], mediators: [{person: jgm-zhang, role: lead}]}");
}

}  // namespace

std::vector<Reached> reached_by_police() {
  constexpr std::string_view po = "police_mediation";
  std::string const spot =
      "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-zhang, minor_and_clear: true, costs_undisputed: true, "
      "performed: true}";
  std::string const agreed = "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-zhang}";
  std::string const settled = "{applicants: [1, 2], written: true, performed: true}";
  std::string const in_part = "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-zhang, claims: [1]}";
  Lived const another_claim{later, "add_claim", "{entry: {party: 1, text: 误工费}}"};
  Lived const third_joins{later, "add_party", "{entry: {side: respondent, kind: natural, name: 王五}}"};
  Lived const broken{later, "record_breach", "{agreement: 1, declared: true}", 3, "jgm-zhang"};
  Lived const performed{later, "record_performance", "{agreement: 1}", 3, "jgm-zhang"};
  auto const left = [](int party) { return by_police(later, "leave", "{party: " + std::to_string(party) + "}"); };
  return {
      {po, 101, "police:reported", {}},
      {po, 110, "police:reported", {by_police(later, "inform_out", "{parties: [1, 2]}")}},
      {po, 120, "police:accepted", {}},
      {po, 130, "police:reported", {session()}},
      {po, 210, "police:evidenced", {}},
      {po, 215, "police:evidenced", {by_police(later, "secure_evidence")}},
      {po, 310, "police:first_session", {}},
      {po, 320, "police:accepted", {by_police(later, "mediate_on_spot", spot)}},
      {po, 410, "police:first_failed", {}},
      {po, 411, "police:first_session", {by_police("2026-03-12", "police_fail", "{told: [1, 2]}")}},
      {po, 420, "police:second_session", {}},
      {po, 430, "police:agreed", {}},
      {po, 435, "police:first_session", {another_claim, by_police(later, "police_agree", in_part)}},
      {po, 436, "police:penalty", {by_police(later, "police_agree", agreed)}},
      {po, 440, "police:penalty", {}},
      {po, 441, "police:second_session", {by_police(later, "turn_to_penalty", "{ground: fled}")}},
      {po, 450, "police:evidenced", {left(2)}},
      {po, 451, "police:first_session", {left(1)}},
      {po, 455, "police:evidenced", {third_joins, left(3)}},
      {po, 456, "police:reported", {left(2)}},
      {po, 510, "police:first_failed", {{"2026-03-12", "lapse", "{clock: second_mediation}", 2}}},
      {po, 515, "police:first_session", {{"2026-03-12", "lapse", "{clock: second_mediation}", 2}}},
      {po, 610, "police:second_session", {by_police(later, "police_fail", "{told: [1, 2]}")}},
      {po, 620, "police:second_session", {session()}},
      {po, 710, "police:agreed", {performed}},
      {po, 720, "police:agreed", {broken}},
      {po, 730, "police:agreed", {by_police(later, "penalty_decided", "{outcome: fine}")}},
      {po, 735, "police:no_penalty", {by_police(later, "penalty_decided", "{outcome: fine}")}},
      {po, 740, "police:decided", {}},
      {po, 750, "police:penalty", {by_police(later, "accept_settlement", settled)}},
      {po, 760, "police:no_penalty", {by_police(later, "cancel_police_agreement", "{agreement: 1}")}},
      {po, 810, "police:evidenced", {by_police(later, "consent", "{parties: [1], purpose: mediate, answer: given}")}},
      {po, 820, "police:evidenced", {by_police(later, "invite_guest", "{kind: neighbour, name: 邻居某}")}},
      {po, 830, "police:evidenced", {by_police(later, "assess_violation", "{act: insult, suspects: [2]}")}},
      {po, 840, "police:penalty", {by_police(later, "extend_handling", "{length: 30, approved_by: ddk-pb}")}},
      {po, 850, "police:evidenced", {by_police(later, "suspend", "{reason: appraisal}")}},
      {po,
       860,
       "police:evidenced",
       {by_police(later, "suspend", "{reason: appraisal}"), by_police("2026-03-06", "resume")}},
      {po, 870, "police:evidenced", {by_police(later, "file_paper", "{type: evidence}")}},
      {po, 880, "police:decided", {by_police(later, "inform", "{topic: remedies, parties: [1]}")}},
      {po, 980, "police:accepted", {{"2026-04-02", "lapse", "{clock: handle}", 2}}},
      {po, 985, "police:accepted", {{later, "recount", "{clock: handle}", 2}}},
  };
}

std::vector<Refused> refused_by_police() {
  std::string const agreed = "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-zhang}";
  auto const assessed = [](std::string const& fields) {
    return by_police(later, "assess_violation", "{act: assault, suspects: [2], " + fields + "}");
  };
  auto const spot = [](std::string const& fields) {
    return by_police(later, "mediate_on_spot", "{parties: [1, 2], mediator: jgm-zhang, " + fields + "}");
  };
  Lived const agent{later, "add_representative", "{party: 2, entry: {kind: agent, authority: special, name: 钱律师}}"};
  return {
      {"police:reported", {}, by_police(later, "inform_out"), "parties_named", ""},
      {"police:first_session",
       {assessed("lighter: false, mediable: close_people")},
       by_police(later, "police_agree", agreed),
       "violation_in_scope",
       "lighter"},
      {"police:first_session",
       {assessed("lighter: true, mediable: close_people, bars: [gang]")},
       by_police(later, "police_agree", agreed),
       "act_not_barred",
       "gang"},
      {"police:first_session",
       {assessed("lighter: true, mediable: close_people, bars: [new_violation]")},
       by_police(later, "police_agree", agreed),
       "course_not_barred",
       "new_violation"},
      {"police:first_session",
       {agent},
       by_police(later, "police_agree",
                 "{parties: [1, 2], signed_by: [1], by_agent: [{party: 2, representative: 1}], mediator: jgm-zhang}"),
       "no_agent_for_suspect",
       "2"},
      {"police:accepted",
       {},
       spot("signed_by: [1, 2], minor_and_clear: true, performed: true"),
       "fit_for_the_spot",
       "costs_undisputed"},
      {"police:accepted",
       {},
       spot("signed_by: [1], minor_and_clear: true, costs_undisputed: true, performed: true"),
       "signed_or_recorded",
       "2"},
      {"police:accepted",
       {},
       by_police(later, "extend_handling", "{length: 31, approved_by: ddk-pb}"),
       "handling_extension_fits",
       "30"},
      {"police:accepted",
       {},
       by_police(later, "extend_handling", "{length: 30, approved_by: xsc-ps}"),
       "handling_extension_fits",
       "xsc-ps"},
      {"police:penalty",
       {},
       by_police(later, "accept_settlement", "{applicants: [1], written: true, performed: true}"),
       "both_sides_apply",
       ""},
      {"police:penalty",
       {},
       by_police(later, "accept_settlement", "{applicants: [1, 2], performed: true}"),
       "applied_in_writing",
       ""},
      {"police:penalty",
       {},
       by_police(later, "accept_settlement", "{applicants: [1, 2], written: true}"),
       "settlement_performed",
       ""},
      {"police:agreed",
       {},
       {later, "apply_confirmation", "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: domicile}"},
       "made_by_mediation_body",
       "1"},
      {"police:accepted",
       {{later, "apply", "{organ: jgm-pmc, applicants: [1, 2]}"}},
       {later, "accept", "{}", 3},
       "not_taken_by_another_organ",
       "2"},
  };
}

namespace {

std::vector<std::string> irregular(Life const& life) {
  std::vector<std::string> list;
  for (auto const& row : life.file().all<Irregularity>()) list.push_back(row.guard.str());
  return list;
}

Instance const& police_case(Life const& life) { return *life.file().instance(2); }

std::string due(Life const& life, std::string_view clock) {
  auto const* row = life.file().find<Clock>(Symbol(clock), 2, 0, 0);
  return row == nullptr || !row->due ? std::string() : row->due->text();
}

std::string open_duty(Life const& life, std::string_view duty) {
  auto const* row = life.file().find<Duty>(Symbol(duty), 2, std::string());
  return row == nullptr || row->done_on ? std::string() : row->article.str();
}

// 程序规定 183, 185: across the holiday of October 2025, with Sunday the 28th and Saturday the 11th worked.
TEST(PoliceMediation, ASecondMediationNeverHeldOpensThePenaltyOnTheRightDay) {
  Life life;
  std::string const day = "2025-09-26";
  go_on(life, {{day, "register",
                "{organ: jgm-pmc, source: police, dispute_type: neighbours, area: '500104003', summary: 争执, parties: "
                "[{side: claimant, kind: natural, name: 张三}, {side: respondent, kind: natural, name: 李四}]}"},
               {day, "police_report", "{organ: jgm-ps, act: assault, suspects: [2]}", 0, "jgm-zhang"},
               by_police(day, "police_accept", "{lighter: true, mediable: close_people}"),
               by_police(day, "secure_evidence"),
               by_police(day, "consent", "{parties: [1, 2], purpose: mediate, answer: given}"),
               session(day),
               by_police(day, "police_fail")});
  EXPECT_EQ(due(life, "second_mediation"), "2025-10-13");
  EXPECT_EQ(life.sweep("2025-10-13"), 0);
  EXPECT_EQ(police_case(life).state, "first_failed");
  EXPECT_EQ(life.sweep("2025-10-14"), 1);
  EXPECT_EQ(police_case(life).state, "penalty");
  EXPECT_EQ(due(life, "handle"), "2025-10-27") << "thirty days from the failure, off a Sunday";
  EXPECT_EQ(life.file().find<Clock>(Symbol("second_mediation"), 2, 0, 0)->article, "公安行政案件程序规定 183、185");
  EXPECT_EQ(open_duty(life, "decide_penalty"), "公安行政案件程序规定 185");
  EXPECT_EQ(open_duty(life, "tell_remedies"), "公安行政案件程序规定 185");
  go_on(life, {by_police("2025-10-14", "inform", "{topic: remedies, parties: [1, 2]}")});
  EXPECT_EQ(open_duty(life, "tell_remedies"), "");
  EXPECT_EQ(life.sweep("2025-10-28"), 1) << "a case parked beyond its limit";
  go_on(life, {by_police("2025-10-28", "penalty_decided", "{outcome: fine}")});
  EXPECT_THAT(irregular(life), ElementsAre("handled_in_time"));
  EXPECT_EQ(open_duty(life, "decide_penalty"), "");
}

TEST(PoliceMediation, TheTimeForHandlingCountsAnewFromEachFailure) {
  Life life = at("police:first_session");
  EXPECT_EQ(due(life, "handle"), "2026-04-01");
  go_on(life, {by_police("2026-03-05", "police_fail")});
  EXPECT_EQ(due(life, "handle"), "2026-04-07") << "off the day of Qingming";
  EXPECT_EQ(due(life, "second_mediation"), "2026-03-11") << "still from the day of the first";
  go_on(life, {session("2026-03-10"), by_police("2026-03-11", "police_fail", "{told: [1, 2]}")});
  EXPECT_EQ(due(life, "handle"), "2026-04-10");
  EXPECT_EQ(police_case(life).state, "penalty");
  EXPECT_EQ(open_duty(life, "tell_remedies"), "") << "they were told at the end";
  EXPECT_THAT(irregular(life), IsEmpty());
}

TEST(PoliceMediation, SessionsBeyondTheLawAreRecordedWithTheArticle) {
  Life life = at("police:first_failed");
  go_on(life, {session("2026-03-12")});
  EXPECT_THAT(irregular(life), ElementsAre("second_session_in_time"));
  go_on(life, {session("2026-03-16")});
  EXPECT_THAT(irregular(life), ElementsAre("second_session_in_time", "at_most_two_sessions", "second_session_in_time"));
  EXPECT_EQ(life.file().all<Irregularity>()[1].article, "公安行政案件程序规定 183");
}

TEST(PoliceMediation, ASessionBeforeAcceptanceEvidenceAndConsentIsRecordedAndNotLawful) {
  Life life = at("police:reported");
  go_on(life, {by_police(later, "police_session", "{present: [1, 2], mediators: [{person: ddk-tang, role: lead}]}")});
  EXPECT_THAT(irregular(life),
              ElementsAre("violation_in_scope", "violation_in_scope", "present_take_part", "present_take_part",
                          "mediators_serve_here", "case_accepted", "evidence_first"));
  EXPECT_EQ(due(life, "handle"), "2026-04-03");
}

TEST(PoliceMediation, AMinorsGuardianIsThereUnlessTheMinorLivesOnOwnWork) {
  auto const held = [](std::string const& more) {
    Life life = at("minor:registered");
    go_on(life, {{later, "police_report", "{organ: jgm-ps, act: insult, suspects: [2]}", 0, "jgm-zhang"},
                 by_police(later, "police_accept", "{lighter: true, mediable: victims_fault}"),
                 by_police(later, "secure_evidence"),
                 by_police(later, "consent", "{parties: [1, 2], purpose: mediate, answer: given}"),
                 by_police(later, "police_session",
                           "{present: [1, 2], mediators: [{person: jgm-zhang, role: lead}]" + more + "}")});
    return irregular(life);
  };
  EXPECT_THAT(held(""), ElementsAre("guardian_present"));
  EXPECT_THAT(held(", by_agent: [{party: 1, representative: 1}]"), IsEmpty());
  EXPECT_THAT(held(", self_supporting: [1]"), IsEmpty());
}

TEST(PoliceMediation, PeopleOfTheNeighbourhoodComeByConsent) {
  Life life = at("police:willing");
  std::string const with_guest = "{present: [1, 2], mediators: [{person: jgm-zhang, role: lead}], invited: [1]}";
  go_on(life, {by_police(later, "invite_guest", "{kind: neighbour, name: 邻居某}"),
               by_police(later, "police_session", with_guest)});
  EXPECT_THAT(irregular(life), ElementsAre("invitees_accepted", "invitees_accepted"));
}

TEST(PoliceMediation, PerformanceEndsTheCaseAndBreachReopensIt) {
  Life performed = at("police:no_penalty");
  EXPECT_EQ(police_case(performed).state, "no_penalty");
  Life broken = at("police:agreed");
  EXPECT_EQ(due(broken, "handle"), "2026-04-01") << "as it stood when it was void";
  go_on(broken, {{"2026-03-11", "urge", "{agreement: 1}", 3, "jgm-zhang"},
                 {"2026-03-20", "record_breach", "{agreement: 1}", 3, "jgm-zhang"}});
  EXPECT_EQ(police_case(broken).state, "penalty");
  EXPECT_EQ(due(broken, "handle"), "2026-04-20") << "from the day of the breach, off a Sunday";
  EXPECT_EQ(open_duty(broken, "decide_penalty"), "公安行政案件程序规定 185");
  go_on(broken, {{"2026-03-23", "record_performance", "{agreement: 1}", 3, "jgm-zhang"}});
  EXPECT_EQ(police_case(broken).state, "penalty") << "late performance asks for acceptance first";
  go_on(broken, {by_police("2026-03-23", "accept_settlement", "{agreement: 1, applicants: [1, 2], written: true}")});
  EXPECT_EQ(police_case(broken).state, "no_penalty");
  EXPECT_EQ(open_duty(broken, "decide_penalty"), "");
}

// 文县: who repents after full performance has performed.
TEST(PoliceMediation, AChangeOfHeartAfterPerformanceIsNoBreachAndCancellingChangesNothing) {
  Life life = at("police:no_penalty");
  EXPECT_FALSE(
      life.give("record_breach", "{agreement: 1, declared: true}", {.on = later, .by = "jgm-zhang", .instance = 3}));
  go_on(life, {by_police(later, "cancel_police_agreement", "{agreement: 1, reason: 一方反悔}")});
  EXPECT_THAT(irregular(life), ElementsAre("not_for_police_to_cancel"));
  EXPECT_EQ(police_case(life).state, "no_penalty");
  EXPECT_EQ(life.file().agreement(1)->status, "performed");
}

TEST(PoliceMediation, WhatIsSettledOnTheSpotIsPerformedThere) {
  Life life = at("police:reported");
  go_on(life,
        {by_police(later, "assess_violation", "{act: insult, suspects: [2], lighter: true, mediable: close_people}"),
         by_police(later, "mediate_on_spot",
                   "{parties: [1, 2], mediator: jgm-zhang, minor_and_clear: true, costs_undisputed: true, "
                   "performed: true, recorded: true, terms: [{debtor: 2, creditor: 1, obligation: 当面道歉}]}")});
  EXPECT_EQ(police_case(life).state, "no_penalty");
  EXPECT_EQ(life.file().agreement(1)->form, "recorded");
  EXPECT_EQ(life.file().agreement(1)->status, "performed");
  EXPECT_EQ(life.latest().state, "performed");
}

TEST(PoliceMediation, ACommitteesSealOpensTheWayToConfirmation) {
  Life life = at("police:first_session");
  go_on(life,
        {by_police(later, "police_agree",
                   "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-zhang, co_sealed: jgm-pmc}"),
         {later, "apply_confirmation", "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: body_seat}"}});
  EXPECT_EQ(life.latest().procedure, "judicial_confirmation");
  EXPECT_EQ(life.file().find<Clock>(Symbol("apply_confirmation"), 2, 1, 0)->mark, "met");
}

// 程序规定 186; 若干规定 22.
TEST(PoliceMediation, PeoplesMediationRunsBesideAnUndecidedCaseOnItsRecordedGround) {
  Lived const settled_by_committee{later, "agree", agreement("[1, 2]"), 3};
  Life life = at("police:accepted");
  go_on(life, {{later, "apply", "{organ: jgm-pmc, applicants: [1, 2], police_case: true}"},
               {later, "accept", "{}", 3},
               {later, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}", 3},
               {later, "inform_rights", "{parties: [1, 2]}", 3},
               {later, "convene", "{present: [1, 2]}", 3},
               settled_by_committee});
  std::string const asked = "{agreement: 1, applicants: [1, 2], written: true}";
  EXPECT_THAT(refusal(life.give("accept_settlement", asked, {.on = later, .by = "jgm-zhang", .instance = 2})),
              HasSubstr("settlement_performed [1]"));
  go_on(life, {{later, "record_performance", "{agreement: 1}", 4}, by_police(later, "accept_settlement", asked)});
  EXPECT_EQ(police_case(life).state, "no_penalty");
}

TEST(PoliceMediation, WhatPoliceDecidedIsMediatedOnlyWhenTheyHandItOver) {
  Life life = at("police:decided");
  go_on(life, {{later, "apply", "{organ: jgm-pmc, applicants: [1, 2], police_case: true}"}});
  EXPECT_THAT(refusal(life.give("accept", "{}", {.on = later, .instance = 3})),
              HasSubstr("not_taken_by_another_organ [2]"));
  Life handed = at("police:decided");
  go_on(handed,
        {{later, "transfer_in", "{organ: jgm-pmc, from: jgm-ps, letter_no: 移001}"}, {later, "accept", "{}", 3}});
  EXPECT_EQ(handed.latest().state, "accepted");
}

TEST(PoliceMediation, ASessionHeldWhileACommitteeMediatesIsMarked) {
  Life life = at("police:willing");
  go_on(life, {{later, "apply", "{organ: jgm-pmc, applicants: [1, 2], police_case: true}"}, session()});
  EXPECT_THAT(irregular(life), ElementsAre("no_other_mediation"));
}

TEST(PoliceMediation, ACaseThatEndedInAPenaltyClosesWhenItsPartiesKnowTheWayToCourt) {
  Life life = at("police:evidenced");
  go_on(life, {by_police(later, "penalty_decided", "{outcome: warning, told: [1]}")});
  EXPECT_EQ(open_duty(life, "tell_remedies"), "公安行政案件程序规定 185");
  complete_dossiers(life, later);
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = later})), HasSubstr("every_ending_told [2/2]"));
}

}  // namespace
}  // namespace liandiao::tests
