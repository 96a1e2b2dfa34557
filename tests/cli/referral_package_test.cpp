// What goes to a court.

#include <gmock/gmock.h>

#include "engine/base/digest.hpp"
#include "tests/cli/court_case.hpp"

namespace liandiao::door {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

class ReferralPackageTest : public CourtCase {
 protected:
  Answered exported(std::string const& who = "jgm-wang", std::vector<std::string> more = {}) {
    std::vector<std::string> args{"referral", "export", number, "--out", out.string(), "--as", who};
    args.insert(args.end(), more.begin(), more.end());
    return run(args);
  }
  Value manifest() const { return json_in(out / "manifest.json"); }
  std::vector<std::string> missing() const {
    std::vector<std::string> list;
    auto const value = manifest();
    for (auto const& one : value.find("missing")->list())
      list.push_back(one.find("paper")->kind() == Value::Kind::text ? one.find("paper")->text()
                                                                    : one.find("what")->text());
    return list;
  }
  fs::path out = folder / "package";
};

TEST_F(ReferralPackageTest, ItHasWhatTheClerkWouldOtherwiseRetype) {
  sued();
  auto const answer = exported();
  ASSERT_EQ(answer.exit, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr(out.string()));
  auto const complaint = json_in(out / "complaint.json");
  auto const* plaintiff = complaint.find("plaintiff");
  EXPECT_EQ(plaintiff->find("name")->text(), "张三");
  EXPECT_EQ(plaintiff->find("address")->text(), "九宫庙街道一号");
  EXPECT_EQ(complaint.find("defendants")->list().at(0).find("name")->text(), "李四");
  EXPECT_EQ(complaint.find("claims")->list().at(0).text(), "拆除越界院墙");
  EXPECT_EQ(complaint.find("facts")->text(), "两家因院墙越界发生争执");
  EXPECT_FALSE(complaint.find("oral")->boolean());
  EXPECT_EQ(json_in(out / "parties.json").list().at(0).find("id_number")->text(), "500104199001011234");
  auto const address = json_in(out / "service_addresses.json").list().at(0);
  EXPECT_EQ(address.find("electronic")->text(), "zhang@example.com");
  auto const undisputed = json_in(out / "undisputed.json").list().at(0);
  EXPECT_EQ(undisputed.find("facts")->text(), "院墙由李四于2020年所建");
  EXPECT_EQ(undisputed.find("signed_by")->list().size(), 2U);
  auto const report = json_in(out / "end_report.json").list().at(0);
  EXPECT_EQ(report.find("outcome")->text(), "ended");
  EXPECT_EQ(report.find("reports")->list().at(0).text(), "双方对界址无争议，对拆墙费用有争议");
}

TEST_F(ReferralPackageTest, TheManifestNamesEveryFileWithItsDigests) {
  sued();
  ASSERT_EQ(exported("ddk-peng").exit, 0);
  auto const value = manifest();
  EXPECT_EQ(value.find("ledger_no")->text(), number);
  EXPECT_EQ(value.find("instance")->integer(), 3);
  EXPECT_EQ(value.find("kind")->text(), "litigation_referral");
  EXPECT_EQ(value.find("sender")->find("id")->text(), "jgm-pmc");
  EXPECT_EQ(value.find("receiving_court")->find("id")->text(), "ddk-court");
  EXPECT_EQ(value.find("made_by")->text(), "ddk-peng");
  std::size_t named = 0;
  for (auto const& item : value.find("items")->list()) {
    auto const bytes = bytes_of(out / item.find("file")->text());
    EXPECT_EQ(item.find("bytes")->integer(), static_cast<std::int64_t>(bytes.size()));
    EXPECT_EQ(item.find("sha256")->text(), sha256_hex(bytes));
    EXPECT_EQ(item.find("blake2b")->text(), digest_of(bytes).hex());
    ++named;
  }
  std::size_t files = 0;
  for (auto const& entry : fs::recursive_directory_iterator(out)) files += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, named + 1);
}

TEST_F(ReferralPackageTest, WhatTheLawAsksForAndIsMissingIsToldAndHoldsNothingUp) {
  failed();
  must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-12");
  auto const answer = exported();
  EXPECT_EQ(answer.exit, 0);
  EXPECT_THAT(answer.out, HasSubstr("尚缺 当事人1 送达地址确认（在线调解规则 17）"));
  EXPECT_THAT(missing(), ::testing::ElementsAre("service_address", "complaint", "identity", "evidence"));
  EXPECT_FALSE(manifest().find("complete")->boolean());
}

TEST_F(ReferralPackageTest, ACompleteOneSaysSo) {
  sued();
  for (std::string const type : {"complaint", "identity", "evidence"}) paper(type, "parties", "2026-03-13");
  ASSERT_EQ(exported().exit, 0);
  EXPECT_TRUE(manifest().find("complete")->boolean());
  EXPECT_TRUE(missing().empty());
  EXPECT_EQ(manifest().find("papers_without_file")->list().size(), 3U);
}

TEST_F(ReferralPackageTest, PapersThatMayGoGoByteForByte) {
  sued();
  auto const attach = [&](std::string const& type, std::string const& openness, std::string const& bytes) {
    auto const path = file(type + openness, bytes);
    auto const answer = run({"act", number, "file_paper", "--type", type, "--openness", openness, "--attach", path,
                             "--instance", "2", "--on", "2026-03-13", "--as", "jgm-wang"});
    ASSERT_EQ(answer.exit, 0) << answer.err;
  };
  attach("evidence", "parties", "%PDF evidence");
  attach("evidence", "confidential", "%PDF secret");
  attach("identity", "personal", "\x89PNG identity");
  attach("evidence", "victim_only", "shelter");
  attach("mediation_record", "parties", "what was conceded");
  ASSERT_EQ(exported().exit, 0);
  std::map<std::string, std::pair<std::string, bool>> papers;
  auto const value = manifest();
  for (auto const& item : value.find("items")->list()) {
    auto const name = item.find("file")->text();
    if (name.starts_with("papers/"))
      papers[name.substr(name.find('-') + 1)] = {bytes_of(out / name), item.find("for_court_only")->boolean()};
  }
  std::map<std::string, std::pair<std::string, bool>> const expected{{"evidence.pdf", {"%PDF evidence", false}},
                                                                     {"identity.png", {"\x89PNG identity", true}},
                                                                     {"evidence", {"shelter", true}}};
  EXPECT_EQ(papers, expected);
}

TEST_F(ReferralPackageTest, RecordsOfWhatWasSaidGoWhenEverybodyAgrees) {
  in_session();
  paper("mediation_record", "parties", "2026-03-05");
  paper("investigation_record", "confidential", "2026-03-05");
  must("consent", "{parties: [1], purpose: disclose, answer: given}", "2026-03-05");
  must("end", "{reason: no_agreement, told: [1, 2]}", "2026-03-12");
  must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-12");
  auto const sent = [&] { return manifest().find("papers_without_file")->list(); };
  ASSERT_EQ(exported().exit, 0);
  EXPECT_TRUE(sent().empty());
  number = opened();
  in_session();
  paper("mediation_record", "parties", "2026-03-05");
  paper("investigation_record", "confidential", "2026-03-05");
  must("consent", "{parties: [1, 2], purpose: disclose, answer: given}", "2026-03-05");
  must("end", "{reason: no_agreement, told: [1, 2]}", "2026-03-12");
  must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-12");
  out = folder / "second";
  ASSERT_EQ(exported().exit, 0);
  ASSERT_EQ(sent().size(), 1U);
  EXPECT_EQ(sent().front().find("type")->text(), "mediation_record");
}

TEST_F(ReferralPackageTest, AnOralComplaintIsMarkedAndNeedsNoPaperOfItsOwn) {
  failed();
  must("submit", "{party: 1, against: [2], organ: ddk-court, oral: true}", "2026-03-12");
  ASSERT_EQ(exported().exit, 0);
  EXPECT_TRUE(json_in(out / "complaint.json").find("oral")->boolean());
  EXPECT_THAT(missing(), Not(::testing::Contains("complaint")));
}

TEST_F(ReferralPackageTest, PeopleWhoStandForAPartyComeWithTheirAuthority) {
  failed();
  must("add_representative", "{party: 1, entry: {kind: agent, authority: special, name: 赵律师}}", "2026-03-12");
  must("add_party", "{entry: {side: respondent, kind: legal, name: 某某公司}}", "2026-03-12");
  must("submit", "{party: 1, against: [2, 3], organ: ddk-court, signed_complaint: true}", "2026-03-12");
  ASSERT_EQ(exported().exit, 0);
  auto const agent = json_in(out / "parties.json").list().at(0).find("representatives")->list().at(0);
  EXPECT_EQ(agent.find("name")->text(), "赵律师");
  EXPECT_EQ(agent.find("authority")->text(), "special");
  EXPECT_THAT(missing(), ::testing::Contains("authority"));
  EXPECT_THAT(missing(), ::testing::Contains("known_apart"));
  // Not everybody who is sued signed them: they are undisputed no longer.
  EXPECT_FALSE(fs::exists(out / "undisputed.json"));
}

TEST_F(ReferralPackageTest, AnApplicationForConfirmationHasItsAgreement) {
  asked_to_confirm();
  ASSERT_EQ(exported().exit, 0);
  EXPECT_FALSE(fs::exists(out / "complaint.json"));
  auto const application = json_in(out / "application.json");
  EXPECT_EQ(application.find("applicants")->list().size(), 2U);
  EXPECT_EQ(application.find("agreement")->find("terms")->list().at(0).find("obligation")->text(), "拆除院墙");
  EXPECT_THAT(missing(), ::testing::Contains("agreement"));
  EXPECT_THAT(missing(), ::testing::Contains("confirmation_application"));
  EXPECT_THAT(bytes_of(out / "transmittal.txt"), HasSubstr("共同向你院申请司法确认"));
}

TEST_F(ReferralPackageTest, TheLetterIsInChineseWhateverIsSpoken) {
  sued();
  ASSERT_EQ(exported("jgm-wang", {"--lang", "en"}).exit, 0);
  auto const letter = bytes_of(out / "transmittal.txt");
  EXPECT_THAT(letter, HasSubstr("移送函"));
  EXPECT_THAT(letter, HasSubstr("重庆市大渡口区人民法院："));
  EXPECT_THAT(letter, HasSubstr("当事人 张三 于 2026-03-12 向你院起诉 李四"));
  EXPECT_THAT(letter, HasSubstr("起诉状内容  complaint.json"));
  EXPECT_THAT(letter, HasSubstr("没有随案移送"));
}

TEST_F(ReferralPackageTest, AVictimsAddressGoesToTheCourtAndNotToTheOtherSide) {
  sued();
  must("report_danger", "{kind: domestic_violence, organ: jgm-ps}", "2026-03-13");
  ASSERT_EQ(exported().exit, 0);
  EXPECT_THAT(bytes_of(out / "complaint.json"), Not(HasSubstr("九宫庙街道一号")));
  EXPECT_THAT(bytes_of(out / "complaint.json"), Not(HasSubstr("13900000001")));
  EXPECT_THAT(bytes_of(out / "parties.json"), HasSubstr("九宫庙街道一号"));
  EXPECT_TRUE(json_in(out / "service_addresses.json").list().at(0).find("hidden_from_other_side")->boolean());
  auto const value = manifest();
  for (auto const& item : value.find("items")->list())
    EXPECT_EQ(item.find("for_court_only")->boolean(),
              item.find("file")->text() == "parties.json" || item.find("file")->text() == "service_addresses.json")
        << item.find("file")->text();
}

TEST_F(ReferralPackageTest, WhoeverWorksOnTheCaseAndTheCourtsItIsBeforeMayTakeItOut) {
  sued();
  EXPECT_EQ(exported("ddk-peng").exit, 0);
  out = folder / "second";
  EXPECT_THAT(exported("jgm-chen").err, HasSubstr("不能取出移送材料"));  // above, not at work on it
  EXPECT_EQ(exported("bq-hua").exit, 1);
  EXPECT_EQ(exported("ddk-ma").exit, 1);
  EXPECT_EQ(exported("nobody").exit, 1);
  EXPECT_FALSE(fs::exists(out));
}

TEST_F(ReferralPackageTest, ACourtTakesOutOnlyWhatIsBeforeIt) {
  sued("ddk-tribunal");
  must("withdraw", "{party: 1}", "2026-03-13");
  must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-16");
  EXPECT_THAT(exported("ddk-wei").err, HasSubstr("不能取出移送材料"));
  EXPECT_EQ(exported("ddk-peng").exit, 0);
}

TEST_F(ReferralPackageTest, WhatIsNotBeforeACourtIsNotSent) {
  failed();
  EXPECT_THAT(exported().err, HasSubstr("现在没有在法院的程序"));
  must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-12");
  EXPECT_THAT(exported("jgm-wang", {"--instance", "2"}).err, HasSubstr("2号程序不在法院"));
  must("withdraw", "{party: 1}", "2026-03-13");
  EXPECT_EQ(exported().exit, 1);
  EXPECT_FALSE(fs::exists(out));
}

TEST_F(ReferralPackageTest, OfTwoBeforeTheCourtOneIsNamed) {
  asked_to_confirm();
  must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-13");
  EXPECT_THAT(exported().err, HasSubstr("在法院的有 4, 5 号程序"));
  EXPECT_EQ(exported("jgm-wang", {"--instance", "5"}).exit, 0);
  EXPECT_EQ(manifest().find("instance")->integer(), 5);
}

TEST_F(ReferralPackageTest, WhatWasHandedOutIsNotTouchedAgain) {
  sued();
  ASSERT_EQ(exported().exit, 0);
  auto const before = bytes_of(out / "manifest.json");
  auto const again = exported();
  EXPECT_EQ(again.exit, 1);
  EXPECT_THAT(again.err, HasSubstr("不会覆盖"));
  EXPECT_EQ(bytes_of(out / "manifest.json"), before);
}

TEST_F(ReferralPackageTest, WithoutAPlaceItGoesBesideTheDatabase) {
  sued();
  auto const answer = run({"referral", "export", number, "--as", "jgm-wang", "--json"});
  ASSERT_EQ(answer.exit, 0) << answer.out;
  EXPECT_EQ(answer.json().find("path")->text(), (folder / "referrals" / (number + "-3")).string());
  EXPECT_TRUE(fs::exists(folder / "referrals" / (number + "-3") / "manifest.json"));
}

}  // namespace
}  // namespace liandiao::door
