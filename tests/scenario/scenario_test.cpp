// The published cases and the constructed lives, replayed through the program as anybody would, with all they expect.
#include <algorithm>

#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

std::vector<std::string> case_files() {
  std::vector<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(source_dir() / "tests/scenario"))
    if (entry.path().extension() == ".case") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Scenarios : public CommandLine, public testing::WithParamInterface<std::string> {};

TEST_P(Scenarios, HappensAsItIsToldAndCanBeDecidedAndVerifiedAgain) {
  prepare();
  auto const replayed = run({"replay", (source_dir() / "tests/scenario" / (GetParam() + ".case")).string()});
  EXPECT_EQ(replayed.exit, 0) << replayed.out << replayed.err;
  auto const rechecked = run({"recheck"});
  EXPECT_EQ(rechecked.exit, 0) << rechecked.out << rechecked.err;
  auto const verified = run({"audit", "verify"});
  EXPECT_EQ(verified.exit, 0) << verified.out << verified.err;
}

INSTANTIATE_TEST_SUITE_P(All, Scenarios, testing::ValuesIn(case_files()), [](auto const& one) { return one.param; });

}  // namespace
}  // namespace liandiao::door
