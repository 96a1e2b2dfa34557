#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

std::vector<std::string> reckon(std::vector<std::string> more) {
  more.insert(more.begin(), {"clock", "reckon"});
  return more;
}

TEST_F(CommandLine, ReckonsWithoutAnyDatabase) {
  variables.clear();
  auto const answer = run(reckon({"--start", "2025-09-26", "--length", "7", "--unit", "working_day", "--json"}));
  EXPECT_EQ(answer.exit, 0) << answer.err;
  EXPECT_EQ(answer.out, "{\n  \"raw\": \"2025-10-13\",\n  \"due\": \"2025-10-13\",\n  \"provisional\": false\n}\n");
}

TEST_F(CommandLine, ReckonsDayByDayWithItsArticle) {
  auto const answer = run(reckon({"--start", "2025-09-26", "--length", "5", "--unit", "day"}));
  EXPECT_EQ(answer.exit, 0) << answer.err;
  EXPECT_NE(answer.out.find("自 2025-09-26 起 5 日（民事诉讼法 85; 民法典 201、203）"), std::string::npos)
      << answer.out;
  EXPECT_NE(answer.out.find("期间最后一日 2025-10-01 是休息日，顺延届满：2025-10-09"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("开始的当日，不计"), std::string::npos) << answer.out;
}

TEST_F(CommandLine, ReckonsWithExclusionsAndWithoutRolling) {
  auto const answer =
      run(reckon({"--start", "2026-03-02", "--length", "5", "--unit", "day", "--exclude", "2026-03-03/2026-03-04",
                  "--exclude", "2026-03-06", "--no-roll", "--json", "--explain"}));
  ASSERT_EQ(answer.exit, 0) << answer.err;
  auto const value = answer.json();
  EXPECT_EQ(value.find("raw")->text(), "2026-03-10");
  EXPECT_EQ(value.find("lines")->list().size(), 9U);
}

TEST_F(CommandLine, ReckonsProvisionallyBeyondTheCalendar) {
  auto const answer = run(reckon({"--start", "2031-02-26", "--length", "2", "--unit", "month"}));
  EXPECT_EQ(answer.exit, 0) << answer.err;
  EXPECT_NE(answer.out.find("暂定"), std::string::npos) << answer.out;
}

TEST_F(CommandLine, ReckonsByACalendarGiven) {
  auto const path = (source_dir() / "config/calendars/cn.yaml").string();
  EXPECT_EQ(run(reckon({"--start", "2025-09-26", "--length", "7", "--unit", "working_day", "--calendar", path})).exit,
            0);
  EXPECT_EQ(run(reckon({"--start", "2025-09-26", "--length", "7", "--unit", "day", "--calendar", "no.yaml"})).exit, 1);
}

TEST_F(CommandLine, ReckoningRefusesWhatIsNoPeriod) {
  EXPECT_EQ(run(reckon({"--length", "7", "--unit", "day"})).exit, 2);
  EXPECT_EQ(run(reckon({"--start", "2026-02-30", "--length", "7", "--unit", "day"})).exit, 2);
  EXPECT_EQ(run(reckon({"--start", "2026-02-02", "--length", "0", "--unit", "day"})).exit, 2);
  EXPECT_EQ(run(reckon({"--start", "2026-02-02", "--length", "7", "--unit", "fortnight"})).exit, 2);
  EXPECT_EQ(run(reckon({"--start", "2026-02-02", "--length", "7", "--unit", "hour"})).exit, 2);
  auto const span =
      run(reckon({"--start", "2026-02-02", "--length", "7", "--unit", "day", "--exclude", "2026-02-05/2026-02-04"}));
  EXPECT_EQ(span.exit, 2);
  EXPECT_NE(span.err.find("首尾颠倒"), std::string::npos) << span.err;
}

}  // namespace
}  // namespace liandiao::door
