#include "tools/liandiao/replay.hpp"

#include "adapters/memory/memory_store.hpp"
#include "adapters/yaml/yaml.hpp"
#include "tests/cli/fixture.hpp"
#include "tools/liandiao/numbering.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::door {
namespace {

std::filesystem::path sample() { return source_dir() / "tests/cli/data/neighbours.case"; }

std::string sample_text() {
  std::ifstream in(sample());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string replaced(std::string text, std::string const& what, std::string const& by) {
  auto const at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

Scenario scenario_of(std::string const& text) {
  auto const file = read_yaml(text, "sample.case");
  EXPECT_TRUE(file.has_value());
  auto scenario = read_scenario(*file);
  EXPECT_TRUE(scenario.has_value()) << (scenario ? "" : scenario.error().plain());
  return scenario.value_or(Scenario());
}

/// Dadukou in memory.
class InMemory : public testing::Test {
 protected:
  InMemory() : store(numbering.format()), desk(store, store, law::catalogue(), time, ids, Symbol("500104"), "test") {
    load("config/calendars/cn.yaml", [&](Value const& file) { return desk.load_calendar(file); });
    load("config/organisations/dadukou.yaml", [&](Value const& file) { return desk.load_registers(file); });
    load("config/flows/dadukou.yaml", [&](Value const& file) {
      std::vector<Finding> findings;
      return desk.publish_flow(file, findings);
    });
  }
  template <class F>
  void load(char const* path, F&& take) {
    auto const file = read_yaml_file(source_dir() / path);
    ASSERT_TRUE(file.has_value()) << path;
    auto const revision = take(*file);
    ASSERT_TRUE(revision.has_value()) << path << ": " << revision.error().plain();
  }

  SetTime time;
  RandomIds ids;
  Numbering numbering;
  MemoryStore store;
  Desk desk;
};

TEST_F(InMemory, AScenarioRunsThroughTheDesk) {
  auto const scenario = scenario_of(sample_text());
  auto const report = replay(desk, time, scenario);
  for (auto const& line : report.lines)
    for (auto const& error : line.unmet) ADD_FAILURE() << "step " << line.number << ": " << error.plain();
  EXPECT_EQ(report.lines.size(), scenario.steps.size());
  EXPECT_EQ(report.ledger_no, "jgm-jo-2026-0001");
}

TEST_F(InMemory, EveryReplayIsACaseOfItsOwn) {
  auto const scenario = scenario_of(sample_text());
  auto const first = replay(desk, time, scenario);
  auto const second = replay(desk, time, scenario);
  EXPECT_EQ(second.unmet(), 0U);
  EXPECT_NE(first.id.uid, second.id.uid);
}

TEST_F(InMemory, WhatWasEnteredLateIsRecordedOnThatDay) {
  auto const scenario = scenario_of(sample_text());
  auto const report = replay(desk, time, scenario);
  auto const& event = report.lines[7].done->events.front();
  EXPECT_EQ(event.on.day, Date::of(2026, 3, 7));
  EXPECT_EQ(event.recorded.date(), Date::of(2026, 3, 9));
}

TEST_F(InMemory, AnExpectationThatFailsIsNamed) {
  auto const scenario =
      scenario_of(replaced(sample_text(), "clocks: {triage: 2026-03-03}", "clocks: {triage: 2026-03-04}"));
  auto const report = replay(desk, time, scenario);
  ASSERT_EQ(report.unmet(), 1U);
  EXPECT_EQ(report.lines.front().unmet.front().plain(),
            "expectation_unmet: what=triage, expected=2026-03-04, found=2026-03-03");
}

TEST_F(InMemory, AStepRefusedUnexpectedlyEndsTheStory) {
  auto const scenario = scenario_of(replaced(
      sample_text(), "    expect_refused: {guard: opposed_pair_takes_part, article: 人民调解法 17、23}\n", ""));
  auto const report = replay(desk, time, scenario);
  EXPECT_EQ(report.lines.size(), 7U);
  EXPECT_EQ(report.unmet(), 1U);
}

TEST_F(InMemory, ARefusalForAnotherReasonIsNotTheOneExpected) {
  auto const scenario = scenario_of(replaced(sample_text(), "guard: opposed_pair_takes_part", "guard: not_suspended"));
  EXPECT_EQ(replay(desk, time, scenario).unmet(), 1U);
}

TEST_F(CommandLine, ReplaysIntoADatabaseAndShowsTheCase) {
  prepare();
  auto const replayed = run({"replay", sample().string()});
  EXPECT_EQ(replayed.exit, 0) << replayed.out << replayed.err;
  EXPECT_NE(replayed.out.find("14 步，全部与预期相符"), std::string::npos) << replayed.out;
  EXPECT_NE(replayed.out.find("（假定）"), std::string::npos) << replayed.out;
  time.set(Instant::at(Date::of(2026, 5, 6), 600));
  auto const shown = run({"case", "show", "jgm-jo-2026-0001", "--as", "jgm-wang"});
  EXPECT_EQ(shown.exit, 0) << shown.err;
  for (auto const* part : {"张某", "8000.00 元", "渝渡九人调字〔2026〕001号", "2026-03-09 补录", "现在可以办"})
    EXPECT_NE(shown.out.find(part), std::string::npos) << part << "\n" << shown.out;
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
  EXPECT_EQ(run({"recheck"}).exit, 0);
}

TEST_F(CommandLine, ThePageShowsWhoGaveTheCaseToWhomAndWhatTheCourtsDid) {
  prepare();
  time.set(Instant::at(Date::of(2026, 5, 6), 600));
  auto const replayed = run({"replay", source_dir() / "tests/scenario/constructed_returned_then_confirmed.case",
                             source_dir() / "tests/scenario/constructed_dismissed_and_challenged.case"});
  ASSERT_EQ(replayed.exit, 0) << replayed.out << replayed.err;
  auto const confirmed = run({"case", "show", "jgm-pmc-2026-0001", "--as", "jgm-wang"}).out;
  for (auto const* part : {"九宫庙街道人民调解委员会 → 大渡口区医疗纠纷人民调解委员会", "移送第1号", "误以为属医疗纠纷",
                           "2026-03-03 签收、2026-03-03 已退回（不属本单位职责）",
                           "2026-03-20 询问、2026-03-25 已确认有效 （2026）渝0104民特1号"})
    EXPECT_NE(confirmed.find(part), std::string::npos) << part << "\n" << confirmed;
  EXPECT_EQ(confirmed.find("往返"), std::string::npos) << confirmed;
  auto const revoked = run({"case", "show", "jgm-pmc-2026-0002", "--as", "jgm-wang"}).out;
  for (auto const* part : {"2026-03-16 驳回申请", "裁定已撤销", "异议 1 次"})
    EXPECT_NE(revoked.find(part), std::string::npos) << part << "\n" << revoked;
}

TEST_F(CommandLine, AFailedReplayAnswersOne) {
  prepare();
  auto const path =
      file("x.case", replaced(sample_text(), "clocks: {triage: 2026-03-03}", "clocks: {triage: 2026-03-04}"));
  auto const replayed = run({"replay", path});
  EXPECT_EQ(replayed.exit, 1);
  EXPECT_NE(replayed.out.find("triage 应为“2026-03-04”，实际是“2026-03-03”"), std::string::npos) << replayed.out;
}

}  // namespace
}  // namespace liandiao::door
