// 更正: what amending and annulling do to a case, and when they are refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string const day = "2026-03-04";

// A mediation's steps: 1 register, 2 inform_ways, 3 apply with 4 proceed, 5 consent, 6 accept, 7 appoint,
// 8 inform_rights, 9 convene.

Clock const* clock_of(Life const& life, std::string_view name, int agreement = 0) {
  return life.file().find<Clock>(Symbol(name), 2, agreement, 0);
}

Ruled<Decided> annul(Life& life, std::string const& step, std::string const& also = "[]",
                     std::string const& when = day) {
  return life.give("annul", "{step: " + step + ", also: " + also + ", reason: 误录}", {.on = when});
}

std::string texts_of(Life const& life, RowRef row) {
  for (auto const& one : life.private_rows())
    if (one.row == row) return one.text;
  return {};
}

// ---- annul ------------------------------------------------------------------------------------------------------

TEST(Annul, TheCaseStandsAsIfTheStepHadNotBeenTaken) {
  Life life = at("informed");
  ASSERT_TRUE(annul(life, "2"));
  EXPECT_EQ(life.file().docket().state, "registered");
  EXPECT_THAT(life.file().all<Inform>(), IsEmpty());
  EXPECT_EQ(life.file().version, 3) << "the history grows";
  EXPECT_EQ(life.events().back().annuls, 2);
}

TEST(Annul, WhatTheLawMadeFollowGoesWithItsCause) {
  Life life = at("plain:applied");
  ASSERT_TRUE(annul(life, "3"));
  EXPECT_EQ(life.file().docket().state, "informed");
  EXPECT_EQ(life.file().instance(2), nullptr);
  EXPECT_EQ(life.file().head().instances, 2) << "its number is not given again";
}

TEST(Annul, AStepOthersDependOnIsRefusedNamingThem) {
  Life life = at("plain:ready");
  EXPECT_THAT(refusal(annul(life, "6")), HasSubstr("annulment_has_dependents: value=6, steps=7, 8"));
  EXPECT_EQ(life.latest().state, "ready");
}

TEST(Annul, NamedWithTheStepTheyGoTogether) {
  Life life = at("plain:ready");
  EXPECT_THAT(refusal(annul(life, "6", "[7]")), HasSubstr("steps=8"));
  ASSERT_TRUE(annul(life, "6", "[7, 8]"));
  EXPECT_EQ(life.latest().state, "applied");
  EXPECT_THAT(life.file().all<Mediator>(), IsEmpty());
  EXPECT_EQ(clock_of(life, "mediate"), nullptr);
  EXPECT_EQ(clock_of(life, "accept")->mark, "running");
}

TEST(Annul, OnceIsEnough) {
  Life life = at("informed");
  ASSERT_TRUE(annul(life, "2"));
  EXPECT_THAT(refusal(annul(life, "2")), HasSubstr("step_already_annulled: value=2"));
}

TEST(Annul, NotTheRegistration) {
  Life life = at("registered");
  EXPECT_THAT(refusal(annul(life, "1")), HasSubstr("registration_not_annulled"));
}

TEST(Annul, NotWhatOnlyFollowedFromAnotherStep) {
  Life life = at("plain:applied");
  auto const decided = annul(life, "4");
  EXPECT_THAT(refusal(decided), HasSubstr("correction_of_consequence: value=4, cause=3"));
}

TEST(Annul, NotACorrection) {
  Life life = at("informed");
  ASSERT_TRUE(annul(life, "2"));
  EXPECT_THAT(refusal(annul(life, "3")), HasSubstr("correction_of_correction: value=3"));
}

TEST(Annul, AnAnnulledAgreementOpensWhatItSettled) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]", "terms: [{debtor: 2, creditor: 1, obligation: 拆墙}]")}});
  ASSERT_TRUE(annul(life, "10"));
  EXPECT_EQ(life.latest().state, "in_session");
  EXPECT_EQ(life.file().find<Claim>(1)->settled_by, 0);
  EXPECT_THAT(life.file().all<Agreement>(), IsEmpty());
  EXPECT_THAT(life.file().all<Term>(), IsEmpty());
  EXPECT_EQ(clock_of(life, "apply_confirmation", 1), nullptr);
  EXPECT_EQ(clock_of(life, "mediate")->mark, "running");
  go_on(life, {{day, "agree", agreement("[1, 2]")}});
  EXPECT_EQ(life.file().all<Agreement>().front().no, 2) << "the first number is not given again";
}

TEST(Annul, AnIssuedNumberStaysAndIsVoid) {
  Life life = at("plain:accepted");
  ASSERT_TRUE(annul(life, "6"));
  auto const* number = life.file().find<NumberRequest>(std::int64_t{6}, 0);
  ASSERT_NE(number, nullptr);
  EXPECT_TRUE(number->annulled);
  go_on(life, {{day, "accept"}});
  auto const& again = life.file().all<NumberRequest>().back();
  EXPECT_EQ(again.seq, 8);
  EXPECT_FALSE(again.annulled);
}

TEST(Annul, AClosedCaseIsOpenAgainWithoutItsClosing) {
  Life life = at("closed");
  auto const closing = std::to_string(life.file().version);
  ASSERT_TRUE(annul(life, closing));
  EXPECT_EQ(life.file().docket().state, "open");
  EXPECT_FALSE(life.file().head().closed_on.has_value());
}

TEST(Annul, AFailureDeemedByTheClockAloneCanBeTakenBackByAPerson) {
  Life life = at("medical:in_session");
  life.sweep("2026-04-15");
  ASSERT_EQ(life.latest().state, "ended");
  auto const lapse = std::to_string(life.file().version - 1);
  ASSERT_TRUE(
      life.give("annul", "{step: " + lapse + ", reason: 协议十日已签}", {.on = "2026-04-15", .by = "ddk-miao"}));
  EXPECT_EQ(life.latest().state, "in_session");
  life.must("agree", agreement("[1, 2]", "told_confirmation: true", "ddk-miao"),
            {.on = "2026-04-10", .by = "ddk-miao", .entered = "2026-04-15"});
  EXPECT_EQ(life.file().instance(2)->state, "agreed");
  EXPECT_EQ(clock_of(life, "mediate")->mark, "met");
}

TEST(Annul, SomebodyWithoutAccessToTheCaseAnnulsNothing) {
  Life life = at("informed");
  auto const decided = life.give("annul", "{step: 2, reason: x}", {.on = day, .by = "xsc-zhao"});
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().error.code, Code::forbidden);
}

// ---- amend ------------------------------------------------------------------------------------------------------

TEST(Amend, TheFieldsGivenReadOtherwiseAndTheRestStays) {
  Life life = at("registered");
  ASSERT_TRUE(
      life.give("amend", "{step: 1, reason: 笔误, with: {cause: 相邻关系纠纷, dispute_type: contract}}", {.on = day}));
  EXPECT_EQ(life.file().head().cause, "相邻关系纠纷");
  EXPECT_EQ(life.file().head().dispute_type, "contract");
  EXPECT_EQ(life.file().head().source, "application");
  EXPECT_EQ(life.file().all<Party>().size(), 2U);
  EXPECT_EQ(life.events().back().amends, 1);
}

TEST(Amend, APrivateTextIsReplacedByARowOfTheAmendment) {
  Life life = at("registered");
  auto const before = life.file().head().summary;
  ASSERT_TRUE(life.give("amend", "{step: 1, reason: 笔误, with: {summary: 两家因排水沟发生争执}}", {.on = day}));
  auto const after = life.file().head().summary;
  EXPECT_EQ(after.seq, 2);
  EXPECT_EQ(texts_of(life, after), "两家因排水沟发生争执");
  EXPECT_EQ(texts_of(life, before), "两家因院墙越界发生争执") << "what was written stays written";
  EXPECT_EQ(text_of(life.events().back()).find("排水沟"), std::string::npos);
}

TEST(Amend, TheDayOfAcceptanceMovesTheDueDay) {
  Life life = at("plain:willing");
  go_on(life, {{"2026-03-05", "accept"}});
  EXPECT_EQ(clock_of(life, "mediate")->due->text(), "2026-04-07") << "4 April is a Saturday of 清明节";
  ASSERT_TRUE(life.give("amend", "{step: 6, reason: 日期误录, on: 2026-03-03}", {.on = "2026-03-05"}));
  EXPECT_EQ(clock_of(life, "mediate")->start.text(), "2026-03-03");
  EXPECT_EQ(clock_of(life, "mediate")->due->text(), "2026-04-02");
  EXPECT_EQ(clock_of(life, "appoint")->due->text(), "2026-03-05");
}

TEST(Amend, AnAmendmentThatLaterStepsCannotLiveWithIsRefusedNamingThem) {
  Life life = at("plain:willing");
  life.must("accept", "{}", {.on = "2026-03-02", .entered = "2026-03-05"});
  life.must("appoint", "{mediators: [{person: jgm-wang, role: lead}]}", {.on = "2026-03-03", .entered = "2026-03-05"});
  life.must("inform_rights", "{parties: [1, 2]}", {.on = "2026-03-04", .entered = "2026-03-05"});
  auto const decided = life.give("amend", "{step: 6, reason: 日期误录, on: 2026-03-04}", {.on = "2026-03-05"});
  EXPECT_THAT(refusal(decided), HasSubstr("amendment_breaks_steps: value=6, steps=7, 8"));
  EXPECT_EQ(clock_of(life, "mediate")->start.text(), "2026-03-02");
}

TEST(Amend, ARegistrationThatWouldBeRefusedIsNamedBeforeAllThatFollowedIt) {
  Life life = at("plain:ready");
  auto const amended =
      life.give("amend", "{step: 1, reason: 误录, with: {claims: [{party: 9, text: 赔偿}]}}", {.on = day});
  EXPECT_THAT(refusal(amended), HasSubstr("amendment_breaks_steps: value=1, steps=1"));
}

TEST(Amend, NoStepHappenedAfterItWasRecorded) {
  Life life = at("plain:accepted");
  auto const decided = life.give("amend", "{step: 6, reason: 日期误录, on: 2026-03-03}", {.on = day});
  EXPECT_THAT(refusal(decided), HasSubstr("amendment_breaks_steps: value=6, steps=6"));
}

TEST(Amend, AnAgreementDatedInTimeAfterAllIsNoLongerOutOfTime) {
  Life life = at("plain:in_session");
  go_on(life, {{"2026-04-07", "agree", agreement("[1, 2]")}});
  ASSERT_EQ(life.file().all<Irregularity>().size(), 1U);
  ASSERT_TRUE(life.give("amend", "{step: 10, reason: 日期误录, on: 2026-03-30}", {.on = "2026-04-07"}));
  EXPECT_THAT(life.file().all<Irregularity>(), IsEmpty());
  EXPECT_EQ(clock_of(life, "mediate")->mark, "met");
  EXPECT_EQ(life.file().agreement(1)->effective_on.text(), "2026-03-30");
  EXPECT_EQ(clock_of(life, "apply_confirmation", 1)->due->text(), "2026-04-29");
}

TEST(Amend, ALapseThatWouldNotHaveComeIsNoObstacle) {
  Life life = at("plain:willing");
  life.must("accept", "{}", {.on = "2026-03-02", .entered = "2026-03-06"});
  life.sweep("2026-04-02");
  ASSERT_EQ(clock_of(life, "mediate")->mark, "lapsed");
  ASSERT_TRUE(life.give("amend", "{step: 6, reason: 日期误录, on: 2026-03-05}", {.on = "2026-04-02"}));
  EXPECT_EQ(clock_of(life, "mediate")->mark, "running");
  EXPECT_EQ(life.file().find<Duty>(Symbol("clock_lapsed"), 2, std::string("mediate")), nullptr);
}

TEST(Amend, AStepAmendedTwiceReadsAsLastAmended) {
  Life life = at("registered");
  ASSERT_TRUE(life.give("amend", "{step: 1, reason: 笔误, with: {cause: 相邻关系纠纷}}", {.on = day}));
  ASSERT_TRUE(life.give("amend", "{step: 1, reason: 笔误, with: {cause: 排除妨害纠纷}}", {.on = day}));
  EXPECT_EQ(life.file().head().cause, "排除妨害纠纷");
}

TEST(Amend, WhatAFirstAmendmentReplacedStaysReplacedByTheSecond) {
  Life life = at("registered");
  ASSERT_TRUE(life.give("amend", "{step: 1, reason: 笔误, with: {cause: 相邻关系纠纷}}", {.on = day}));
  ASSERT_TRUE(life.give("amend", "{step: 1, reason: 笔误, with: {dispute_type: contract}}", {.on = day}));
  EXPECT_EQ(life.file().head().dispute_type, "contract");
  EXPECT_EQ(life.file().head().cause, "相邻关系纠纷");
}

TEST(Amend, NumbersAskedForStayAsTheyWere) {
  Life life = at("plain:accepted");
  auto const numbers = life.file().all<NumberRequest>();
  ASSERT_TRUE(life.give("amend", "{step: 1, reason: 笔误, with: {cause: 相邻关系纠纷}}", {.on = day}));
  EXPECT_EQ(life.file().all<NumberRequest>(), numbers);
}

TEST(Amend, APartyAddedLaterKeepsItsNumberWhenTheRegistrationGetsAnother) {
  Life life = at("registered");
  go_on(life, {{day, "add_party", "{entry: {side: third, kind: natural, name: 王五}}"}});
  auto const name = life.file().party(3)->name;
  std::string const three =
      "{step: 1, reason: 漏录, with: {parties: [{side: claimant, kind: natural, name: 张三}, "
      "{side: respondent, kind: natural, name: 李四}, {side: respondent, kind: natural, name: 赵六}]}}";
  auto const decided = life.give("amend", three, {.on = day});
  EXPECT_EQ(life.file().party(3)->name, name) << "whether it was refused or the new party got the next number";
}

TEST(Amend, ANumberAnAmendedRegistrationNoLongerGivesIsNotGivenToAnother) {
  Life life = at("three:registered");
  std::string const two =
      "{step: 1, reason: 误录, with: {parties: [{side: claimant, kind: natural, name: 张三}, "
      "{side: respondent, kind: natural, name: 李四}]}}";
  ASSERT_TRUE(life.give("amend", two, {.on = day}));
  EXPECT_EQ(life.file().party(3), nullptr);
  go_on(life, {{day, "add_party", "{entry: {side: third, kind: natural, name: 王五}}"}});
  EXPECT_EQ(life.file().all<Party>().back().no, 4);
}

TEST(Amend, TheLedgerNumberStaysThatOfTheOrganThatGaveIt) {
  Life life = at("registered");
  auto const decided = life.give("amend", "{step: 1, reason: 误录, with: {organ: xsc-pmc}}", {.on = day});
  ASSERT_TRUE(decided) << refusal(decided);
  EXPECT_EQ(life.file().head().holder, "xsc-pmc");
  EXPECT_EQ(life.file().all<NumberRequest>().front().organ, "jgm-pmc");
}

TEST(Amend, AFieldTheStepDoesNotHaveIsRefusedByItsName) {
  Life life = at("registered");
  auto const decided = life.give("amend", "{step: 1, reason: x, with: {colour: red}}", {.on = day});
  EXPECT_THAT(refusal(decided), HasSubstr("field_unknown: field=with.colour"));
}

TEST(Amend, NotWhatOnlyFollowedAndNotACorrection) {
  Life life = at("plain:applied");
  EXPECT_THAT(refusal(life.give("amend", "{step: 4, reason: x, on: 2026-03-02}", {.on = day})),
              HasSubstr("correction_of_consequence"));
  ASSERT_TRUE(life.give("amend", "{step: 1, reason: 笔误, with: {cause: 相邻关系纠纷}}", {.on = day}));
  EXPECT_THAT(refusal(life.give("amend", "{step: 5, reason: x, on: 2026-03-02}", {.on = day})),
              HasSubstr("correction_of_correction"));
}

TEST(Amend, AnAnnulledStepIsNotAmended) {
  Life life = at("informed");
  ASSERT_TRUE(annul(life, "2"));
  EXPECT_THAT(refusal(life.give("amend", "{step: 2, reason: x, on: 2026-03-03}", {.on = day})),
              HasSubstr("step_already_annulled"));
}

TEST(Amend, NothingIsCorrectedAsOfTomorrow) {
  Life life = at("informed");
  auto const decided = life.give("annul", "{step: 2, reason: x}", {.on = "2026-03-05", .entered = day});
  EXPECT_THAT(refusal(decided), HasSubstr("business_time_in_future"));
}

TEST(Amend, ADayThatCannotBeIsRefused) {
  Life life = at("informed");
  EXPECT_FALSE(life.give("amend", "{step: 2, reason: x, on: 2026-02-30}", {.on = day}));
  EXPECT_FALSE(life.give("amend", "{step: 2, reason: x, on: yesterday}", {.on = day}));
}

TEST(Amend, AnAmendmentThatChangesNothingNamesNoChange) {
  Life life = at("registered");
  CaseFile const before = life.file();
  ASSERT_TRUE(life.give("amend", "{step: 1, reason: x, with: {}}", {.on = day}));
  EXPECT_TRUE(life.file().same_parts(before));
}

// ---- rechecking -------------------------------------------------------------------------------------------------

TEST(Recheck, AStoredDecisionThatWouldComeOutOtherwiseIsReported) {
  Life life = at("plain:accepted");
  auto events = life.events();
  for (auto& change : events[5].changes)
    if (auto* clock = std::get_if<Clock>(&change.part); clock != nullptr && clock->clock == "mediate")
      clock->due = clock->due->plus(-1);
  Digest last;
  for (auto& event : events) {
    event.previous = last;
    last = hash_of(event);
  }
  auto const found = recheck(events, life.rulebooks());
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().seq, 6);
  EXPECT_EQ(found->front().what, "changes");
}

TEST(Recheck, UnderAnotherCalendarTheDueDaysComeOutOtherwise) {
  Life life = at("plain:accepted");
  Flow flow = shipped().flow();
  for (auto& procedure : flow.procedures)
    for (auto& limit : procedure.limits)
      if (limit.clock == "accept") limit.length = 1;
  Rulebook const shorter = under(flow);
  auto const found = recheck(life.events(), [&](Basis const&) -> Result<Rulebook const*> { return &shorter; });
  ASSERT_TRUE(found);
  ASSERT_FALSE(found->empty());
  EXPECT_EQ(found->front().seq, 3) << "the application, from which the time for acceptance runs";
}

}  // namespace
}  // namespace liandiao::tests
