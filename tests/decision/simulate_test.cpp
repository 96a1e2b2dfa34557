// 推演: what would have gone otherwise under another flow or calendar.
#include "engine/decision/simulate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "adapters/yaml/yaml.hpp"
#include "tests/stages.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::string const day = "2026-03-04";

Simulated simulated(Life const& life, Rulebook const& rulebook) {
  auto found = simulate(life.events(), rulebook, life.rulebooks());
  EXPECT_TRUE(found.has_value()) << found.error().plain();
  return found.value_or(Simulated());
}

ProcedurePolicy& policy_of(Flow& flow, std::string_view procedure) {
  for (auto& policy : flow.procedures)
    if (policy.procedure == procedure) return policy;
  throw std::runtime_error("no such procedure");
}

/// Dadukou's flow with fewer days to mediate in.
Flow mediated_within(int days) {
  Flow flow = shipped().flow();
  for (auto& limit : policy_of(flow, "peoples_mediation").limits)
    if (limit.clock == "mediate") {
      limit.length = days;
      limit.unit = Unit::day;
    }
  EXPECT_THAT(check_flow(flow, law::catalogue()), IsEmpty());
  return flow;
}

/// Dadukou's flow that asks for a paper before a mediation is accepted.
Flow wanting_application() {
  Flow flow = shipped().flow();
  policy_of(flow, "peoples_mediation").gates.push_back({Symbol("accept"), {Symbol("application")}, {}, {}});
  EXPECT_THAT(check_flow(flow, law::catalogue()), IsEmpty());
  return flow;
}

/// The shipped calendar in which 4 March 2026, a Wednesday, is a day of rest.
Rulebook resting_on_the_fourth() {
  std::ifstream in(std::string(LIANDIAO_SOURCE_DIR) + "/config/calendars/cn.yaml");
  std::ostringstream text;
  text << in.rdbuf();
  auto changed = text.str();
  auto const year = changed.find("year: 2026");
  auto const list = changed.find("    festivals:\n", year);
  changed.insert(list + std::string("    festivals:\n").size(), "      - {name: 假设, off: [2026-03-04]}\n");
  auto const value = read_yaml(changed, "cn.yaml");
  EXPECT_TRUE(value.has_value());
  auto calendar = read_calendar(*value);
  EXPECT_TRUE(calendar.has_value()) << calendar.error().plain();
  return Rulebook(law::catalogue(), shipped().share_flow(), std::make_shared<Calendar const>(std::move(*calendar)),
                  shipped().share_registers());
}

Simulated::Deadline const* deadline_of(Simulated const& simulated, std::string_view clock) {
  for (auto const& row : simulated.deadlines)
    if (row.clock == clock) return &row;
  return nullptr;
}

std::vector<std::int64_t> refused_steps(Simulated const& simulated) {
  std::vector<std::int64_t> steps;
  steps.reserve(simulated.refused.size());
  for (auto const& step : simulated.refused) steps.push_back(step.seq);
  return steps;
}

// ---- nothing differs ----------------------------------------------------------------------------------------------

class Unchanged : public testing::TestWithParam<std::string_view> {};

TEST_P(Unchanged, UnderItsOwnRulebookNothingWouldHaveGoneOtherwise) {
  Life life = at(GetParam());
  EXPECT_FALSE(simulated(life, shipped()).differs());
  life.sweep("2026-06-01");
  EXPECT_FALSE(simulated(life, shipped()).differs()) << "after a sweep";
}

INSTANTIATE_TEST_SUITE_P(Stages, Unchanged,
                         testing::Values("registered", "informed", "triaged", "running", "closed", "archived",
                                         "plain:applied", "plain:in_session", "three:in_session", "minor:ready",
                                         "medical:in_session", "medical_four:in_session", "submitted", "filed",
                                         "court_refused", "returned", "redirected", "withdrawn", "concluded"),
                         [](auto const& one) {
                           std::string name(one.param);
                           for (char& c : name)
                             if (c == ':') c = '_';
                           return name;
                         });

TEST(Simulate, ALateAgreementThatWasLateAnywayIsNoDifference) {
  Life life = at("plain:in_session");
  life.sweep("2026-04-07");
  go_on(life, {{"2026-04-08", "agree", agreement("[1, 2]")}});
  EXPECT_FALSE(simulated(life, shipped()).differs());
}

TEST(Simulate, AnAnnulledStepIsLeftOutAndAnAmendedOneReadsAsAmended) {
  Life life = at("plain:willing");
  go_on(life, {{"2026-03-05", "accept"}});
  life.must("amend", "{step: 6, reason: 日期误录, on: 2026-03-03}", {.on = "2026-03-05"});
  life.must("appoint", "{mediators: [{person: jgm-wang, role: lead}]}", {.on = "2026-03-05"});
  life.must("annul", "{step: 8, reason: 误录}", {.on = "2026-03-05"});
  EXPECT_FALSE(simulated(life, shipped()).differs());
  auto const found = simulated(life, under(mediated_within(10)));
  EXPECT_THAT(found.refused, IsEmpty());
  auto const* mediate = deadline_of(found, "mediate");
  ASSERT_NE(mediate, nullptr);
  EXPECT_EQ(mediate->from->text(), "2026-04-02") << "from the day as amended";
  EXPECT_EQ(mediate->to->text(), "2026-03-13");
}

TEST(Simulate, TheNumbersOfWhatWasAnnulledStayGivenOnBothSides) {
  Life life = at("plain:applied");
  life.must("annul", "{step: 3, reason: 误录}", {.on = day});
  go_on(life, {{day, "apply", "{organ: jgm-pmc, applicants: [1]}"},
               {day, "consent", "{parties: [2], purpose: mediate, answer: given}"},
               {day, "accept", "{}", 3}});
  ASSERT_EQ(life.latest().no, 3);
  EXPECT_FALSE(simulated(life, shipped()).differs());
  EXPECT_THAT(simulated(life, under(wanting_application())).refused, SizeIs(1));
}

TEST(Simulate, AnEmptyHistoryHasNothingToDiffer) {
  auto const found = simulate({}, shipped(), at("registered").rulebooks());
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->differs());
}

// ---- limits -------------------------------------------------------------------------------------------------------

TEST(Simulate, AShorterLimitMovesTheDueDayOfWhatStillRuns) {
  Life const life = at("plain:in_session");
  auto const found = simulated(life, under(mediated_within(10)));
  ASSERT_THAT(found.deadlines, SizeIs(1));
  auto const& mediate = found.deadlines.front();
  EXPECT_EQ(mediate.clock, "mediate");
  EXPECT_EQ(mediate.procedure, "peoples_mediation");
  EXPECT_EQ(mediate.instance, 2);
  EXPECT_EQ(mediate.from->text(), "2026-04-01");
  EXPECT_EQ(mediate.to->text(), "2026-03-12");
  EXPECT_TRUE(mediate.moved());
  EXPECT_THAT(found.refused, IsEmpty());
  EXPECT_THAT(found.diverted, IsEmpty());
}

TEST(Simulate, AShorterLimitMakesAnAgreementLate) {
  Life life = at("plain:in_session");
  go_on(life, {{"2026-03-20", "agree", agreement("[1, 2]")}});
  auto const found = simulated(life, under(mediated_within(10)));
  ASSERT_THAT(found.breaches, SizeIs(1));
  EXPECT_TRUE(found.breaches.front().now);
  EXPECT_EQ(found.breaches.front().command, "agree");
  EXPECT_EQ(found.breaches.front().row.guard, "within_limit");
  auto const* mediate = deadline_of(found, "mediate");
  ASSERT_NE(mediate, nullptr);
  EXPECT_EQ(mediate->was, "met");
  EXPECT_EQ(mediate->now, "lapsed");
  EXPECT_THAT(found.refused, IsEmpty()) << "it stands, and is recorded as out of time";
}

TEST(Simulate, ALongerLimitTakesTheLapseTheBreachAndTheDutyAway) {
  Rulebook const shorter = under(mediated_within(10));
  Life life = mediation_until("in_session", "2026-03-02", shorter);
  ASSERT_EQ(life.sweep("2026-03-13"), 1);
  EXPECT_FALSE(simulated(life, shorter).differs());
  auto const running = simulated(life, shipped());
  EXPECT_THAT(running.refused, IsEmpty()) << "what the engine would not have done is no refusal";
  ASSERT_THAT(running.duties, SizeIs(1));
  EXPECT_FALSE(running.duties.front().now);
  auto const* mediate = deadline_of(running, "mediate");
  ASSERT_NE(mediate, nullptr);
  EXPECT_EQ(mediate->was, "lapsed");
  EXPECT_EQ(mediate->now, "running");
  life.must(agreement_of_all(life), {.on = "2026-03-20", .by = "jgm-wang"});
  auto const agreed = simulated(life, shipped());
  ASSERT_THAT(agreed.breaches, SizeIs(1));
  EXPECT_FALSE(agreed.breaches.front().now);
}

TEST(Simulate, AnOverrunThatFailsByStatuteFailsWhereItWouldHaveRunOut) {
  Life life = at("medical:in_session");
  std::string const clerk = "ddk-miao";
  go_on(life, {{"2026-03-20", "adjourn", "{}", 0, clerk},
               {"2026-03-23", "convene", "{present: [1, 2]}", 0, clerk},
               {"2026-03-23", "agree", agreement("[1, 2]", "told_confirmation: true", clerk), 0, clerk}});
  auto const found = simulated(life, under(mediated_within(10)));
  ASSERT_THAT(found.diverted, SizeIs(1));
  auto const& ended = found.diverted.front();
  EXPECT_EQ(ended.seq, 0) << "it follows from no stored step";
  EXPECT_EQ(ended.was.rule, 0);
  EXPECT_EQ(ended.now.to, "ended");
  EXPECT_EQ(refused_steps(found), std::vector<std::int64_t>{10}) << "the first; what came after goes on as stored";
  EXPECT_FALSE(found.refused.front().by_the_flow_alone);
}

TEST(Simulate, TheSameOverrunOnlyEarlierIsOneMovedDay) {
  Life life = at("medical:in_session");
  life.sweep("2026-04-15");
  ASSERT_EQ(life.latest().state, "ended");
  auto const found = simulated(life, under(mediated_within(10)));
  EXPECT_THAT(found.diverted, IsEmpty());
  EXPECT_THAT(found.refused, IsEmpty());
  ASSERT_THAT(found.deadlines, SizeIs(1));
  EXPECT_TRUE(found.deadlines.front().moved());
}

// ---- gates --------------------------------------------------------------------------------------------------------

TEST(Simulate, AGateRefusesTheStepNamesWhatIsMissingAndRefusesNothingElse) {
  Life const life = at("plain:in_session");
  auto const found = simulated(life, under(wanting_application()));
  ASSERT_EQ(refused_steps(found), std::vector<std::int64_t>{6});
  auto const& step = found.refused.front();
  EXPECT_EQ(step.command, "accept");
  EXPECT_EQ(step.on.text(), "2026-03-02");
  EXPECT_TRUE(step.by_the_flow_alone);
  ASSERT_FALSE(step.refusal.candidates.empty());
  auto const& missing = step.refusal.candidates.front().verdict.missing;
  ASSERT_THAT(missing, SizeIs(1));
  EXPECT_EQ(missing.front().guard.code, "papers_on_file");
  EXPECT_EQ(missing.front().guard.article, "flow");
  EXPECT_EQ(missing.front().fact, "application");
  EXPECT_THAT(found.deadlines, IsEmpty());
}

TEST(Simulate, APaperThatWasOnFilePassesTheGate) {
  Life life = at("plain:willing");
  go_on(life, {{"2026-03-02", "file_paper", "{type: application, digest: " + digest_of("").hex() + "}", 2}});
  go_on(life, {{"2026-03-02", "accept"}});
  EXPECT_FALSE(simulated(life, under(wanting_application())).differs());
}

TEST(Simulate, BehindAGateTheNewLimitsStillCount) {
  Flow flow = mediated_within(10);
  policy_of(flow, "peoples_mediation").gates.push_back({Symbol("accept"), {Symbol("application")}, {}, {}});
  auto const found = simulated(at("plain:in_session"), under(flow));
  EXPECT_THAT(found.refused, SizeIs(1));
  auto const* mediate = deadline_of(found, "mediate");
  ASSERT_NE(mediate, nullptr);
  EXPECT_EQ(mediate->to->text(), "2026-03-12");
}

// ---- calendars ----------------------------------------------------------------------------------------------------

TEST(Simulate, ADayOfRestMovesADueDay) {
  Life const life = at("plain:applied");
  auto const found = simulated(life, resting_on_the_fourth());
  auto const* accept = deadline_of(found, "accept");
  ASSERT_NE(accept, nullptr);
  EXPECT_EQ(accept->from->text(), "2026-03-05");
  EXPECT_EQ(accept->to->text(), "2026-03-06");
  EXPECT_EQ(accept->was, accept->now);
}

}  // namespace
}  // namespace liandiao::tests
