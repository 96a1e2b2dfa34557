#include "tests/cli/fixture.hpp"
#include "tests/cli/rounds.hpp"
#include "tools/liandiao/command_line.hpp"

namespace liandiao::door {
namespace {

std::vector<std::string> words(std::string const& path) {
  std::istringstream in(path);
  return {std::istream_iterator<std::string>(in), {}};
}

TEST_F(CommandLine, EveryCommandHasHelpWithAnExample) {
  for (auto const& path : command_paths()) {
    auto args = words(path);
    args.emplace_back("--help");
    auto const answer = run(args);
    EXPECT_EQ(answer.exit, 0) << path;
    EXPECT_NE(answer.out.find("示例  liandiao "), std::string::npos) << path << "\n" << answer.out;
    args.insert(args.end(), {"--lang", "en"});
    EXPECT_NE(run(args).out.find("Example  liandiao "), std::string::npos) << path;
  }
}

/// The examples are understood: whatever they are refused for, it is not how they are written.
TEST_F(CommandLine, EveryExampleIsUnderstood) {
  prepare();
  for (auto const& path : command_paths()) {
    auto args = words(path);
    args.emplace_back("--help");
    auto const help = run(args).out;
    std::string const heading = "示例  liandiao ";
    auto const at = help.find(heading) + heading.size();
    auto example = words(help.substr(at, help.find('\n', at) - at));
    for (auto& word : example) {
      if (word.starts_with("config/")) word = (source_dir() / word).string();
      if (word == "tests/scenario/*.case") word = (source_dir() / "tests/cli/data/neighbours.case").string();
      if (word == "var/liandiao.db") word = database();
      if (word == "keys" || word.starts_with("keys/") || word.starts_with("seals/") || word == "liandiao.backup")
        word = (folder / word).string();
      if (word == "dispute.yaml") {
        registered();
        word = (folder / "dispute.yaml").string();
      }
    }
    CountedRounds once(1);  // a worker would go on for ever
    rounds = &once;
    auto const answer = run(example);
    rounds = nullptr;
    EXPECT_NE(answer.exit, 2) << path << ": " << answer.err;
  }
}

TEST_F(CommandLine, StepsAndTheirFieldsAreListed) {
  auto const all = run({"help"});
  EXPECT_EQ(all.exit, 0);
  EXPECT_NE(all.out.find("agree_orally"), std::string::npos);
  auto const one = run({"help", "agree"});
  EXPECT_EQ(one.exit, 0);
  EXPECT_NE(one.out.find("terms[n].amount"), std::string::npos) << one.out;
  EXPECT_EQ(run({"act", "agree", "--help"}).out, one.out);
  EXPECT_EQ(run({"help", "agrees"}).exit, 2);
  EXPECT_NE(run({"act", "--help"}).out.find("agree_orally"), std::string::npos);
}

TEST_F(CommandLine, WithoutACommandItSaysWhatThereIs) {
  auto const answer = run({});
  EXPECT_EQ(answer.exit, 2);
  EXPECT_NE(answer.err.find("case open"), std::string::npos);
  EXPECT_EQ(run({"--help"}).exit, 0);
  EXPECT_TRUE(run({"--version"}).out.starts_with("liandiao "));
}

TEST_F(CommandLine, TablesAndChartsNeedNoDatabase) {
  auto const dump = run({"flow", "dump", "peoples_mediation"});
  EXPECT_EQ(dump.exit, 0);
  EXPECT_NE(dump.out.find("520"), std::string::npos);
  EXPECT_NE(run({"flow", "chart", "docket"}).out.find("stateDiagram"), std::string::npos);
  auto const shipped = (source_dir() / "config/flows/dadukou.yaml").string();
  auto const linkage = run({"flow", "chart", "--flow", shipped});
  EXPECT_EQ(linkage.exit, 0) << linkage.err;
  EXPECT_NE(linkage.out.find("flowchart TD\n"), std::string::npos);
  EXPECT_NE(run({"flow", "chart", "--flow", shipped, "--lang", "en"}).out, linkage.out);
  EXPECT_EQ(run({"flow", "dump", "dreaming"}).exit, 2);
}

TEST_F(CommandLine, TheChartOfTheLinkageIsOfTheFlowInForce) {
  EXPECT_EQ(run({"flow", "chart"}).exit, 1) << "there is no database yet";
  prepare();
  auto const drawn = run({"flow", "chart", "--json"}).json();
  EXPECT_EQ(drawn.find("flow")->text(), "dadukou");
  EXPECT_NE(drawn.find("text")->text().find("flowchart TD\n"), std::string::npos);
}

TEST_F(CommandLine, AFlowThatIsNotSoundIsNotDrawn) {
  auto const bad = (source_dir() / "tests/flow/bad/gate_on_leaving.yaml").string();
  auto const answer = run({"flow", "chart", "--flow", bad});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_EQ(answer.out, "");
  EXPECT_NE(answer.err.find("leave"), std::string::npos) << answer.err;
}

TEST_F(CommandLine, TheChartOfOneProcedureTakesNoFlow) {
  auto const answer = run({"flow", "chart", "docket", "--flow", "config/flows/dadukou.yaml"});
  EXPECT_EQ(answer.exit, 2);
  EXPECT_NE(answer.err.find("--flow"), std::string::npos) << answer.err;
}

}  // namespace
}  // namespace liandiao::door
