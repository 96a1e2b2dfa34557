// 履行: what an agreement becomes once it is in force, term by term.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/cases/standing.hpp"
#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string const monday = "2026-03-02";
std::string const court = "ddk-peng";

Instance const& fulfilment(Life const& life) { return *life.file().instance(3); }
Term const& term(Life const& life, int no) { return *life.file().find<Term>(1, no); }
Clock const* clock_of(Life const& life, std::string_view name, int no) {
  return life.file().find<Clock>(Symbol(name), 3, 1, no);
}
std::string standing(Life const& life) { return standing_of(life.file()).str(); }

std::vector<std::string> duties(Life const& life) {
  std::vector<std::string> list;
  for (auto const& row : life.file().all<Duty>())
    if (!row.done_on) list.push_back(row.duty.str() + " " + row.subject);
  return list;
}

Life agreed(std::string const& terms) {
  Life life = at("plain:in_session");
  go_on(life, {{monday, "agree", agreement("[1, 2]", terms.empty() ? "" : "terms: [" + terms + "]")}});
  return life;
}

std::string owed(std::string const& more) { return "{debtor: 2, creditor: 1, obligation: 赔偿, " + more + "}"; }

// ---- it begins by law -------------------------------------------------------------------------------------------

TEST(Fulfilment, BeginsWithEveryAgreementOfEitherFormWhateverTheFlow) {
  for (std::string const command : {"agree", "agree_orally"}) {
    Life life = at("plain:in_session");
    go_on(life,
          {{monday, command, command == "agree" ? agreement("[1, 2]") : "{parties: [1, 2], mediator: jgm-wang}"}});
    EXPECT_EQ(fulfilment(life).procedure, "fulfilment");
    EXPECT_EQ(fulfilment(life).state, "performing");
    EXPECT_EQ(fulfilment(life).agreement, 1);
    EXPECT_EQ(fulfilment(life).organ, "jgm-pmc");
    EXPECT_EQ(life.events().back().caused_by, life.file().version - 1);
  }
}

TEST(Fulfilment, OfAPartialAgreementRunsWhileTheOthersAreStillInSession) {
  Life life = at("four:in_session");
  go_on(life, {{monday, "agree", agreement("[1, 2]")}});
  EXPECT_EQ(life.file().instance(2)->state, "in_session");
  EXPECT_EQ(fulfilment(life).state, "performing");
  EXPECT_EQ(standing(life), "mediating");
  go_on(life, {{monday, "record_performance", "{agreement: 1}"}, {monday, "agree", agreement("[3, 4]")}});
  EXPECT_EQ(life.file().instance(4)->agreement, 2) << "each agreement has its own";
}

TEST(Fulfilment, NobodyBeginsItByHand) {
  Life life = at("owing");
  for (auto const& one : life.can(monday)) EXPECT_NE(one.command->code, "begin_fulfilment");
}

TEST(Fulfilment, TakesUnnamedOnlyWhatNobodyNearerTakes) {
  Life life = at("owing");
  EXPECT_EQ(life.must("file_paper", "{type: evidence}", {.on = monday}).instance, 2);
  EXPECT_EQ(life.must("record_performance", "{agreement: 1}", {.on = monday}).instance, 3);
}

// ---- the days ---------------------------------------------------------------------------------------------------

TEST(Fulfilment, ADayThePartiesAgreedDoesNotRollAndIsNeverProvisional) {
  Life life = agreed(owed("due: 2026-05-02") + ", " + owed("due: 2031-10-01"));
  EXPECT_EQ(clock_of(life, "perform", 1)->due->text(), "2026-05-02") << "a Saturday in the May holidays";
  EXPECT_EQ(clock_of(life, "perform", 2)->due->text(), "2031-10-01");
  EXPECT_FALSE(clock_of(life, "perform", 2)->provisional);
  EXPECT_EQ(clock_of(life, "perform", 1)->owner, "party");
  EXPECT_EQ(clock_of(life, "perform", 1)->article, "人民调解法 31");
}

TEST(Fulfilment, ADayThatIsTheAgreementsOwnIsKeptOnThatDay) {
  Life paid = agreed(owed("due: 2026-03-02"));
  EXPECT_EQ(clock_of(paid, "perform", 1)->due->text(), monday);
  go_on(paid, {{monday, "record_performance", "{agreement: 1}"}});
  EXPECT_EQ(clock_of(paid, "perform", 1)->mark, "met");
  Life unpaid = agreed(owed("due: 2026-03-02"));
  EXPECT_EQ(unpaid.sweep(monday), 0);
  EXPECT_EQ(unpaid.sweep("2026-03-03"), 1);
  EXPECT_THAT(duties(unpaid), ElementsAre("urge_performance perform 1 1"));
}

TEST(Fulfilment, ATermWithoutADayHasNoClockAndMayBeAskedForAtAnyTime) {
  Life life = agreed(owed("amount: 100"));
  EXPECT_EQ(clock_of(life, "perform", 1), nullptr);
  go_on(life, {{monday, "urge", "{agreement: 1}"}, {"2026-03-20", "record_breach", "{agreement: 1}"}});
  EXPECT_EQ(fulfilment(life).state, "breached");
}

TEST(Fulfilment, MonthlyInstalmentsFromThe31stFallOnTheLastDaysOfShortMonths) {
  Life life = agreed(owed("amount: 100, due: 2026-01-31, every: month, times: 4"));
  std::vector<std::string> days;
  for (int no = 1; no <= 4; ++no) days.push_back(clock_of(life, "perform", no)->due->text());
  EXPECT_THAT(days, ElementsAre("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"));
  EXPECT_EQ(life.file().agreement(1)->amount.text(), "400.00");
}

TEST(Fulfilment, QuarterlyInstalmentsArePaidToTheEnd) {
  Life life = agreed(owed("amount: 100, due: 2026-03-31, every: quarter, times: 3"));
  std::vector<std::string> const days{"2026-03-31", "2026-06-30", "2026-09-30"};
  for (int no = 1; no <= 3; ++no) {
    auto const& due = days[static_cast<std::size_t>(no - 1)];
    EXPECT_EQ(clock_of(life, "perform", no)->due->text(), due);
    go_on(life, {{due, "record_performance", "{agreement: 1, term: " + std::to_string(no) + "}"}});
    EXPECT_EQ(clock_of(life, "perform", no)->mark, "met");
    EXPECT_EQ(standing(life), no < 3 ? "performing" : "performed");
  }
  EXPECT_EQ(fulfilment(life).state, "performed");
  EXPECT_EQ(life.file().agreement(1)->performed_on->text(), "2026-09-30");
}

TEST(Fulfilment, YearlyInstalmentsFrom29FebruaryFallOnThe28thUntilTheNextLeapYear) {
  Life life = agreed(owed("amount: 100, due: 2024-02-29, every: year, times: 5"));
  std::vector<std::string> days;
  for (int no = 1; no <= 5; ++no) days.push_back(term(life, no).due->text());
  EXPECT_THAT(days, ElementsAre("2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"));
  EXPECT_EQ(life.sweep(monday), 3) << "what fell due before is late at once";
  for (int no = 1; no <= 5; ++no)
    go_on(life, {{monday, "record_performance", "{agreement: 1, term: " + std::to_string(no) + "}"}});
  EXPECT_EQ(fulfilment(life).state, "performed");
  EXPECT_EQ(clock_of(life, "perform", 1)->mark, "lapsed") << "late stays late";
  EXPECT_EQ(clock_of(life, "perform", 5)->mark, "met");
  EXPECT_THAT(duties(life), IsEmpty());
}

// ---- performing -------------------------------------------------------------------------------------------------

TEST(Fulfilment, ATermIsPaidInPartsUntilNothingIsLeft) {
  Life life = at("owing");
  go_on(life, {{monday, "record_performance", "{agreement: 1, term: 1, amount: '150.50'}"}});
  EXPECT_EQ(term(life, 1).paid.text(), "150.50");
  EXPECT_FALSE(term(life, 1).performed_on);
  EXPECT_EQ(standing(life), "performing");
  go_on(life, {{"2026-03-10", "record_performance", "{agreement: 1, term: 1, amount: '249.50'}"}});
  EXPECT_EQ(term(life, 1).performed_on->text(), "2026-03-10");
  EXPECT_EQ(clock_of(life, "perform", 1)->mark, "met");
  EXPECT_EQ(life.file().agreement(1)->status, "in_force");
  go_on(life, {{"2026-03-20", "record_performance", "{agreement: 1, term: 2}"}});
  EXPECT_EQ(term(life, 2).paid.text(), "400.00") << "without an amount, all that is left";
  EXPECT_EQ(life.file().agreement(1)->status, "performed");
}

TEST(Fulfilment, AnAgreementWithoutTermsIsPerformedUrgedAndBrokenAsAWhole) {
  Life performed = agreed("");
  go_on(performed, {{monday, "record_performance", "{agreement: 1}"}});
  EXPECT_EQ(fulfilment(performed).state, "performed");
  Life broken = agreed("");
  go_on(broken, {{monday, "urge", "{agreement: 1}"}});
  EXPECT_EQ(broken.sweep("2026-03-10"), 1);
  EXPECT_THAT(duties(broken), ElementsAre("tell_ways urged 1"));
  go_on(broken, {{"2026-03-10", "record_breach", "{agreement: 1}"},
                 {"2026-03-10", "inform", "{topic: remedies, parties: [1, 2]}"}});
  EXPECT_EQ(fulfilment(broken).state, "breached");
  EXPECT_THAT(duties(broken), IsEmpty());
  go_on(broken, {{"2026-03-12", "record_performance", "{agreement: 1}"}});
  EXPECT_EQ(fulfilment(broken).state, "performed");
}

TEST(Fulfilment, OfAnotherAgreementsTermIsRefused) {
  Life life = at("four:in_session");
  go_on(life, {{monday, "agree", agreement("[1, 2]", "terms: [" + owed("amount: 1") + ", " + owed("amount: 2") + "]")},
               {monday, "agree", agreement("[3, 4]", "terms: [{debtor: 4, creditor: 3, obligation: 赔偿}]")}});
  EXPECT_THAT(refusal(life.give("record_performance", "{agreement: 2, term: 2}", {.on = monday})),
              HasSubstr("of_this_agreement [2/2]"));
  EXPECT_THAT(refusal(life.give("record_performance", "{agreement: 2, term: 3}", {.on = monday})),
              HasSubstr("term_unknown"));
}

TEST(Fulfilment, NeitherKeepsACaseFromClosingNorEndsWithIt) {
  Life life = at("owing");
  go_on(life, {{monday, "close"}, {"2026-03-10", "record_performance", "{agreement: 1, term: 1}"}});
  go_on(life, {{"2026-03-12", "archive"}});
  EXPECT_EQ(life.sweep("2026-03-21"), 1) << "the second term is late";
  go_on(life,
        {{"2026-03-21", "urge", "{agreement: 1}"}, {"2026-03-25", "record_performance", "{agreement: 1, term: 2}"}});
  EXPECT_EQ(fulfilment(life).state, "performed");
  EXPECT_EQ(life.file().docket().state, "archived");
}

// ---- urging and breach ------------------------------------------------------------------------------------------

TEST(Fulfilment, ALateTermIsUrgedAndAfterSevenDaysTheCreditorIsToldWhereToTurn) {
  Life life = at("owing");
  EXPECT_EQ(life.sweep("2026-03-10"), 0);
  EXPECT_EQ(life.sweep("2026-03-11"), 1);
  EXPECT_THAT(duties(life), ElementsAre("urge_performance perform 1 1"));
  go_on(life, {{"2026-03-11", "urge", "{agreement: 1}"}});
  EXPECT_EQ(term(life, 1).urged_on->text(), "2026-03-11");
  EXPECT_FALSE(term(life, 2).urged_on) << "not due yet";
  EXPECT_THAT(duties(life), IsEmpty());
  EXPECT_EQ(clock_of(life, "perform", 1)->mark, "lapsed");
  EXPECT_EQ(clock_of(life, "urged", 1)->due->text(), "2026-03-18");
  life.sweep("2026-03-19");
  EXPECT_THAT(duties(life), ElementsAre("tell_ways urged 1 1"));
  EXPECT_EQ(fulfilment(life).state, "performing") << "a lapse by itself breaks nothing";
  go_on(life, {{"2026-03-19", "inform", "{topic: remedies, parties: [2]}"}});
  EXPECT_THAT(duties(life), ElementsAre("tell_ways urged 1 1")) << "it is the creditor who is told";
  go_on(life, {{"2026-03-19", "inform", "{topic: remedies, parties: [1]}"}});
  EXPECT_THAT(duties(life), IsEmpty());
}

TEST(Fulfilment, UrgingBeforeAnybodyMarkedTheLapseLeavesItMarked) {
  Life life = at("owing");
  go_on(life, {{"2026-03-12", "urge", "{agreement: 1}"}});
  EXPECT_EQ(clock_of(life, "perform", 1)->mark, "lapsed");
  EXPECT_EQ(life.sweep("2026-03-13"), 0);
}

TEST(Fulfilment, APerformanceEnteredLateButInTimeClearsTheLapse) {
  Life life = at("owing");
  life.sweep("2026-03-12");
  life.must("record_performance", "{agreement: 1, term: 1}", {.on = "2026-03-10", .entered = "2026-03-12"});
  EXPECT_EQ(clock_of(life, "perform", 1)->mark, "met");
  EXPECT_THAT(duties(life), IsEmpty());
}

TEST(Fulfilment, ABreachIsToldOrTheCaseStaysOpenAndLatePerformanceHealsIt) {
  Life life = at("owing");
  go_on(life, {{"2026-03-11", "urge", "{agreement: 1}"}, {"2026-03-19", "record_breach", "{agreement: 1}"}});
  EXPECT_EQ(fulfilment(life).state, "breached");
  EXPECT_EQ(standing(life), "breached");
  EXPECT_THAT(duties(life), ElementsAre("tell_ways breach 1 1"));
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = "2026-03-19"})), HasSubstr("every_breach_told [3/1]"));
  go_on(life, {{"2026-03-19", "inform", "{topic: remedies, parties: [1]}"}});
  EXPECT_THAT(duties(life), IsEmpty());
  Life closed = life;
  go_on(closed, {{"2026-03-19", "close"}});
  go_on(life, {{"2026-03-19", "record_performance", "{agreement: 1, term: 1}"}});
  EXPECT_EQ(fulfilment(life).state, "performing") << "nothing is broken any more";
  EXPECT_TRUE(fulfilment(life).outcome.empty());
  go_on(closed, {{"2026-03-25", "record_performance", "{agreement: 1}"}});
  EXPECT_EQ(fulfilment(closed).state, "performed");
}

TEST(Fulfilment, WhoWasToldAfterUrgingNeedNotBeToldOfTheBreachAgain) {
  Life life = at("owing");
  go_on(life, {{"2026-03-11", "urge", "{agreement: 1}"},
               {"2026-03-12", "inform", "{topic: remedies, parties: [1]}"},
               {"2026-03-19", "record_breach", "{agreement: 1}"}});
  EXPECT_THAT(duties(life), IsEmpty());
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = "2026-03-19"})), IsEmpty());
}

TEST(Fulfilment, ADebtorWhoRepentsIsInBreachBeforeAnythingIsDue) {
  Life life = at("owing");
  go_on(life, {{"2026-03-04", "record_breach", "{agreement: 1, declared: true, remark: 反悔}"}});
  EXPECT_EQ(fulfilment(life).state, "breached");
  EXPECT_EQ(clock_of(life, "perform", 1)->mark, "void");
  EXPECT_THAT(duties(life), ElementsAre("tell_ways breach 1 1", "tell_ways breach 1 2"));
}

TEST(Fulfilment, NothingOfThePartiesOwnWaitsForUrging) {
  Life life = at("owing");
  EXPECT_TRUE(life.possible("submit", "2026-03-11"));
  EXPECT_TRUE(life.possible("apply_confirmation", "2026-03-11"));
  Life ruled = at("confirmed");
  EXPECT_THAT(refusal(ruled.give("apply_enforcement", "{party: 1}", {.on = "2026-03-11"})), IsEmpty());
}

// ---- by consent -------------------------------------------------------------------------------------------------

TEST(Fulfilment, AnotherDayByConsentCountsTheClockAnewAndHealsTheBreach) {
  Life life = at("owing");
  life.sweep("2026-03-11");
  go_on(life, {{"2026-03-11", "urge", "{agreement: 1}"},
               {"2026-03-12", "record_breach", "{agreement: 1, terms: [1]}"},
               {"2026-03-13", "change_term", "{agreement: 1, term: 1, due: 2026-04-30, signed_by: [1, 2]}"}});
  EXPECT_EQ(fulfilment(life).state, "performing");
  EXPECT_EQ(clock_of(life, "perform", 1)->due->text(), "2026-04-30");
  EXPECT_EQ(clock_of(life, "perform", 1)->mark, "running");
  EXPECT_EQ(clock_of(life, "urged", 1)->mark, "void");
  EXPECT_FALSE(term(life, 1).urged_on || term(life, 1).breached_on);
  EXPECT_THAT(duties(life), IsEmpty());
  EXPECT_EQ(life.file().all<Note>().back().number, "1: 2026-03-10 400.00 → 2026-04-30 400.00") << "old and new";
}

TEST(Fulfilment, AnotherAmountAloneLeavesDayAndBreachAsTheyAre) {
  Life life = at("owing");
  go_on(life, {{"2026-03-04", "record_breach", "{agreement: 1, terms: [1], declared: true}"},
               {"2026-03-04", "change_term", "{agreement: 1, term: 1, amount: 300, signed_by: [1, 2]}"}});
  EXPECT_EQ(fulfilment(life).state, "breached");
  go_on(life, {{"2026-03-05", "record_performance", "{agreement: 1, term: 1, amount: 300}"}});
  EXPECT_TRUE(term(life, 1).performed_on.has_value());
}

TEST(Fulfilment, AMinorChangesAndWaivesOnlyThroughTheGuardian) {
  Life life = at("minor:in_session");
  std::string const by_guardian = "by_agent: [{party: 1, representative: 1}]";
  go_on(life, {{monday, "agree",
                "{parties: [1, 2], signed_by: [2], mediator: jgm-wang, sealed: true, terms: [" + owed("amount: 100") +
                    "], " + by_guardian + "}"}});
  EXPECT_THAT(
      refusal(life.give("change_term", "{agreement: 1, term: 1, amount: 90, signed_by: [1, 2]}", {.on = monday})),
      HasSubstr("guardian_signs_for_minor [1]"));
  EXPECT_THAT(refusal(life.give("waive", "{agreement: 1, term: 1, party: 1}", {.on = monday})),
              HasSubstr("guardian_signs_for_minor [1]"));
  go_on(life, {{monday, "change_term", "{agreement: 1, term: 1, amount: 90, signed_by: [2], " + by_guardian + "}"},
               {monday, "waive", "{agreement: 1, term: 1, party: 1, " + by_guardian + "}"}});
  EXPECT_EQ(fulfilment(life).state, "performed");
}

TEST(Fulfilment, AnAgentWithoutSpecialAuthorityDoesNotWaive) {
  Life life = at("agents:in_session");
  go_on(life, {{monday, "agree", agreement("[1, 2]", "terms: [" + owed("amount: 100") + "]")}});
  EXPECT_THAT(refusal(life.give("waive", "{agreement: 1, term: 1, party: 1, by_agent: [{party: 1, representative: 1}]}",
                                {.on = monday})),
              HasSubstr("agents_may_settle [1]"));
}

TEST(Fulfilment, WhatTheCreditorWaivesIsOwedNoLonger) {
  Life life = at("owing");
  go_on(life, {{monday, "waive", "{agreement: 1, term: 2, party: 1}"}});
  EXPECT_EQ(term(life, 2).waived_on->text(), monday);
  EXPECT_EQ(clock_of(life, "perform", 2)->mark, "void");
  go_on(life, {{monday, "record_performance", "{agreement: 1}"}});
  EXPECT_FALSE(term(life, 2).performed_on.has_value());
  EXPECT_EQ(life.file().agreement(1)->status, "performed");
}

// ---- replaced, taken back, enforced -----------------------------------------------------------------------------

TEST(Fulfilment, OfAnAgreementMadeAnewEndsAndTheNewOneSettlesWhatTheOldDid) {
  Life life = at("remaking");
  go_on(life, {{"2026-03-04", "agree", agreement("[1, 2]"), 4}});
  EXPECT_EQ(fulfilment(life).state, "replaced");
  EXPECT_EQ(clock_of(life, "perform", 1)->mark, "void");
  EXPECT_EQ(life.file().instance(5)->agreement, 2);
  EXPECT_EQ(life.file().find<Claim>(1)->settled_by, 2);
  EXPECT_THAT(refusal(life.give("record_performance", "{agreement: 1}", {.on = "2026-03-04"})),
              HasSubstr("no_rule_here: command=record_performance, state=replaced"));
}

Life ruled_on(std::string const& ruling, std::vector<Lived> const& before = {}) {
  Life life = at("owing");
  go_on(life, before);
  go_on(life,
        {{"2026-03-20", "submit", "{party: 2, against: [1], organ: ddk-court, signed_complaint: true, agreement: 1}"},
         {"2026-03-20", "receive", "{}", 4, court},
         {"2026-03-23", "file", "{court_no: （2026）渝0104民初1号}", 4, court},
         {"2026-06-01", "conclude_suit", "{outcome: judgment, on_agreement: " + ruling + "}", 4, court}});
  return life;
}

TEST(Fulfilment, GoesOnWhenAJudgmentUpholdsTheAgreement) {
  Life life = ruled_on("upheld");
  EXPECT_EQ(life.file().agreement(1)->status, "in_force");
  EXPECT_EQ(fulfilment(life).state, "performing");
}

TEST(Fulfilment, GivesWayToAJudgmentThatChangesTheAgreement) {
  Life life = ruled_on("changed");
  EXPECT_EQ(life.file().agreement(1)->status, "changed");
  EXPECT_EQ(fulfilment(life).state, "replaced");
  EXPECT_EQ(life.file().find<Claim>(1)->settled_by, 1) << "the judgment settles it";
}

TEST(Fulfilment, EndsWithAnAgreementACourtCancelsOrFindsInvalidAndTheClaimsAreOpenAgain) {
  for (std::string const ruling : {"cancelled", "invalid"}) {
    Life life = ruled_on(ruling);
    EXPECT_EQ(life.file().agreement(1)->status, ruling);
    EXPECT_EQ(fulfilment(life).state, "cancelled");
    EXPECT_EQ(clock_of(life, "perform", 2)->mark, "void");
    EXPECT_EQ(life.file().find<Claim>(1)->settled_by, 0);
    EXPECT_THAT(duties(life), ElementsAre("tell_remedies "));
    EXPECT_THAT(refusal(life.give("close", "{}", {.on = "2026-06-01"})), HasSubstr("every_ending_told [2/1]"));
    EXPECT_TRUE(life.possible("apply", "2026-06-01")) << "人民调解法 33: to mediate anew";
    go_on(life, {{"2026-06-01", "inform", "{topic: remedies, parties: [1, 2]}", 2}, {"2026-06-01", "close"}});
    EXPECT_THAT(duties(life), IsEmpty());
  }
}

TEST(Fulfilment, ThatWasPerformedStaysPerformedWhenACourtCancelsTheAgreement) {
  Life life = ruled_on("cancelled", {{monday, "record_performance", "{agreement: 1}"}});
  EXPECT_EQ(life.file().agreement(1)->status, "cancelled");
  EXPECT_EQ(fulfilment(life).state, "performed");
}

TEST(Fulfilment, AJudgmentOverTheMatterMayNameTheAgreementItSpeaksOf) {
  Life life = at("owing");
  go_on(life, {{monday, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"},
               {monday, "file", "{court_no: （2026）渝0104民初1号}", 4, court},
               {monday, "conclude_suit", "{outcome: judgment, on_agreement: invalid, agreement: 1}", 4, court}});
  EXPECT_EQ(life.file().agreement(1)->status, "invalid");
}

TEST(Fulfilment, EnforcementThatSucceededPerformsWhatWasLeftAndPerformanceEndsTheTimeToEnforce) {
  Life life = at("confirmed");
  EXPECT_EQ(life.file().find<Clock>(Symbol("enforce"), 4, 0, 0)->mark, "running");
  go_on(life, {{"2026-03-09", "record_performance", "{agreement: 1}"}});
  EXPECT_EQ(life.file().instance(3)->state, "performed");
  EXPECT_EQ(life.file().find<Clock>(Symbol("enforce"), 4, 0, 0)->mark, "void");
  EXPECT_THAT(refusal(life.give("apply_enforcement", "{party: 1}", {.on = "2026-03-11"})),
              HasSubstr("overdue_under_ruling"));
}

}  // namespace
}  // namespace liandiao::tests
