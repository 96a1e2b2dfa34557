// A small month made by constructed lives: which figures it has, to the byte.
#include <algorithm>

#include "tests/cli/fixture.hpp"
#include "tests/golden/golden.hpp"

namespace liandiao::door {
namespace {

class ReportOfAMonth : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    std::vector<std::string> line{"replay"};
    for (auto const& entry : std::filesystem::directory_iterator(source_dir() / "tests/golden/report"))
      if (entry.path().extension() == ".case") line.push_back(entry.path().string());
    std::sort(line.begin() + 1, line.end());
    auto const replayed = run(line);
    ASSERT_EQ(replayed.exit, 0) << replayed.out << replayed.err;
    time.set(Instant::at(Date::of(2026, 4, 6), 9 * 60));
  }
  std::string reported(std::vector<std::string> const& more) {
    std::vector<std::string> line{"report", "show", "peoples_mediation", "--as", "ddk-ma"};
    line.insert(line.end(), more.begin(), more.end());
    auto const answer = run(line);
    EXPECT_EQ(answer.exit, 0) << answer.err;
    return answer.out;
  }
};

TEST_F(ReportOfAMonth, IsTheSameToTheByte) {
  tests::expect_golden("tests/golden/report/2026-03.csv", reported({"--period", "2026-03", "--format", "csv"}));
  tests::expect_golden("tests/golden/report/2026-03.txt", reported({"--period", "2026-03"}));
}

TEST_F(ReportOfAMonth, LosesToTheNextWhatACorrectionMoved) {
  tests::expect_golden("tests/golden/report/2026-04.csv", reported({"--period", "2026-04", "--format", "csv"}));
  auto const verified = run({"audit", "verify"});
  EXPECT_EQ(verified.exit, 0) << verified.out << verified.err;
}

}  // namespace
}  // namespace liandiao::door
