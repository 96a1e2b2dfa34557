// A group of a hundred: entered from one file by one command; one goes, and the others go on.
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

constexpr int workers = 100;

class Hundred : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    std::string parties, claims, numbers;
    for (int no = 1; no <= workers; ++no) {
      auto const text = std::to_string(no);
      parties += "  - {side: claimant, kind: natural, name: 工人" + text + "}\n";
      claims += "  - {party: " + text + ", text: 支付拖欠的工资}\n";
      numbers += (no == 1 ? "" : ", ") + text;
    }
    auto const path = file("hundred.yaml",
                           "organ: jgm-pmc\nsource: application\ndispute_type: unpaid_migrant_wages\nlevel: L2\n"
                           "area: 500104003\nsummary: 拖欠工资\nflags: [mass]\nparties:\n" +
                               parties + "  - {side: respondent, kind: legal, name: 某公司}\nclaims:\n" + claims);
    auto const opened = run({"case", "open", "--file", path, "--on", "2026-03-02", "--as", "jgm-wang", "--json"});
    ASSERT_EQ(opened.exit, 0) << opened.out << opened.err;
    number = opened.json().find("ledger_no")->text();
    say("inform_ways", "{}");
    say("apply", "{organ: jgm-pmc, applicants: [" + numbers + "]}");
    say("consent", "{parties: [101], purpose: mediate, answer: given}");
    say("accept", "{}");
    say("appoint", "{mediators: [{person: jgm-wang, role: lead}]}");
    say("leave", "{party: 7, toward: court}");
  }

  void say(std::string const& command, std::string const& fields) {
    auto const answer =
        run({"act", number, command, "--file", file("fields.yaml", fields), "--on", "2026-03-03", "--as", "jgm-wang"});
    ASSERT_EQ(answer.exit, 0) << command << ": " << answer.out << answer.err;
  }

  std::string agreed_by(int first, int last) {
    std::string parties;
    for (int no = first; no <= last; ++no) parties += std::to_string(no) + ", ";
    return "{parties: [" + parties + "101], signed_by: [" + parties +
           "101], mediator: jgm-wang, sealed: true, content: 付清工资}";
  }

  std::string number;
};

TEST_F(Hundred, OneOfThemLeavesAndNinetyNineGoOnToTheirAgreement) {
  std::string others;
  for (int no = 1; no <= workers + 1; ++no)
    if (no != 7) others += (others.empty() ? "" : ", ") + std::to_string(no);
  say("inform_rights", "{parties: [" + others + "]}");
  say("convene", "{present: [" + others + "]}");
  auto const refused = run({"act", number, "agree", "--file", file("agree.yaml", agreed_by(1, workers)), "--on",
                            "2026-03-03", "--as", "jgm-wang"});
  EXPECT_EQ(refused.exit, 1) << "who has left is bound by nothing";
  auto fields = agreed_by(8, workers);
  fields.replace(fields.find("[8"), 1, "[1, 2, 3, 4, 5, 6, ");
  fields.replace(fields.find("[8", fields.find("signed_by")), 1, "[1, 2, 3, 4, 5, 6, ");
  say("agree", fields);
  auto const page = run({"case", "show", number, "--as", "jgm-wang"});
  EXPECT_NE(page.out.find("达成协议"), std::string::npos) << page.out;
  EXPECT_NE(page.out.find("由协议1了结"), std::string::npos);
}

TEST_F(Hundred, TheyChooseWhoActsForThemAndThePageSaysForWhom) {
  std::string others;
  for (int no = 1; no <= workers; ++no)
    if (no > 3 && no != 7) others += (others.empty() ? "" : ", ") + std::to_string(no);
  say("elect_representatives", "{elected: [1, 2, 3], represented: [" + others + "], authority: special}");
  auto const page = run({"case", "show", number, "--as", "jgm-wang"});
  EXPECT_NE(page.out.find("当事人1、2、3 代表 当事人4、5、6、8–100"), std::string::npos) << page.out;
  say("inform_rights", "{parties: [1, 2, 3, 101]}");
  say("convene", "{present: [1, 2, 3, 101]}");
  say("agree", "{parties: [1, 2, 3, " + others +
                   ", 101], signed_by: [1, 2, 3, 101], mediator: jgm-wang, sealed: true, content: 付清工资}");
}

TEST_F(Hundred, AreReadAsRunsOfNumbers) {
  auto const page = run({"case", "show", number, "--as", "jgm-wang"});
  EXPECT_NE(page.out.find("当事人1–6、8–101 参加；当事人7 已退出"), std::string::npos) << page.out;
}

}  // namespace
}  // namespace liandiao::door
