#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class Simulating : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    number = registered();
    must({"apply", "--organ", "jgm-pmc", "--applicants", "1", "--on", "2026-03-03"}, "jgm-liu@jgm-jo");
    must({"accept", "--on", "2026-03-03"}, "jgm-wang");
  }
  void must(std::vector<std::string> args, std::string const& who) {
    args.insert(args.begin(), {"act", number});
    args.insert(args.end(), {"--as", who});
    auto const answer = run(args);
    ASSERT_EQ(answer.exit, 0) << answer.err;
  }
  static std::string shipped(std::string const& path) {
    std::ifstream in(source_dir() / path);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static std::string replaced(std::string text, std::string const& what, std::string const& by) {
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
  }
  std::string flow(std::string const& what, std::string const& by) {
    return file("flow.yaml", replaced(shipped("config/flows/dadukou.yaml"), what, by));
  }
  std::string shorter() { return flow("mediate: {extend:", "mediate: {length: 10, unit: day, extend:"); }
  std::string gated() {
    return flow("    then:\n      refused: {offer: [administrative_mediation, remedy, litigation_referral]}",
                "    gates:\n      accept: {papers: [application]}\n    then:\n"
                "      refused: {offer: [administrative_mediation, remedy, litigation_referral]}");
  }

  std::string number;
};

TEST_F(Simulating, ByWhatIsInForceNothingDiffers) {
  for (auto const& args : std::vector<std::vector<std::string>>{
           {"simulate"},
           {"simulate", number},
           {"simulate", "--flow", (source_dir() / "config/flows/dadukou.yaml").string()},
           {"simulate", "--calendar", (source_dir() / "config/calendars/cn.yaml").string()}}) {
    auto const answer = run(args);
    EXPECT_EQ(answer.exit, 0) << answer.err;
    EXPECT_EQ(answer.out, "推演 1 件案件：0 件会有不同，0 步会被拒绝，0 个期限会变动；没有存储任何内容\n");
  }
}

TEST_F(Simulating, AShorterLimitMovesADayAndStoresNothing) {
  auto const version = version_of(number);
  auto const answer = run({"simulate", "--flow", shorter(), "--lang", "en"});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  EXPECT_TRUE(answer.out.starts_with(number + "\n")) << answer.out;
  EXPECT_NE(answer.out.find("2026-04-02 Running → 2026-03-13 Running"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("Simulated 1 cases: 1 would have gone otherwise, 0 steps refused, 1 deadlines moved"),
            std::string::npos)
      << answer.out;
  EXPECT_EQ(version_of(number), version);
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
  EXPECT_NE(run({"simulate"}).out.find("0 件会有不同"), std::string::npos) << "the flow was not published";
}

TEST_F(Simulating, AStepTheFlowWouldRefuseSaysWhyAsARefusalDoes) {
  auto const answer = run({"simulate", number, "--flow", gated()});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  for (auto const* part : {"受理 2026-03-03：会因流程要求被拒绝", "本区流程", "1 步会被拒绝", "申请书"})
    EXPECT_NE(answer.out.find(part), std::string::npos) << part << "\n" << answer.out;
  auto const json = run({"simulate", number, "--flow", gated(), "--json"});
  auto const value = json.json();
  EXPECT_EQ(value.find("cases")->integer(), 1);
  EXPECT_EQ(value.find("differ")->integer(), 1);
  EXPECT_EQ(value.find("refused")->integer(), 1);
  auto const& one = value.find("differing")->list().front();
  EXPECT_EQ(one.find("ledger_no")->text(), number);
  auto const& step = one.find("refused")->list().front();
  EXPECT_EQ(step.find("command")->text(), "accept");
  EXPECT_TRUE(step.find("by_the_flow_alone")->boolean());
  auto const& missing = step.find("candidates")->list().front().find("missing")->list().front();
  EXPECT_EQ(missing.find("guard")->text(), "papers_on_file");
  EXPECT_EQ(missing.find("article")->text(), "flow");
  EXPECT_EQ(missing.find("fact")->text(), "application");
  EXPECT_FALSE(missing.find("sentence")->text().empty());
}

TEST_F(Simulating, ADayOfRestMovesADay) {
  auto const text = shipped("config/calendars/cn.yaml");
  auto const year = text.find("year: 2026");
  auto const path = file("cn.yaml", text.substr(0, year) + replaced(text.substr(year), "    festivals:\n",
                                                                    "    festivals:\n"
                                                                    "      - {name: 假设, off: [2026-03-05]}\n"));
  auto const answer = run({"simulate", number, "--calendar", path, "--json"});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  auto const clocks = answer.json().find("differing")->list().front().find("clocks")->list();
  bool moved = false;
  for (auto const& clock : clocks)
    if (clock.find("clock")->text() == "appoint")
      moved = clock.find("from")->text() == "2026-03-05" && clock.find("to")->text() == "2026-03-06";
  EXPECT_TRUE(moved) << answer.out;
}

TEST_F(Simulating, AFlowThatIsNotSoundIsNotSimulated) {
  auto const answer = run({"simulate", "--flow", flow("decide_filing: {warn:", "decide_filing: {length: 60, warn:")});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_TRUE(answer.out.empty()) << answer.out;
  EXPECT_NE(answer.err.find("60"), std::string::npos) << answer.err;
}

TEST_F(Simulating, ACaseOrAFileThatIsNotThereIsSaid) {
  EXPECT_EQ(run({"simulate", "jgm-jo-2026-0099"}).exit, 1);
  EXPECT_NE(run({"simulate", "--flow", (folder / "none.yaml").string()}).err.find("none.yaml"), std::string::npos);
}

}  // namespace
}  // namespace liandiao::door
