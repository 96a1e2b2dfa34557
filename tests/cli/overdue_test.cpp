// A clock whose day has passed is overdue whether or not anybody swept.
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class Late : public CommandLine {
 protected:
  void SetUp() override {
    time.set(Instant::at(Date::of(2026, 3, 10), 10 * 60));
    prepare();
    number = registered();  // on 2 March: to be sorted within one working day
  }
  Value::List overdue(std::vector<std::string> more = {}) {
    std::vector<std::string> args{"list", "--overdue", "--as", "jgm-liu", "--json"};
    args.insert(args.end(), more.begin(), more.end());
    auto const answer = run(args);
    EXPECT_EQ(answer.exit, 0) << answer.err;
    return answer.json().find("overdue")->list();
  }
  std::string number;
};

TEST_F(Late, TheListSaysHowLateByWhichArticleAndThatNobodySwept) {
  auto const rows = overdue();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.front().find("clock")->text(), "triage");
  EXPECT_EQ(rows.front().find("due")->text(), "2026-03-03");
  EXPECT_EQ(rows.front().find("days_late")->integer(), 7);
  EXPECT_FALSE(rows.front().find("swept")->boolean());
  EXPECT_FALSE(rows.front().find("article")->text().empty());
  auto const page = run({"list", "--overdue", "--as", "jgm-liu"});
  for (auto const* part : {number.c_str(), "2026-03-03", "7", "联调工作规范", "未标记"})
    EXPECT_NE(page.out.find(part), std::string::npos) << part << "\n" << page.out;
}

TEST_F(Late, AsOfAnyDay) {
  EXPECT_TRUE(overdue({"--on", "2026-03-03"}).empty()) << "on its due day it is in time";
  EXPECT_EQ(overdue({"--on", "2026-03-04"}).front().find("days_late")->integer(), 1);
  EXPECT_EQ(overdue({"--on", "2026-06-01"}).size(), 1u);
  auto const none = run({"list", "--overdue", "--on", "2026-03-03", "--as", "jgm-liu"});
  EXPECT_EQ(none.out, "到 2026-03-03 没有超期的期限\n");
}

TEST_F(Late, SweptItStaysOnTheListUntilItsDutyIsDone) {
  ASSERT_EQ(run({"sweep"}).exit, 0);
  ASSERT_EQ(overdue().size(), 1u);
  EXPECT_TRUE(overdue().front().find("swept")->boolean());
  ASSERT_EQ(run({"act", number, "inform_ways", "--as", "jgm-liu@jgm-jo"}).exit, 0);
  ASSERT_EQ(
      run({"act", number, "triage", "--dispute-type", "neighbours", "--level", "L1", "--as", "jgm-chen@jgm-jo"}).exit,
      0);
  EXPECT_TRUE(overdue({"--on", "2026-03-10"}).empty());
}

TEST_F(Late, TheWorklistCountsItTheCaseShowsItAndSoDoesWhatCanBeDone) {
  auto const list = run({"list", "--as", "jgm-liu", "--json"}).json();
  EXPECT_EQ(list.find("cases")->list().front().find("overdue")->integer(), 1);
  EXPECT_EQ(list.find("cases")->list().front().find("lapsed")->integer(), 0);
  auto const earlier = run({"list", "--on", "2026-03-03", "--as", "jgm-liu", "--json"}).json();
  EXPECT_EQ(earlier.find("cases")->list().front().find("overdue")->integer(), 0);
  EXPECT_NE(run({"case", "show", number, "--as", "jgm-liu"}).out.find("已过 7 天"), std::string::npos);
  EXPECT_NE(run({"case", "show", number, "--on", "2026-03-06", "--as", "jgm-liu"}).out.find("已过 3 天"),
            std::string::npos);
  EXPECT_NE(run({"can", number, "--as", "jgm-liu"}).out.find("已超 7 天"), std::string::npos);
  EXPECT_NE(run({"can", number, "--on", "2026-03-06", "--as", "jgm-liu"}).out.find("已超 3 天"), std::string::npos);
}

TEST_F(Late, ASweepSaysByWhichArticleAndWhatAPersonMustNowDo) {
  auto const swept = run({"sweep", "--on", "2026-03-06"});
  EXPECT_EQ(swept.exit, 0) << swept.err;
  for (auto const* part : {number.c_str(), "应在 2026-03-03 前", "联调工作规范", "待办："})
    EXPECT_NE(swept.out.find(part), std::string::npos) << part << "\n" << swept.out;
}

TEST_F(Late, AMachineReadsTheArticleAndWhatFollowed) {
  auto const lapsed = run({"sweep", "--json"}).json().find("lapsed")->list();
  ASSERT_EQ(lapsed.size(), 1u);
  EXPECT_EQ(lapsed.front().find("article")->text(), "联调工作规范 · flow dadukou");
  EXPECT_TRUE(lapsed.front().find("followed")->list().empty());
}

TEST_F(Late, OtherFiltersAreNotPassedOver) {
  for (auto const* option : {"--text", "--standing", "--level", "--due-before"}) {
    auto const answer = run({"list", "--overdue", option, "2026-03-01", "--as", "jgm-liu"});
    EXPECT_EQ(answer.exit, 2) << option;
    EXPECT_NE(answer.err.find(option), std::string::npos) << answer.err;
  }
  EXPECT_TRUE(overdue({"--holder", "xsc-jo"}).empty());
  EXPECT_TRUE(overdue({"--mediator", "jgm-wang"}).empty());
  EXPECT_EQ(overdue({"--organ", "jgm-jo"}).size(), 1u);
}

}  // namespace
}  // namespace liandiao::door
