// An open case moves to another revision of its flow: what becomes of it, and that it can be taken back.
#include "engine/decision/migration.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "engine/decision/simulate.hpp"
#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;

Rulebook revised(std::function<void(Flow&)> const& change) {
  Flow flow = shipped().flow();
  change(flow);
  auto const read = read_flow(write_flow(flow));
  if (!read) throw std::runtime_error(read.error().plain());
  EXPECT_TRUE(check_flow(*read, shipped().catalogue()).empty());
  return under(*read);
}

ProcedurePolicy& policy_of(Flow& flow, std::string_view procedure) {
  for (auto& policy : flow.procedures)
    if (policy.procedure == procedure) return policy;
  throw std::runtime_error("the flow has the procedure");
}

ClockPolicy& limit_of(Flow& flow, std::string_view procedure, std::string_view clock) {
  auto& limits = policy_of(flow, procedure).limits;
  for (auto& limit : limits)
    if (limit.clock == clock) return limit;
  limits.emplace_back().clock = Symbol(clock);
  return limits.back();
}

Rulebook const& shorter() {
  static Rulebook const the = revised([](Flow& flow) {
    auto& limit = limit_of(flow, "peoples_mediation", "mediate");
    limit.length = 10;
    limit.unit = Unit::day;
  });
  return the;
}

Rulebook const& without_mediation_time() {
  static Rulebook const the = revised([](Flow& flow) {
    auto& limit = limit_of(flow, "peoples_mediation", "mediate");
    limit = ClockPolicy{};
    limit.clock = Symbol("mediate");
    limit.none = true;
    for (auto const* state : {"accepted", "assigned", "ready", "in_session"})
      policy_of(flow, "peoples_mediation").waits.push_back({Symbol(state), {}});
  });
  return the;
}

std::string listed(std::vector<FlowDifference> const& rows) {
  std::string text;
  for (auto const& row : rows)
    text += row.what.str() + " " + row.procedure.str() + "@" + std::to_string(row.instance) + " " + row.subject.str() +
            " " + row.was + " → " + row.now + "\n";
  return text;
}

Move must_move(Life& life, Rulebook const& to, std::string const& day) {
  auto move = life.move_to(to, day);
  if (!move) throw std::runtime_error(Life::told(move.error()));
  return std::move(*move);
}

TEST(FlowMigration, WhereNothingReadsOtherwiseTheCaseIsUnaffected) {
  auto const renamed = revised([](Flow& flow) { flow.title = "又一版"; });
  auto life = mediation_until("in_session");
  auto const move = must_move(life, renamed, "2026-03-04");
  EXPECT_EQ(move.fate, Fate::unaffected);
  EXPECT_EQ(listed(move.differences), "");
  EXPECT_EQ(life.file().head().flow_revision, renamed.flow().digest);
}

TEST(FlowMigration, ARunningClockIsCountedAgainFromItsOwnStart) {
  auto life = mediation_until("in_session");
  auto const was = *life.file().find<Clock>(Symbol("mediate"), 2, 0, 0);
  auto const move = must_move(life, shorter(), "2026-03-04");
  EXPECT_EQ(move.fate, Fate::mapped);
  EXPECT_THAT(listed(move.differences),
              HasSubstr("clock_moves peoples_mediation@2 mediate " + was.due->text() + " → "));
  auto const* now = life.file().find<Clock>(Symbol("mediate"), 2, 0, 0);
  EXPECT_EQ(now->start, was.start);
  EXPECT_EQ(now->length, 10);
  EXPECT_EQ(now->due->text(), "2026-03-12");
  EXPECT_EQ(life.events().back().rule, 930);
  EXPECT_EQ(life.events().back().basis, shorter().basis());
}

TEST(FlowMigration, WhereTheClockWouldHaveLapsedSomebodyMustDecide) {
  auto life = mediation_until("in_session");
  auto const move = must_move(life, shorter(), "2026-03-20");
  EXPECT_EQ(move.fate, Fate::undecided);
  EXPECT_THAT(listed(move.reasons), HasSubstr("clock_would_have_lapsed peoples_mediation@2 mediate"));
  // Decided all the same, the sweep of the night finds it.
  EXPECT_EQ(life.sweep("2026-03-21"), 1);
  EXPECT_EQ(life.file().find<Clock>(Symbol("mediate"), 2, 0, 0)->mark, "lapsed");
}

TEST(FlowMigration, AClockThatIsPastDueIsNotHiddenByALongerLimit) {
  auto life = mediation_until("in_session", "2026-03-02", shorter());
  auto const move = must_move(life, shipped(), "2026-03-20");
  EXPECT_EQ(move.fate, Fate::undecided);
  EXPECT_THAT(listed(move.reasons), HasSubstr("clock_past_due peoples_mediation@2 mediate 2026-03-12 → "));
}

TEST(FlowMigration, AClockTheFlowDoesWithoutIsVoidAndOneItSetsBeginsWithTheMove) {
  auto life = mediation_until("in_session");
  auto const away = must_move(life, without_mediation_time(), "2026-03-04");
  EXPECT_THAT(listed(away.differences), HasSubstr("clock_ends peoples_mediation@2 mediate"));
  EXPECT_EQ(life.file().find<Clock>(Symbol("mediate"), 2, 0, 0)->mark, "void");

  auto other = mediation_until("in_session", "2026-03-02", without_mediation_time());
  EXPECT_EQ(other.file().find<Clock>(Symbol("mediate"), 2, 0, 0), nullptr);
  auto const move = must_move(other, shipped(), "2026-03-20");
  EXPECT_THAT(listed(move.differences), HasSubstr("clock_begins peoples_mediation@2 mediate"));
  auto const* begun = other.file().find<Clock>(Symbol("mediate"), 2, 0, 0);
  ASSERT_NE(begun, nullptr);
  EXPECT_EQ(begun->start.text(), "2026-03-20");
  EXPECT_TRUE(other.move_back("2026-03-20"));
  EXPECT_EQ(other.file().find<Clock>(Symbol("mediate"), 2, 0, 0), nullptr) << "it is gone with the move";
}

TEST(FlowMigration, AGateThatIsAddedIsNamedWithWhatItMisses) {
  auto const gated = revised([](Flow& flow) {
    policy_of(flow, "peoples_mediation").gates.push_back({Symbol("convene"), {Symbol("evidence")}, false, {}, {}, {}});
  });
  auto life = mediation_until("ready");
  EXPECT_TRUE(life.possible("convene", "2026-03-04"));
  auto const move = must_move(life, gated, "2026-03-04");
  EXPECT_EQ(move.fate, Fate::mapped);
  EXPECT_THAT(listed(move.differences), HasSubstr("demand peoples_mediation@2 convene  → papers_on_file evidence"));
  EXPECT_FALSE(life.possible("convene", "2026-03-04")) << "later steps are decided by the revision it moved to";
}

TEST(FlowMigration, AWordThatIsGoneNeedsADecision) {
  auto const fewer = revised([](Flow& flow) { std::erase(flow.dispute_types, Symbol("neighbours")); });
  auto life = mediation_until("accepted");
  auto const move = must_move(life, fewer, "2026-03-04");
  EXPECT_EQ(move.fate, Fate::undecided);
  EXPECT_THAT(listed(move.reasons), HasSubstr("dispute_type_gone docket@1 neighbours"));
}

TEST(FlowMigration, ABodyThatNoLongerHandlesTheProcedureNeedsADecision) {
  auto const narrowed =
      revised([](Flow& flow) { policy_of(flow, "peoples_mediation").handled_by = {Symbol("village_committee")}; });
  auto life = mediation_until("accepted");
  auto const move = must_move(life, narrowed, "2026-03-04");
  EXPECT_THAT(listed(move.reasons), HasSubstr("organ_no_longer_handles peoples_mediation@2 jgm-pmc"));
}

TEST(FlowMigration, ADayThatSomebodyNamedStays) {
  auto life = at("correcting");
  auto const was = *life.file().find<Clock>(Symbol("correct"), 2, 0, 0);
  must_move(life, shorter(), "2026-03-04");
  EXPECT_EQ(*life.file().find<Clock>(Symbol("correct"), 2, 0, 0), was);
}

TEST(FlowMigration, WhatIsMovedWithAnAgreementDoesNotKeepTheAgreement) {
  auto life = at("owing");
  ASSERT_NE(life.file().find<Clock>(Symbol("perform"), 3, 1, 1), nullptr);
  std::int64_t agreed = 0;
  for (auto const& event : life.events())
    if (event.command == "agree") agreed = event.seq;
  must_move(life, shorter(), "2026-03-04");
  auto const annulled = life.give("annul", "{step: " + std::to_string(agreed) + ", reason: 误录}",
                                  {.on = "2026-03-05", .by = "jgm-wang"});
  EXPECT_EQ(refusal(annulled), "");
  EXPECT_TRUE(life.file().all<Agreement>().empty());
  EXPECT_EQ(life.file().find<Clock>(Symbol("mediate"), 2, 0, 0)->length, 10);
  EXPECT_TRUE(recheck(life.events(), life.rulebooks())->empty());
}

TEST(FlowMigration, AProcedureThatIsGoneNeedsADecision) {
  Flow flow = shipped().flow();
  std::erase_if(flow.procedures,
                [](ProcedurePolicy const& policy) { return policy.procedure == "litigation_referral"; });
  auto const fewer = under(*read_flow(write_flow(flow)));
  auto life = at("submitted");
  auto const move = must_move(life, fewer, "2026-03-04");
  EXPECT_THAT(listed(move.reasons), HasSubstr("procedure_gone litigation_referral@2 litigation_referral"));
}

TEST(FlowMigration, AnExtensionInAnotherUnitNeedsADecision) {
  auto const working_days = revised([](Flow& flow) {
    auto& limit = limit_of(flow, "peoples_mediation", "mediate");
    limit.length = 20;
    limit.unit = Unit::working_day;
  });
  auto life = mediation_until("in_session");
  life.must("extend", "{length: 10, consenting: [1, 2]}", {.on = "2026-03-04"});
  auto const move = must_move(life, working_days, "2026-03-05");
  EXPECT_THAT(listed(move.reasons),
              HasSubstr("extended_in_other_unit peoples_mediation@2 mediate 10 day → 10 working_day"));
}

TEST(FlowMigration, AClockThatWouldBeginInAPauseNeedsADecision) {
  auto life = mediation_until("in_session", "2026-03-02", without_mediation_time());
  life.must("suspend", "{reason: appraisal}", {.on = "2026-03-04"});
  auto const move = must_move(life, shipped(), "2026-03-05");
  EXPECT_THAT(listed(move.reasons), HasSubstr("clock_begins_in_pause peoples_mediation@2 appraisal"));
}

TEST(FlowMigration, ASuspendedClockTakesTheNewLengthWhenItGoesOn) {
  auto life = mediation_until("in_session");
  life.must("suspend", "{reason: appraisal}", {.on = "2026-03-04"});
  must_move(life, shorter(), "2026-03-05");
  auto const* clock = life.file().find<Clock>(Symbol("mediate"), 2, 0, 0);
  EXPECT_EQ(clock->mark, "suspended");
  EXPECT_EQ(clock->length, 10);
  life.must("resume", "{}", {.on = "2026-03-06"});
  clock = life.file().find<Clock>(Symbol("mediate"), 2, 0, 0);
  EXPECT_EQ(clock->mark, "running");
  EXPECT_GT(*clock->due, Date::of(2026, 3, 12)) << "the pause does not count under the new limit either";
}

TEST(FlowMigration, AClosedCaseStaysWhereItIs) {
  auto life = at("closed");
  auto const move = life.move_to(shorter(), "2026-03-04");
  ASSERT_FALSE(move);
  EXPECT_EQ(move.error().error.key, "no_rule_here");
}

TEST(FlowMigration, TakenBackNothingIsLeftOfItButTheTwoEvents) {
  auto life = mediation_until("in_session");
  auto const before = life.file();
  must_move(life, shorter(), "2026-03-04");
  ASSERT_EQ(refusal(life.move_back("2026-03-05")), "");
  EXPECT_TRUE(life.file().same_parts(before));
  EXPECT_EQ(life.file().version, before.version + 2);
  EXPECT_EQ(life.events().back().annuls, life.file().version - 1);
  EXPECT_EQ(life.events().back().basis, shipped().basis());
  EXPECT_TRUE(recheck(life.events(), life.rulebooks())->empty());
}

TEST(FlowMigration, OnceAStepHasFollowedItIsNotTakenBackAndTheStepIsNamed) {
  auto life = mediation_until("in_session");
  must_move(life, shorter(), "2026-03-04");
  auto const moved = life.file().version;
  life.must("set_level", "{level: L2, reason: 人多}", {.on = "2026-03-05", .by = "jgm-wang"});
  auto const back =
      life.give("migrate_back", "{step: " + std::to_string(moved) + "}", {.on = "2026-03-05", .instance = 1});
  EXPECT_THAT(refusal(back), HasSubstr("migration_has_followers: value=" + std::to_string(moved) +
                                       ", step=" + std::to_string(moved + 1)));
}

TEST(FlowMigration, OnlyAStepThatMovedTheCaseIsMovedBack) {
  auto life = mediation_until("in_session");
  auto const last = std::to_string(life.file().version);
  EXPECT_THAT(refusal(life.give("migrate_back", "{step: " + last + "}", {.on = "2026-03-05", .instance = 1})),
              HasSubstr("step_no_migration"));
}

TEST(FlowMigration, ItIsNeitherAmendedNorAnnulled) {
  auto life = mediation_until("in_session");
  must_move(life, shorter(), "2026-03-04");
  auto const step = std::to_string(life.file().version);
  for (auto const* command : {"annul", "amend"})
    EXPECT_THAT(refusal(life.give(command, "{step: " + step + ", reason: 误}", {.on = "2026-03-05", .by = "jgm-wang"})),
                HasSubstr("correction_of_migration: value=" + step))
        << command;
}

TEST(FlowMigration, TheEarlierStepsAreCorrectedByTheRulebookTheyName) {
  auto life = mediation_until("in_session");
  must_move(life, shorter(), "2026-03-04");
  life.must("set_level", "{level: L2, reason: 人多}", {.on = "2026-03-05", .by = "jgm-wang"});
  auto const last = std::to_string(life.file().version);
  auto const annulled =
      life.give("annul", "{step: " + last + ", reason: 误录}", {.on = "2026-03-06", .by = "jgm-wang"});
  ASSERT_EQ(refusal(annulled), "");
  EXPECT_EQ(life.file().head().level, "L1");
  EXPECT_EQ(life.file().head().flow_revision, shorter().flow().digest);
  EXPECT_EQ(life.file().find<Clock>(Symbol("mediate"), 2, 0, 0)->length, 10);
  auto const found = recheck(life.events(), life.rulebooks());
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->empty());
}

TEST(FlowMigration, ItMovesOnlyFromTheRevisionTheCaseRunsUnder) {
  auto life = mediation_until("in_session");
  auto const fields =
      "{from_revision: " + shorter().flow().digest.hex() + ", to_revision: " + shipped().flow().digest.hex() + "}";
  EXPECT_THAT(refusal(life.give("migrate", fields, {.on = "2026-03-05", .instance = 1})),
              HasSubstr("revision_moves_on"));
}

TEST(FlowMigration, SimulatedByWhereItMovedToTheMoveIsNoDifference) {
  auto life = mediation_until("in_session");
  must_move(life, shorter(), "2026-03-04");
  auto const found = simulate(life.events(), shorter(), life.rulebooks());
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->refused.empty());
  EXPECT_TRUE(found->deadlines.empty()) << "the clock counts from its own start either way";
}

}  // namespace
}  // namespace liandiao::tests
