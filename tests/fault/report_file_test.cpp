// A form that fills the disk on its way out, as people write it.

#include <set>

#include "tests/cli/fixture.hpp"
#include "tests/fault/small_disk.hpp"
#include "tests/golden/golden.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

class ReportOnAFullDisk : public CommandLine {
 protected:
  void SetUp() override { prepare(); }

  Answered written(std::string const& format, std::string const& file) {
    return run({"report", "show", "peoples_mediation", "--period", "2026-03", "--format", format, "--out", file, "--as",
                "ddk-ma"});
  }
};

TEST_F(ReportOnAFullDisk, LeavesWhatWasThereAndSaysSo) {
  fault::SmallDisk const disk("64k");
  auto const there = disk.folder().file("there");
  std::ofstream(there) << "what was there";
  disk.fill();
  for (auto const* format : {"xlsx", "pdf", "svg", "csv", "json"}) {
    for (auto const& file : {there, disk.folder().file("new")}) {
      auto const answer = written(format, file);
      EXPECT_EQ(answer.exit, 1) << format << answer.out;
      EXPECT_NE(answer.err.find(file), std::string::npos) << format << answer.err;
    }
    std::set<std::string> names;
    for (auto const& entry : fs::recursive_directory_iterator(disk.folder().path()))
      names.insert(entry.path().filename().string());
    EXPECT_EQ(names, (std::set<std::string>{"there", "filler"})) << format;
    EXPECT_EQ(tests::read_whole(there), "what was there") << format;
  }
}

}  // namespace
}  // namespace liandiao::door
