// What is refused before any law is asked, what an event says of its circumstances, and what a flow may add.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string const day = "2026-03-04";

// ---- what a command names ---------------------------------------------------------------------------------------

TEST(References, WhatDoesNotExistIsRefusedByTheFieldThatNamesIt) {
  struct Named {
    std::string_view stage, command, fields, complaint;
  };
  std::vector<Named> const wrong{
      {"plain:applied", "consent", "{parties: [2, 9], purpose: mediate, answer: given}",
       "party_unknown: field=parties[2], value=9"},
      {"owing", "record_performance", "{agreement: 4}", "agreement_unknown: field=agreement, value=4"},
      {"plain:in_session", "agree", "{parties: [1, 2], mediator: jgm-wang, claims: [7]}",
       "claim_unknown: field=claims[1], value=7"},
      {"plain:in_session", "agree",
       "{parties: [1, 2], mediator: jgm-wang, terms: [{debtor: 2, creditor: 8, obligation: x}]}",
       "party_unknown: field=terms[1].creditor, value=8"},
      {"plain:in_session", "agree", "{parties: [1, 2], mediator: nobody}",
       "person_not_registered: field=mediator, value=nobody"},
      {"plain:accepted", "appoint", "{mediators: [{person: jgm-hao, role: lead}]}",
       "person_not_valid: field=mediators[1].person, value=jgm-hao, day=2026-03-04"},
      {"informed", "apply", "{organ: nowhere, applicants: [1]}", "organisation_unknown: field=organ, value=nowhere"},
      {"informed", "apply", "{organ: jgm-old-cpmc, applicants: [1]}",
       "organisation_not_valid: field=organ, value=jgm-old-cpmc, day=2026-03-04"},
      {"informed", "annul", "{step: 99, reason: x}", "step_unknown: field=step, value=99"},
      {"informed", "triage", "{dispute_type: unheard_of, level: L1}", "field_wants_one_of: field=dispute_type"},
  };
  for (auto const& one : wrong) {
    Life life = at(one.stage);
    auto const version = life.file().version;
    EXPECT_THAT(refusal(life.give(one.command, one.fields, {.on = day})), HasSubstr(one.complaint));
    EXPECT_EQ(life.file().version, version);
  }
}

TEST(References, APersonIsJudgedByTheBusinessDayNotByToday) {
  Life life;
  std::string const then = "2024-12-30";
  auto registration = at("registered").events().front();
  auto const command = life.rulebook().catalogue().command(Symbol("register"))->read_again(registration.fields);
  ASSERT_TRUE(life.give(*command, {.on = then}));
  go_on(life, {{then, "own_motion", "{organ: jgm-pmc}"}, {then, "accept"}});
  Life::At const late{.on = "2024-12-31", .by = "jgm-wang", .instance = 0, .entered = "2025-01-10"};
  EXPECT_THAT(refusal(life.give("appoint", "{mediators: [{person: jgm-hao, role: lead}]}", late)), IsEmpty());
}

// ---- when -------------------------------------------------------------------------------------------------------

TEST(Time, NothingHasHappenedTomorrow) {
  Life life = at("informed");
  auto const decided =
      life.give("triage", "{dispute_type: neighbours, level: L1}", {.on = "2026-03-05", .entered = day});
  EXPECT_THAT(refusal(decided), HasSubstr("business_time_in_future: value=2026-03-05"));
}

TEST(Time, AStepDoesNotComeBeforeTheLastStepOfItsInstance) {
  Life life = at("plain:accepted");
  go_on(life, {{day, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}"}});
  auto const decided = life.give("inform_rights", "{parties: [1, 2]}", {.on = "2026-03-03", .entered = day});
  EXPECT_THAT(refusal(decided),
              HasSubstr("business_time_before_last_step: value=2026-03-03, last=2026-03-04, instance=2"));
}

TEST(Time, TheStepsOfOtherInstancesDoNotCount) {
  Life life = at("plain:accepted");
  go_on(life, {{day, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}"}});
  life.must("submit", "{party: 1, against: [2], organ: ddk-court, oral: true}", {.on = "2026-03-03", .entered = day});
  EXPECT_EQ(life.latest().opened_on.text(), "2026-03-03");
}

TEST(Time, NoProcedureBeginsBeforeTheCaseWasRegistered) {
  Life life = at("registered");
  auto const decided = life.give("own_motion", "{organ: jgm-pmc}", {.on = "2026-02-27", .entered = day});
  EXPECT_THAT(refusal(decided), HasSubstr("business_time_before_case: value=2026-02-27, registered=2026-03-02"));
}

TEST(Time, WithinADayTheTimeOfDayDecidesWhereItIsKnown) {
  Life life = at("plain:ready");
  go_on(life, {{"2026-03-04T14:00", "convene", "{present: [1, 2]}"}});
  Life::At const morning{.on = "2026-03-04T10:00", .by = "jgm-wang", .instance = 0, .entered = day};
  EXPECT_THAT(refusal(life.give("adjourn", "{}", morning)),
              HasSubstr("business_time_before_last_step: value=2026-03-04T10:00, last=2026-03-04T14:00"));
  Life unknown_time = life;
  EXPECT_THAT(refusal(unknown_time.give("adjourn", "{}", {.on = day})), IsEmpty());
  Life::At const evening{.on = "2026-03-04T18:00", .by = "jgm-wang", .instance = 0, .entered = day};
  EXPECT_THAT(refusal(life.give("adjourn", "{}", evening)), IsEmpty());
}

TEST(Time, AnActDoesNotMoveTheLastStep) {
  Life life = at("plain:ready");
  go_on(life, {{"2026-03-10", "investigate", "{found: 院墙}"}});
  life.must("convene", "{present: [1, 2]}", {.on = "2026-03-05", .entered = "2026-03-10"});
  EXPECT_EQ(life.latest().moved_on.text(), "2026-03-05");
}

TEST(Time, RecordedTimeNeverGoesBackWhateverTheClockOfTheMachineDoes) {
  Life life = at("registered");
  Order order;
  auto const& catalogue = life.rulebook().catalogue();
  order.command = catalogue.command(Symbol("inform_ways"))->read(Value::of(Value::Map{})).value();
  order.actor = Actor{Symbol("jgm-wang"), Symbol("jgm-pmc"), Symbol("mediator"), 0};
  order.on = on("2026-03-02");
  order.now = Instant::at(on("2026-03-02").day, 60);
  auto const decided = decide(life.file(), order, life.rulebook());
  ASSERT_TRUE(decided);
  EXPECT_EQ(decided->steps.front().event.recorded, life.file().recorded);
}

// ---- which instance ---------------------------------------------------------------------------------------------

TEST(WhichInstance, TheOnlyOneThatCanTakesIt) {
  Life life = at("plain:ready");
  EXPECT_EQ(life.must("convene", "{present: [1, 2]}", {.on = day}).instance, 2);
}

TEST(WhichInstance, WhatTheDocketAndOneMoreCouldTakeGoesToTheOneNearerToTheMatter) {
  EXPECT_EQ(at("registered").must("file_paper", "{type: evidence}", {.on = day}).instance, 1);
  EXPECT_EQ(at("plain:ready").must("file_paper", "{type: evidence}", {.on = day}).instance, 2);
}

TEST(WhichInstance, AmongSeveralItMustBeNamed) {
  Life life = at("plain:ready");
  go_on(life, {{day, "submit", "{party: 1, against: [2], organ: ddk-court, oral: true}"}});
  auto const decided = life.give("file_paper", "{type: evidence}", {.on = day});
  EXPECT_THAT(refusal(decided), HasSubstr("instance_not_named: command=file_paper, known=2, 3"));
  EXPECT_EQ(life.must("file_paper", "{type: evidence}", {.on = day, .instance = 3}).instance, 3);
}

TEST(WhichInstance, OneThatDoesNotExistIsNotFound) {
  Life life = at("plain:ready");
  auto const decided = life.give("convene", "{present: [1, 2]}", {.on = day, .instance = 9});
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().error.code, Code::not_found);
  EXPECT_THAT(refusal(decided), HasSubstr("instance_unknown: value=9"));
}

TEST(WhichInstance, OneOfAnotherProcedureHasNoRuleForIt) {
  Life life = at("plain:applied");
  EXPECT_THAT(refusal(life.give("accept", "{}", {.on = day, .instance = 1})),
              HasSubstr("no_rule_here: command=accept, state=open, instance=1"));
}

TEST(WhichInstance, ACaseThatDoesNotExistTakesNothing) {
  Life life;
  EXPECT_THAT(refusal(life.give("inform_ways", "{}", {.on = day})), HasSubstr("case_unknown"));
  EXPECT_THAT(refusal(life.give("own_motion", "{organ: jgm-pmc}", {.on = day})), HasSubstr("case_unknown"));
}

// ---- what an event says -----------------------------------------------------------------------------------------

TEST(Events, WhoeverActedForAPartyIsNamedWithIt) {
  Life life = at("three:ready");
  auto const& event = life.must("leave", "{party: 3}", {.on = day});
  EXPECT_EQ(event.actor.person, "jgm-wang");
  EXPECT_EQ(event.actor.organ, "jgm-pmc");
  EXPECT_EQ(event.actor.on_behalf_of, 3);
}

TEST(Events, WhatTheLawMakesFollowNamesItsCause) {
  Life life = at("informed");
  auto const& cause = life.must("apply", "{organ: jgm-pmc, applicants: [1]}", {.on = day});
  auto const& effect = life.events().back();
  EXPECT_EQ(cause.caused_by, 0);
  EXPECT_EQ(effect.command, "proceed");
  EXPECT_EQ(effect.caused_by, cause.seq);
  EXPECT_EQ(effect.instance, 1);
}

TEST(Events, AnInstanceKeepsTheEditionOfItsOpening) {
  Life life;
  auto const registration = at("registered").events().front();
  auto const command = life.rulebook().catalogue().command(Symbol("register"))->read_again(registration.fields);
  ASSERT_TRUE(life.give(*command, {.on = "2023-12-29"}));
  go_on(life, {{"2023-12-29", "own_motion", "{organ: jgm-pmc}"}});
  EXPECT_EQ(life.must("accept", "{}", {.on = "2024-01-02"}).edition, "2022");
  go_on(life, {{"2024-01-02", "submit", "{party: 1, against: [2], organ: ddk-court, oral: true}"}});
  EXPECT_EQ(life.latest().edition, "2024");
}

TEST(Events, DecidingLeavesTheCaseAsItIs) {
  Life life = at("plain:applied");
  CaseFile const before = life.file();  // NOLINT: the copy is what it is compared with
  Order order;
  order.command = life.rulebook().catalogue().command(Symbol("accept"))->read(Value::of(Value::Map{})).value();
  order.on = on(day);
  order.now = Instant::at(order.on.day, 600);
  ASSERT_TRUE(decide(life.file(), order, life.rulebook()));
  EXPECT_TRUE(before.same_parts(life.file()));
  EXPECT_EQ(before.version, life.file().version);
}

// ---- what a flow adds -------------------------------------------------------------------------------------------

Flow altered(std::function<void(ProcedurePolicy&)> const& change) {
  Flow flow = shipped().flow();
  for (auto& procedure : flow.procedures)
    if (procedure.procedure == "peoples_mediation") change(procedure);
  auto const read = read_flow(write_flow(flow));
  if (!read) throw std::runtime_error(read.error().plain());
  return *read;
}

Rulebook const& with_gate_on_accepting() {
  static Rulebook const the = under(altered([](ProcedurePolicy& policy) {
    Gate gate;
    gate.command = Symbol("accept");
    gate.papers = {Symbol("application")};
    gate.informs = {Symbol("rights_and_duties")};
    policy.gates = {gate};
  }));
  return the;
}

TEST(Gates, AnOrganActsWhenWhatTheFlowAsksForIsThere) {
  Life life = mediation_until("applied", day, with_gate_on_accepting());
  auto const told = refusal(life.give("accept", "{}", {.on = day}));
  EXPECT_THAT(told, HasSubstr("papers_on_file [application]"));
  EXPECT_THAT(told, HasSubstr("parties_told [rights_and_duties/1]"));
  EXPECT_FALSE(life.possible("accept", day)) << "and `can` says the same";
  go_on(life, {{day, "file_paper", "{type: application}", 2},
               {day, "inform", "{topic: rights_and_duties, parties: [1]}", 2}});
  EXPECT_TRUE(life.possible("accept", day));
  EXPECT_THAT(refusal(life.give("accept", "{}", {.on = day})), IsEmpty());
}

TEST(Gates, APaperOfAnotherInstanceDoesNotCount) {
  Life life = mediation_until("applied", day, with_gate_on_accepting());
  go_on(life, {{day, "file_paper", "{type: application}", 1}});
  EXPECT_THAT(refusal(life.give("accept", "{}", {.on = day})), HasSubstr("papers_on_file [application]"));
}

Rulebook triaged_by(std::string_view role) {
  Flow flow = shipped().flow();
  for (auto& procedure : flow.procedures)
    if (procedure.procedure == "docket")
      procedure.gates.push_back({.command = Symbol("triage"), .roles = {Symbol(role)}});
  return under(flow);
}

/// Registered and told its ways at an organisation, so that it can be triaged there.
Life told_at(std::string_view organ, std::string const& by, Rulebook const& rulebook) {
  Life life(rulebook);
  auto dispute = neighbours();
  dispute.organ.id = Symbol(organ);
  life.must(dispute, {.on = day, .by = by});
  life.must(law::InformWays{}, {.on = day, .by = by});
  return life;
}

TEST(Gates, AnActLeftToTheHeadIsRefusedToAMediator) {
  Rulebook const rulebook = triaged_by("office_head");
  Life life = told_at("ddk-centre", "ddk-fei", rulebook);
  std::string const triage = "{dispute_type: neighbours, level: L1}";
  EXPECT_THAT(refusal(life.give("triage", triage, {.on = day, .by = "ddk-fei"})), HasSubstr("role_acts [office_head]"));
  EXPECT_FALSE(life.possible("triage", day, "ddk-fei")) << "and `can` says the same";
  EXPECT_TRUE(life.possible("triage", day, "ddk-lian"));
  EXPECT_THAT(refusal(life.give("triage", triage, {.on = day, .by = "ddk-lian"})), IsEmpty());
}

TEST(Gates, OneOfTwoPostsInTheOrganisationIsEnough) {
  Rulebook const rulebook = triaged_by("mediator");
  Life life = told_at("ddk-labour", "ddk-bao", rulebook);
  EXPECT_THAT(refusal(life.give("triage", "{dispute_type: neighbours, level: L1}", {.on = day, .by = "ddk-bao"})),
              IsEmpty());
}

TEST(Limits, AFlowShortensTheOrgansTimeAndSaysSo) {
  Rulebook const rulebook = under(altered([](ProcedurePolicy& policy) {
    ClockPolicy shorter;
    shorter.clock = Symbol("mediate");
    shorter.length = 20;
    policy.limits = {shorter};
  }));
  Life life = mediation_until("accepted", "2026-03-02", rulebook);
  auto const* clock = life.file().find<Clock>(Symbol("mediate"), 2, 0, 0);
  EXPECT_EQ(clock->length, 20);
  EXPECT_EQ(clock->due->text(), "2026-03-23") << "22 March is a Sunday";
  EXPECT_EQ(clock->article.str(), "人民调解工作若干规定 33 · flow dadukou");
}

}  // namespace
}  // namespace liandiao::tests
