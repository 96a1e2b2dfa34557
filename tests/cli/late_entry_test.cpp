// Last month's steps, entered this month: they happened when they happened, and count there.
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class EnteredLate : public CommandLine {
 protected:
  void SetUp() override {
    time.set(Instant::at(Date::of(2025, 11, 5), 10 * 60));
    prepare();
    auto const path = file("dispute.yaml",
                           "organ: jgm-pmc\nsource: application\ndispute_type: neighbours\nlevel: L1\narea: 500104003\n"
                           "summary: 楼上渗水\nparties:\n  - {side: claimant, kind: natural, name: 张三}\n"
                           "  - {side: respondent, kind: natural, name: 李四}\n"
                           "claims:\n  - {party: 1, text: 修复天花板}\n");
    auto const opened = run({"case", "open", "--file", path, "--on", "2025-10-09", "--as", "jgm-wang", "--json"});
    ASSERT_EQ(opened.exit, 0) << opened.err;
    number = opened.json().find("ledger_no")->text();
    say("inform_ways", "{}", "2025-10-09");
    say("apply", "{organ: jgm-pmc, applicants: [1, 2]}", "2025-10-09");
    say("accept", "{}", "2025-10-10");
    say("appoint", "{mediators: [{person: jgm-wang, role: lead}]}", "2025-10-10");
    say("inform_rights", "{parties: [1, 2]}", "2025-10-13");
    say("convene", "{present: [1, 2]}", "2025-10-15");
    say("agree", "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-wang, sealed: true, content: 修复天花板}",
        "2025-10-15");
  }

  void say(std::string const& command, std::string const& fields, std::string const& on) {
    auto const answer =
        run({"act", number, command, "--file", file("fields.yaml", fields), "--on", on, "--as", "jgm-wang"});
    ASSERT_EQ(answer.exit, 0) << command << ": " << answer.out << answer.err;
  }

  std::int64_t concluded_in(std::string const& month) {
    auto const answer = run(
        {"report", "show", "peoples_mediation", "--period", month, "--organ", "jgm-pmc", "--as", "jgm-wang", "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.err;
    return answer.json().find("rows")->list().front().find("cells")->list().front().integer();
  }

  std::string number;
};

TEST_F(EnteredLate, CountsInTheMonthInWhichItHappened) {
  EXPECT_EQ(concluded_in("2025-10"), 1);
  EXPECT_EQ(concluded_in("2025-11"), 0);
}

// 民法典 201: from the day after the step, over the holiday of October, whenever somebody writes it down.
TEST_F(EnteredLate, IsCountedFromTheDayItHappened) {
  auto const shown = run({"case", "show", number, "--as", "jgm-wang", "--json"}).json();
  std::map<std::string, std::string> due;
  for (auto const& row : shown.find("parts")->find("clock")->list())
    if (row.find("due")->kind() == Value::Kind::text) due[row.find("clock")->text()] = row.find("due")->text();
  EXPECT_EQ(due["accept"], "2025-10-13");
  EXPECT_EQ(due["mediate"], "2025-11-10");
  EXPECT_EQ(due["apply_confirmation"], "2025-11-14");
}

TEST_F(EnteredLate, TheStorySaysWhenItWasWrittenDown) {
  auto const page = run({"case", "show", number, "--as", "jgm-wang"}).out;
  EXPECT_NE(page.find("2025-10-15"), std::string::npos);
  EXPECT_NE(page.find("2025-11-05"), std::string::npos) << page;
}

TEST_F(EnteredLate, ASweepOfTodayFindsNothingThatWasDoneInTime) {
  auto const swept = run({"sweep", "--json"}).json();
  for (auto const& lapsed : swept.find("lapsed")->list())
    EXPECT_NE(lapsed.find("clock")->text(), "mediate") << "agreed on 15 October";
}

}  // namespace
}  // namespace liandiao::door
