#include "engine/base/digest.hpp"
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class Papers : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    number = registered();
  }
  Answered act(std::vector<std::string> args, std::string const& who = "jgm-liu@jgm-jo") {
    args.insert(args.begin(), {"act", number});
    args.insert(args.end(), {"--as", who});
    return run(args);
  }
  /// Files the content as evidence and gives the number of the paper.
  std::string filed(std::string const& content, std::string const& openness = "parties") {
    auto const path = file("scan.pdf", content);
    auto const answer = act({"file_paper", "--type", "evidence", "--openness", openness, "--attach", path, "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.out;
    return std::to_string(version_of(number));
  }
  Answered handed_out(std::string const& paper, std::string const& who = "jgm-liu", std::string const& out = "") {
    std::vector<std::string> args{"paper", number, paper, "--as", who};
    if (!out.empty()) args.insert(args.end(), {"--out", (folder / out).string()});
    return run(args);
  }
  std::string read(std::string const& name) const {
    std::ifstream in(folder / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  Value paper_row() {
    auto const shown = run({"case", "show", number, "--as", "jgm-liu", "--json"}).json();
    return shown.find("parts")->find("paper")->list().front();
  }

  std::string number;
  std::string const scanned = std::string("%PDF\0\xff\r\n", 8);
};

TEST_F(Papers, AnAttachedFileComesOutAsItWentIn) {
  auto const paper = filed(scanned);
  EXPECT_EQ(handed_out(paper).out, scanned);
  EXPECT_EQ(handed_out(paper + ".0", "jgm-liu", "out.pdf").exit, 0);
  EXPECT_EQ(read("out.pdf"), scanned);
  EXPECT_EQ(paper_row().find("digest")->text(), digest_of(scanned).hex());
  EXPECT_EQ(paper_row().find("bytes")->integer(), 8);
}

TEST_F(Papers, TheAnswerForMachinesSaysWhatWasHandedOut) {
  auto const paper = filed(scanned, "personal");
  auto const out = (folder / "out.pdf").string();
  auto const answer = run({"paper", number, paper, "--out", out, "--as", "jgm-liu", "--json"}).json();
  EXPECT_EQ(answer.find("paper")->text(), paper + ".0");
  EXPECT_EQ(answer.find("openness")->text(), "personal");
  EXPECT_EQ(answer.find("digest")->text(), digest_of(scanned).hex());
  EXPECT_EQ(run({"paper", number, paper, "--as", "jgm-liu", "--json"}).exit, 2);
}

TEST_F(Papers, NothingIsOverwritten) {
  auto const paper = filed(scanned);
  file("out.pdf", "mine");
  auto const answer = handed_out(paper, "jgm-liu", "out.pdf");
  EXPECT_EQ(answer.exit, 1);
  EXPECT_EQ(read("out.pdf"), "mine");
}

TEST_F(Papers, AStepThatTakesNoFileIsRefused) {
  auto const path = file("scan.pdf", scanned);
  auto const answer = act({"inform_ways", "--attach", path});
  EXPECT_EQ(answer.exit, 2);
  EXPECT_NE(answer.err.find("不带文件"), std::string::npos) << answer.err;
}

TEST_F(Papers, ADigestThatIsNotTheFilesIsRefused) {
  auto const path = file("scan.pdf", scanned);
  auto const wrong = act({"file_paper", "--type", "evidence", "--digest", digest_of("other").hex(), "--attach", path});
  EXPECT_EQ(wrong.exit, 2);
  EXPECT_NE(wrong.err.find(digest_of(scanned).hex()), std::string::npos) << wrong.err;
  EXPECT_EQ(act({"file_paper", "--type", "evidence", "--digest", digest_of(scanned).hex(), "--attach", path}).exit, 0);
  EXPECT_EQ(act({"file_paper", "--type", "evidence", "--digest", "abc"}).exit, 2);
  EXPECT_EQ(act({"file_paper", "--type", "evidence", "--bytes", "5"}).exit, 2);
}

TEST_F(Papers, AFileThatCannotBeKeptIsRefused) {
  auto const refused = [&](std::string const& path) {
    return act({"file_paper", "--type", "evidence", "--attach", path});
  };
  EXPECT_NE(refused(file("empty.pdf", "")).err.find("是空的"), std::string::npos);
  EXPECT_EQ(refused((folder / "none.pdf").string()).exit, 1);
  EXPECT_EQ(refused(folder.string()).exit, 2);
  constexpr std::uintmax_t limit = 32U << 20U;
  auto const large = file("large.pdf", "x");
  std::filesystem::resize_file(large, limit + 1);
  EXPECT_NE(refused(large).err.find("32 MiB"), std::string::npos);
  std::filesystem::resize_file(large, limit);
  EXPECT_EQ(refused(large).exit, 0);
}

TEST_F(Papers, AnAmendmentKeepsTheFile) {
  auto const paper = filed(scanned);
  auto const answer = act({"amend", "--step", paper, "--with", "{\"type\": \"identity\"}", "--reason", "认错了"});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  EXPECT_EQ(paper_row().find("type")->text(), "identity");
  EXPECT_EQ(handed_out(paper).out, scanned);
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
}

TEST_F(Papers, AnAmendmentCannotPutAnotherFileInItsPlace) {
  auto const paper = filed(scanned);
  auto const with = "{\"digest\": \"" + digest_of("other").hex() + "\"}";
  auto const answer = act({"amend", "--step", paper, "--with", with, "--reason", "认错了"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("不能更正"), std::string::npos) << answer.err;
  auto const path = file("other.pdf", "other");
  EXPECT_EQ(act({"amend", "--step", paper, "--with", "{}", "--reason", "x", "--attach", path}).exit, 2);
  EXPECT_EQ(act({"amend", "--step", paper, "--with", "{\"bytes\": 3}", "--reason", "x"}).exit, 1);
}

TEST_F(Papers, AnAnnulledPaperIsNotHandedOutAndIsNoOrphan) {
  auto const paper = filed(scanned);
  ASSERT_EQ(act({"annul", "--step", paper, "--reason", "附错了"}).exit, 0);
  EXPECT_EQ(handed_out(paper).exit, 1);
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
}

TEST_F(Papers, OnlyWhoMayReadItGetsIt) {
  auto const paper = filed(scanned, "confidential");
  ASSERT_EQ(act({"submit", "--party", "1", "--against", "2", "--organ", "ddk-court", "--signed_complaint", "--on",
                 "2026-03-03"})
                .exit,
            0);
  EXPECT_EQ(handed_out(paper).out, scanned);
  auto const court = handed_out(paper, "ddk-peng");
  EXPECT_EQ(court.exit, 1);
  EXPECT_EQ(court.out, "");
  EXPECT_EQ(court.err, handed_out("77", "ddk-peng").err.replace(handed_out("77", "ddk-peng").err.find("77"), 2, paper));
  EXPECT_EQ(handed_out(paper, "nobody").exit, 1);
}

TEST_F(Papers, APaperWithoutAFileSaysSo) {
  ASSERT_EQ(act({"file_paper", "--type", "evidence"}).exit, 0);
  auto const paper = std::to_string(version_of(number));
  EXPECT_NE(handed_out(paper).err.find("没有附文件"), std::string::npos);
  EXPECT_EQ(handed_out("twelve").exit, 2);
  EXPECT_EQ(handed_out("99").exit, 1);
}

TEST_F(Papers, AFileComesWithALineToo) {
  auto const path = file("scan.pdf", scanned);
  auto const line = "{\"case\":\"" + number + "\",\"command\":\"file_paper\",\"fields\":{\"type\":\"evidence\"}," +
                    "\"attach\":\"" + path + "\"}\n";
  ASSERT_EQ(run({"act", "--stdin", "--as", "jgm-liu@jgm-jo"}, line).exit, 0);
  EXPECT_EQ(handed_out(std::to_string(version_of(number))).out, scanned);
}

}  // namespace
}  // namespace liandiao::door
