// A dispute that comes back after its case was closed is a new case that names the closed one.
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class CameBack : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    number = registered();
  }

  void say(std::string const& command, std::string const& fields, std::string const& on) {
    std::vector<std::string> args{"act", number, command, "--on", on, "--as", "jgm-chen@jgm-jo"};
    if (!fields.empty()) args.insert(args.end(), {"--file", file("fields.yaml", fields)});
    auto const answer = run(args);
    ASSERT_EQ(answer.exit, 0) << command << ": " << answer.out << answer.err;
  }

  /// Legal aid was refused, and the parties want nothing more.
  void close(std::string const& on = "2026-03-03") {
    say("inform_ways", "{}", on);
    say("seek_remedy", "{variant: legal_aid, organ: ddk-la, applicants: [1]}", on);
    say("bring_back", "{result: aid_refused}", on);
    say("close", "", on);
  }

  Answered open_again(std::string const& parent, std::string const& organ = "jgm-jo",
                      std::string const& who = "jgm-liu@jgm-jo") {
    auto const path = file("again.yaml", "organ: " + organ +
                                             "\nsource: application\ndispute_type: neighbours\nlevel: L1\n"
                                             "area: 500104003\nsummary: 楼上又漏水\nparties:\n"
                                             "  - {side: claimant, kind: natural, name: 张三}\n"
                                             "  - {side: respondent, kind: natural, name: 李四}\n"
                                             "claims:\n  - {party: 1, text: 赔偿两万元}\nparent: \"" +
                                             parent + "\"\n");
    return run({"case", "open", "--file", path, "--on", "2026-03-20", "--as", who, "--json"});
  }

  std::string opened_again(std::string const& parent) {
    auto const answer = open_again(parent);
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return answer.json().find("ledger_no")->text();
  }

  /// Came back from, came back as. The same people are found in other cases, too.
  Value::List relatives(std::string const& of, std::string const& who = "jgm-liu") {
    auto const shown = run({"case", "show", of, "--as", who, "--json"});
    EXPECT_EQ(shown.exit, 0) << shown.err;
    auto list = shown.json().find("relatives")->list();
    std::erase_if(list, [](Value const& one) {
      auto const& kind = one.find("kind")->text();
      return kind != "parent" && kind != "child";
    });
    return list;
  }

  std::string key_of(Answered const& answer) { return answer.json().find("error")->find("key")->text(); }

  std::string number;
};

TEST_F(CameBack, TheNewCaseNamesTheClosedOneAndBothShowIt) {
  close();
  auto const again = opened_again(number);  // by its ledger number; the link is kept by uid
  auto const up = relatives(again), down = relatives(number);
  ASSERT_EQ(up.size(), 1u);
  EXPECT_EQ(up.front().find("kind")->text(), "parent");
  EXPECT_EQ(up.front().find("ledger_no")->text(), number);
  ASSERT_EQ(down.size(), 1u);
  EXPECT_EQ(down.front().find("kind")->text(), "child");
  EXPECT_EQ(down.front().find("ledger_no")->text(), again);
  EXPECT_NE(run({"case", "show", number, "--as", "jgm-liu"}).out.find(again), std::string::npos);
  EXPECT_NE(run({"case", "show", again, "--as", "jgm-liu"}).out.find(number), std::string::npos);
}

TEST_F(CameBack, OfACaseSheMayNotSeeAReaderLearnsOnlyWhomToAsk) {
  close();
  auto const answer = open_again(number, "xsc-jo", "xsc-sun@xsc-jo");
  ASSERT_EQ(answer.exit, 0) << answer.out << answer.err;
  auto const again = answer.json().find("ledger_no")->text();
  auto const up = relatives(again, "xsc-sun"), down = relatives(number, "jgm-liu");
  ASSERT_EQ(up.size(), 1u);
  ASSERT_EQ(down.size(), 1u);
  for (auto const& one : {up.front(), down.front()}) {
    EXPECT_FALSE(one.find("readable")->boolean());
    EXPECT_EQ(one.find("ledger_no")->kind(), Value::Kind::null);
    EXPECT_EQ(one.find("uid")->kind(), Value::Kind::null);
  }
  EXPECT_EQ(up.front().find("holder")->text(), "jgm-jo");
  EXPECT_EQ(down.front().find("holder")->text(), "xsc-jo");
  auto const page = run({"case", "show", again, "--as", "xsc-sun"}).out;
  EXPECT_EQ(page.find(number), std::string::npos) << page;
  EXPECT_NE(page.find("九宫庙司法所"), std::string::npos) << page;
}

TEST_F(CameBack, ACaseThatIsNotThereOrNotClosedIsNotComeBackFrom) {
  EXPECT_EQ(key_of(open_again("00000000-0000-7000-8000-000000000001")), "case_unknown");
  EXPECT_EQ(key_of(open_again(number)), "parent_open");
  close();
  EXPECT_EQ(open_again(number).exit, 0);
}

TEST_F(CameBack, AnAmendmentNamesAnotherCaseButNeverClosesARing) {
  close();
  auto const again = opened_again(number);
  auto const amend = [&](std::string const& of, std::string const& parent) {
    return run({"act", of, "amend", "--as", "jgm-liu@jgm-jo", "--json", "--file",
                file("amend.yaml", "{step: 1, reason: 原案写错, with: {parent: " + parent + "}}")});
  };
  EXPECT_EQ(key_of(amend(again, "\"" + again + "\"")), "parent_is_itself");
  EXPECT_EQ(key_of(amend(again, "\"没有的号\"")), "case_unknown");
  auto const first = number;
  number = registered();  // another dispute, closed too: it was this one that came back
  close();
  auto const moved = amend(again, "\"" + number + "\"");
  ASSERT_EQ(moved.exit, 0) << moved.out << moved.err;
  EXPECT_TRUE(relatives(first).empty());
  EXPECT_EQ(relatives(number).size(), 1u);
  EXPECT_EQ(relatives(again).front().find("ledger_no")->text(), number);
  auto const right = number;
  number = again;
  close("2026-03-23");
  EXPECT_EQ(key_of(amend(right, "\"" + again + "\"")), "parent_is_itself") << "the one cannot have come back from it";
}

}  // namespace
}  // namespace liandiao::door
