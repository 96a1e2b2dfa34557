// A police case parked beyond its time is seen in the list, in the case and by the sweep, as of any day one asks for.
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class PoliceDesk : public CommandLine {
 protected:
  /// A first mediation that failed before the holiday of October 2025, and nothing since.
  std::string parked() {
    prepare();
    auto const path = file("quarrel.yaml",
                           "organ: jgm-ps\nsource: police\ndispute_type: neighbours\narea: 500104003\nsummary: 争执\n"
                           "parties:\n  - {side: claimant, kind: natural, name: 张三}\n"
                           "  - {side: respondent, kind: natural, name: 李四}\n");
    auto const opened = run({"case", "open", "--file", path, "--on", "2025-09-26", "--as", "jgm-zhang", "--json"});
    EXPECT_EQ(opened.exit, 0) << opened.err;
    auto number = opened.json().find("ledger_no")->text();
    for (auto const& [command, fields] : std::vector<std::pair<std::string, std::string>>{
             {"police_report", "organ: jgm-ps\nact: assault\nsuspects: [2]\n"},
             {"police_accept", "lighter: true\nmediable: close_people\n"},
             {"secure_evidence", "found: 已取证\n"},
             {"consent", "parties: [1, 2]\npurpose: mediate\nanswer: given\n"},
             {"police_session", "present: [1, 2]\nmediators:\n  - {person: jgm-zhang, role: lead}\n"},
             {"police_fail", "told: [1, 2]\n"}}) {
      auto const done = run({"act", number, command, "--file", "-", "--on", "2025-09-26", "--as", "jgm-zhang"}, fields);
      EXPECT_EQ(done.exit, 0) << command << ": " << done.out << done.err;
    }
    return number;
  }

  std::string asked(std::vector<std::string> args) {
    args.insert(args.end(), {"--as", "jgm-zhang"});
    auto const answer = run(args);
    EXPECT_EQ(answer.exit, 0) << answer.err;
    return answer.out;
  }
  static bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }
};

TEST_F(PoliceDesk, ASecondMediationNeverHeldAlarmsOnTheRightDayAndOpensThePenalty) {
  auto const number = parked();
  EXPECT_FALSE(says(asked({"list", "--on", "2025-10-13"}), "已过")) << asked({"list", "--on", "2025-10-13"});
  EXPECT_TRUE(says(asked({"list", "--on", "2025-10-14"}), "2025-10-13")) << asked({"list", "--on", "2025-10-14"});
  EXPECT_TRUE(says(asked({"list", "--on", "2025-10-14"}), "已过"));
  EXPECT_TRUE(says(asked({"clock", number, "--on", "2025-10-14"}), "第二次治安调解期限"));
  EXPECT_EQ(run({"sweep", "--on", "2025-10-13"}).out.find("第二次治安调解期限"), std::string::npos);
  EXPECT_TRUE(says(run({"sweep", "--on", "2025-10-14"}).out, "第二次治安调解期限"));
  auto const shown = asked({"case", "show", number, "--on", "2025-10-14"});
  EXPECT_TRUE(says(shown, "待依法处罚")) << shown;
  EXPECT_TRUE(says(shown, "公安行政案件程序规定 185")) << shown;
}

}  // namespace
}  // namespace liandiao::door
