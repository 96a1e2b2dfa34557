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

/// A mediation whose record is confidential, then a suit at the court.
class PapersAtCourt : public Papers {
 protected:
  void SetUp() override {
    Papers::SetUp();
    must({"apply", "--organ", "jgm-pmc", "--applicants", "1"});
    must({"consent", "--parties", "2", "--purpose", "mediate", "--answer", "given"});
    must({"accept"}, "jgm-wang");
    must({"appoint", "mediators[1].person=jgm-wang", "mediators[1].role=lead"}, "jgm-wang");
    must({"inform_rights", "--parties", "1,2"}, "jgm-wang");
    must({"convene", "--present", "1,2"}, "jgm-wang");
    must({"file_paper", "--type", "identity", "--instance", "2"});
    must({"file_paper", "--type", "mediation_record", "--openness", "confidential", "--instance", "2"});
    must({"submit", "--party", "1", "--against", "2", "--organ", "ddk-court", "--signed_complaint"});
  }
  void must(std::vector<std::string> const& args, std::string const& who = "jgm-liu@jgm-jo") {
    auto const answer = act(args, who);
    ASSERT_EQ(answer.exit, 0) << args.front() << ": " << answer.err;
  }
  std::string said_to(std::string const& who, std::vector<std::string> const& more = {}) {
    std::vector<std::string> args{"case", "show", number, "--as", who};
    args.insert(args.end(), more.begin(), more.end());
    auto const shown = run(args);
    EXPECT_EQ(shown.exit, 0) << shown.err;
    return shown.out;
  }
};

TEST_F(PapersAtCourt, ThePageShowsWhatIsThereAndWhatIsMissing) {
  auto const page = said_to("jgm-liu");
  for (auto const* line : {"✗ 申请书或受理登记表", "✓ 身份证明", "✓ 调解记录", "✗ 权利义务告知书", "· 调解协议书"})
    EXPECT_NE(page.find(line), std::string::npos) << line << "\n" << page;
  EXPECT_NE(page.find("无文件"), std::string::npos) << page;
}

TEST_F(PapersAtCourt, AConfidentialPaperIsNotEvenNamedToTheCourt) {
  for (auto const& more : {std::vector<std::string>{}, {"--json"}, {"--lang", "en"}}) {
    auto const page = said_to("ddk-peng", more);
    EXPECT_EQ(page.find("✓ 调解记录"), std::string::npos) << page;
    EXPECT_EQ(page.find("✗"), page.find("✗ 权利")) << "what is not seen is not said to be missing";
  }
  auto const json = run({"case", "show", number, "--as", "ddk-peng", "--json"}).json();
  auto const& papers = json.find("parts")->find("paper")->list();
  ASSERT_EQ(papers.size(), 1U);
  EXPECT_EQ(papers.front().find("type")->text(), "identity");
  auto const& required = json.find("dossiers")->list().front().find("required")->list();
  for (auto const& item : required) {
    auto const type = item.find("any_of")->list().front().text();
    auto const standing = item.find("standing")->text();
    if (type == "identity") {
      EXPECT_EQ(standing, "there");
    }
    if (type == "mediation_record" || type == "rights_notice") {
      EXPECT_EQ(standing, "unseen") << type;
    }
  }
}

TEST_F(PapersAtCourt, TheStoryTellsTheCourtThatAPaperWasFiledAndNotWhich) {
  auto const page = said_to("ddk-peng");
  auto const story = page.substr(page.find("\n经过"));
  EXPECT_EQ(story.find("调解记录"), std::string::npos) << page;
  EXPECT_NE(story.find("归入材料      例·刘登记（九宫庙司法所）\n"), std::string::npos) << page;
  EXPECT_NE(said_to("jgm-liu").find("归入材料      例·刘登记（九宫庙司法所）              调解记录"),
            std::string::npos);
}

TEST_F(PapersAtCourt, WhatStandsAgainstClosingNamesNoPaperToTheCourt) {
  must({"end", "--instance", "2", "--reason", "no_agreement", "--told", "1,2"}, "jgm-wang");
  auto const court = run({"can", number, "close", "--as", "ddk-peng"}).out;
  EXPECT_NE(court.find("卷宗的必备材料还没有齐全"), std::string::npos) << court;
  EXPECT_EQ(court.find("权利义务告知书"), std::string::npos) << court;
  auto const office = run({"can", number, "close", "--as", "jgm-liu"}).out;
  EXPECT_NE(office.find("人民调解 2号的卷宗还缺：申请书或受理登记表、权利义务告知书"), std::string::npos) << office;
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
