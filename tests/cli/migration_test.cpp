// As an operator does it: publish, simulate, rehearse, move one street, take it back.
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class Moving : public CommandLine {
 protected:
  void SetUp() override {
    time.set(Instant::at(Date::of(2026, 3, 5), 10 * 60));
    prepare();
    here = mediated("jgm-pmc", "jgm-liu@jgm-jo", "jgm-wang", "jgm-jo", "500104003");
    there = opened("xsc-jo", "xsc-sun@xsc-jo", "500104001");
    ASSERT_FALSE(HasFailure());
  }

  std::string opened(std::string const& organ, std::string const& who, std::string const& area) {
    auto const path =
        file("dispute.yaml", "organ: " + organ +
                                 "\nsource: application\ndispute_type: neighbours\nlevel: L1\narea: " + area +
                                 "\nsummary: 楼上漏水\nparties:\n"
                                 "  - {side: claimant, kind: natural, name: 张三}\n"
                                 "  - {side: respondent, kind: natural, name: 李四}\n"
                                 "claims:\n  - {party: 1, text: 赔偿一万元}\n");
    auto const answer = run({"case", "open", "--file", path, "--on", "2026-03-02", "--as", who, "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return answer.exit == 0 ? answer.json().find("ledger_no")->text() : "";
  }
  std::string mediated(std::string const& body, std::string const& clerk, std::string const& mediator,
                       std::string const& office, std::string const& area) {
    auto number = opened(office, clerk, area);
    must(number, {"apply", "--organ", body, "--applicants", "1", "--on", "2026-03-03"}, clerk);
    must(number, {"consent", "--parties", "2", "--purpose", "mediate", "--answer", "given", "--on", "2026-03-03"},
         mediator);
    must(number, {"accept", "--on", "2026-03-03"}, mediator);
    must(number, {"appoint", "mediators[1].person=" + mediator, "mediators[1].role=lead", "--on", "2026-03-03"},
         mediator);
    return number;
  }
  void must(std::string const& number, std::vector<std::string> args, std::string const& who) {
    args.insert(args.begin(), {"act", number});
    args.insert(args.end(), {"--as", who});
    auto const answer = run(args);
    EXPECT_EQ(answer.exit, 0) << args[2] << ": " << answer.err;
  }
  std::string shorter() {
    std::ifstream in(source_dir() / "config/flows/dadukou.yaml");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    std::string const what = "mediate: {extend:";
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos);
    return file("shorter.yaml", text.replace(at, what.size(), "mediate: {length: 10, unit: day, extend:"));
  }
  void publish_shorter() {
    auto const answer = run({"flow", "publish", shorter()});
    ASSERT_EQ(answer.exit, 0) << answer.err;
  }
  Answered migrate(std::vector<std::string> args) {
    args.insert(args.begin(), {"flow", "migrate"});
    return run(args);
  }
  Value one(Value const& answer, std::string const& number) {
    for (auto const& row : answer.find("cases")->list())
      if (row.find("ledger_no")->text() == number) return row;
    ADD_FAILURE() << number << " is not among them";
    return Value();
  }
  std::string mediation_due(std::string const& number) {
    auto const shown = run({"clock", number, "--as", "jgm-wang", "--json"});
    EXPECT_EQ(shown.exit, 0) << shown.err;
    auto const clocks = shown.json();
    for (auto const& clock : clocks.list())
      if (clock.find("clock")->text() == "mediate") return clock.find("due")->text();
    return "";
  }

  std::string here, there;
};

TEST_F(Moving, AnOpenCaseRunsUnderTheRevisionItWasOpenedWithUntilItIsMoved) {
  EXPECT_EQ(mediation_due(here), "2026-04-02");
  publish_shorter();
  must(here, {"inform_rights", "--parties", "1,2", "--on", "2026-03-04"}, "jgm-wang");
  EXPECT_EQ(mediation_due(here), "2026-04-02");
  EXPECT_EQ(run({"recheck"}).exit, 0);
}

TEST_F(Moving, TheRehearsalSaysWhichDayMovesAndStoresNothing) {
  publish_shorter();
  auto const version = version_of(here);
  auto const answer = migrate({"--to", "2", "--dry-run"});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  for (auto const* part : {"第2版：在办 2 件，其中 0 件已在这一版", "转入后有变化：1 件", "转入后没有变化：1 件",
                           "2026-04-02 → 2026-03-13"})
    EXPECT_NE(answer.out.find(part), std::string::npos) << part << "\n" << answer.out;
  EXPECT_EQ(version_of(here), version);
  auto const json = migrate({"--to", "latest", "--dry-run", "--json"}).json();
  auto const mapped = one(json, here);
  EXPECT_EQ(mapped.find("fate")->text(), "mapped");
  EXPECT_EQ(mapped.find("course")->text(), "rehearsed");
  EXPECT_EQ(mapped.find("mediator")->text(), "jgm-wang");
  EXPECT_EQ(mapped.find("differences")->list().front().find("what")->text(), "clock_moves");
  EXPECT_EQ(one(json, there).find("fate")->text(), "unaffected");
}

TEST_F(Moving, OneStreetMovesTheRestStaysAndTheRunCanBeRepeated) {
  publish_shorter();
  auto const simulated = run({"simulate", here, "--flow", shorter()});
  EXPECT_NE(simulated.out.find("2026-04-02"), std::string::npos) << simulated.out;
  auto const moved = migrate({"--to", "2", "--only", "area=500104003", "--json"});
  EXPECT_EQ(moved.exit, 0) << moved.err;
  auto const answer = moved.json();
  EXPECT_EQ(answer.find("cases")->list().size(), 1u);
  EXPECT_EQ(one(answer, here).find("course")->text(), "moved");
  EXPECT_EQ(mediation_due(here), "2026-03-13");
  auto const again = migrate({"--to", "2", "--only", "area=500104003", "--json"}).json();
  EXPECT_TRUE(again.find("cases")->list().empty());
  EXPECT_EQ(again.find("there_already")->integer(), 1);
  EXPECT_EQ(run({"recheck"}).exit, 0);
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
  auto const rest = migrate({"--to", "2", "--dry-run", "--json"}).json();
  EXPECT_EQ(one(rest, there).find("course")->text(), "rehearsed");
  auto const shown = run({"case", "show", here, "--as", "jgm-wang"});
  EXPECT_NE(shown.out.find("转入流程另一版"), std::string::npos) << shown.out;
}

TEST_F(Moving, TakenBackBeforeTheNextStepAndRefusedAfterIt) {
  publish_shorter();
  ASSERT_EQ(migrate({"--to", "2", "--all"}).exit, 0);
  auto const back = migrate({"--to", "2", "--only", "case=" + here, "--undo"});
  EXPECT_EQ(back.exit, 0) << back.err;
  EXPECT_NE(back.out.find("已转回：1 件"), std::string::npos) << back.out;
  EXPECT_EQ(mediation_due(here), "2026-04-02");
  EXPECT_EQ(run({"recheck"}).exit, 0);
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);

  ASSERT_EQ(migrate({"--to", "2", "--only", "case=" + here}).exit, 0);
  must(here, {"inform_rights", "--parties", "1,2", "--on", "2026-03-05"}, "jgm-wang");
  auto const refused = migrate({"--to", "2", "--only", "case=" + here, "--undo"});
  EXPECT_EQ(refused.exit, 1);
  EXPECT_NE(refused.out.find("不能再转回"), std::string::npos) << refused.out << refused.err;
  EXPECT_EQ(mediation_due(here), "2026-03-13");
}

TEST_F(Moving, ACaseThatNeedsADecisionMovesOnlyByNameWithAReason) {
  time.set(Instant::at(Date::of(2026, 3, 20), 10 * 60));
  ASSERT_EQ(run({"sweep"}).exit, 0);
  publish_shorter();
  auto const left = migrate({"--to", "2", "--all", "--json"}).json();
  EXPECT_EQ(one(left, here).find("course")->text(), "left");
  EXPECT_EQ(one(left, here).find("reasons")->list().front().find("what")->text(), "clock_would_have_lapsed");
  auto const page = migrate({"--to", "2", "--dry-run"});
  EXPECT_NE(page.out.find("需要决定，逐件写明理由才转：1 件"), std::string::npos) << page.out;
  EXPECT_EQ(mediation_due(here), "2026-04-02");
  EXPECT_EQ(migrate({"--to", "2", "--decide", here, "--as", "jgm-chen"}).exit, 2);
  EXPECT_EQ(migrate({"--to", "2", "--decide", here + "=双方同意从速"}).exit, 2) << "nobody said who decides";
  auto const decided = migrate({"--to", "2", "--decide", here + "=双方同意从速", "--as", "jgm-chen", "--json"});
  EXPECT_EQ(decided.exit, 0) << decided.out << decided.err;
  EXPECT_EQ(one(decided.json(), here).find("course")->text(), "moved");
  EXPECT_EQ(mediation_due(here), "2026-03-13");
  EXPECT_NE(run({"can", here, "--as", "jgm-wang"}).out.find("已超 7 天"), std::string::npos);
  EXPECT_EQ(run({"recheck"}).exit, 0);
}

TEST_F(Moving, TheListOfRevisionsSaysHowManyCasesRunUnderEach) {
  publish_shorter();
  ASSERT_EQ(migrate({"--to", "2", "--only", "area=500104003"}).exit, 0);
  auto const flows = run({"flow", "list", "--json"}).json().list();
  ASSERT_EQ(flows.size(), 2u);
  for (std::size_t i = 0; i < flows.size(); ++i) {
    EXPECT_EQ(flows[i].find("revision")->integer(), static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(flows[i].find("open")->integer(), 1);
    EXPECT_EQ(flows[i].find("closed")->integer(), 0);
  }
  auto const page = run({"flow", "list"});
  EXPECT_NE(page.out.find("dadukou  2"), std::string::npos) << page.out;
}

TEST_F(Moving, WhatIsNotUnderstoodIsSaid) {
  publish_shorter();
  for (auto const& [args, exit] :
       std::vector<std::pair<std::vector<std::string>, int>>{{{"--dry-run"}, 2},
                                                             {{"--to", "2"}, 2},
                                                             {{"--to", "2", "--undo"}, 2},
                                                             {{"--to", "2", "--undo", "--dry-run"}, 2},
                                                             {{"--to", "2", "--only", "colour=red"}, 2},
                                                             {{"--to", "2", "--only", "area"}, 2},
                                                             {{"--to", "9", "--dry-run"}, 1},
                                                             {{"--to", "other@1", "--dry-run"}, 1},
                                                             {{"--to", "2", "--only", "case=jgm-jo-2026-0099"}, 1}}) {
    auto const answer = migrate(args);
    EXPECT_EQ(answer.exit, exit) << args.back();
    EXPECT_FALSE(answer.err.empty());
  }
}

TEST_F(Moving, EveryConditionNarrowsAndSeveralCombine) {
  publish_shorter();
  for (auto const& [only, count] :
       std::vector<std::pair<std::vector<std::string>, std::size_t>>{{{"holder=ddk-jb"}, 2},
                                                                     {{"holder=jgm-jo"}, 1},
                                                                     {{"holder=ddk-pb"}, 0},
                                                                     {{"area=500104"}, 2},
                                                                     {{"mediator=jgm-wang"}, 1},
                                                                     {{"type=neighbours"}, 2},
                                                                     {{"type=contract"}, 0},
                                                                     {{"level=L1", "area=500104001"}, 1},
                                                                     {{"state=peoples_mediation"}, 1},
                                                                     {{"state=peoples_mediation/assigned"}, 1},
                                                                     {{"state=registered"}, 1},
                                                                     {{"case=" + here + "," + there}, 2},
                                                                     {{"case=" + here, "area=500104001"}, 0}}) {
    std::vector<std::string> args{"--to", "2", "--dry-run", "--json"};
    for (auto const& one : only) args.insert(args.end(), {"--only", one});
    EXPECT_EQ(migrate(args).json().find("cases")->list().size(), count) << only.front();
  }
}

}  // namespace
}  // namespace liandiao::door
