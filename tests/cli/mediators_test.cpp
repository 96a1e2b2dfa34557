// Who mediates leaves, and her desk goes to a colleague; and she has no other part in the matter.
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class AMediator : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    auto const path = file("case.yaml",
                           "organ: jgm-pmc\nsource: application\ndispute_type: neighbours\nlevel: L1\n"
                           "area: 500104003\nsummary: 楼上漏水\nparties:\n"
                           "  - {side: claimant, kind: natural, name: 张三}\n"
                           "  - {side: respondent, kind: natural, name: 李四}\n"
                           "claims:\n  - {party: 1, text: 赔偿}\n");
    auto const opened = run({"case", "open", "--file", path, "--on", "2026-03-02", "--as", "jgm-wang", "--json"});
    ASSERT_EQ(opened.exit, 0) << opened.out << opened.err;
    number = opened.json().find("ledger_no")->text();
    say("inform_ways", "{}");
    say("apply", "{organ: jgm-pmc, applicants: [1, 2]}");
  }

  void say(std::string const& command, std::string const& fields, std::string const& who = "jgm-wang") {
    auto const path = file("fields.yaml", fields);
    auto const answer = run({"act", number, command, "--file", path, "--on", "2026-03-03", "--as", who});
    ASSERT_EQ(answer.exit, 0) << command << ": " << answer.out << answer.err;
  }

  void appointed(std::string const& chosen_by) {
    say("accept", "{}");
    say("appoint", "{mediators: [{person: jgm-wang, role: lead}], chosen_by: " + chosen_by + "}");
  }

  Answered reassign(std::vector<std::string> more = {}) {
    std::vector<std::string> args{"reassign", "--from", "jgm-wang", "--to", "jgm-li", "--as", "jgm-li@jgm-pmc"};
    args.insert(args.end(), more.begin(), more.end());
    return run(args);
  }

  std::string page() { return run({"case", "show", number, "--as", "jgm-wang"}).out; }

  std::string number;
};

TEST_F(AMediator, HandsOverInRehearsalAndInDeedAndTakesItBack) {
  appointed("committee");
  auto const before = page();
  EXPECT_NE(reassign({"--dry-run"}).out.find("可以交接"), std::string::npos);
  EXPECT_EQ(page(), before);
  EXPECT_EQ(reassign().exit, 0);
  EXPECT_NE(page().find("例·李调解"), std::string::npos);
  EXPECT_NE(reassign({"--undo"}).out.find("已收回"), std::string::npos);
  EXPECT_EQ(reassign({"--undo"}).out.find("已收回"), std::string::npos) << "only once";
}

TEST_F(AMediator, IsNotGivenTheDeskBackAfterTheNextStep) {
  appointed("committee");
  EXPECT_EQ(reassign().exit, 0);
  say("inform_rights", "{parties: [1, 2]}", "jgm-li@jgm-pmc");
  auto const back = reassign({"--undo"});
  EXPECT_EQ(back.exit, 1);
  EXPECT_NE(back.out.find("不能收回"), std::string::npos) << back.out;
}

TEST_F(AMediator, WaitsForThePartiesWhoChose) {
  appointed("parties");
  auto const answer = reassign();
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.out.find("原调解员由当事人选定"), std::string::npos) << answer.out;
}

TEST_F(AMediator, IsKnownByNameWhenSomebodyWouldMakeHerAnAgent) {
  appointed("committee");
  auto const name_agent = [&](std::string const& more) {
    auto const path =
        file("fields.yaml", "{party: 1, entry: {kind: agent, authority: general, name: 例·王调解" + more + "}}");
    return run({"act", number, "add_representative", "--file", path, "--on", "2026-03-03", "--as", "jgm-li@jgm-pmc"});
  };
  auto const refused = name_agent("");
  EXPECT_EQ(refused.exit, 1);
  EXPECT_NE((refused.out + refused.err).find("特邀调解规定 16"), std::string::npos) << refused.out << refused.err;
  EXPECT_EQ(name_agent(", namesake: true").exit, 0);
}

}  // namespace
}  // namespace liandiao::door
