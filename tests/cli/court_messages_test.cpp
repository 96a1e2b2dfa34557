// A court's messages, many in one file.

#include <gmock/gmock.h>

#include "engine/base/digest.hpp"
#include "engine/base/signing.hpp"
#include "tests/cli/court_case.hpp"

namespace liandiao::door {
namespace {

using ::testing::HasSubstr;

class CourtMessages : public CourtCase {
 protected:
  /// A message about the case, with what differs from the usual laid over it.
  std::string message(std::string const& id, std::string const& type, std::string const& fields,
                      std::string const& more = "") const {
    return "{\"schema_ver\": 1, \"msg_id\": \"" + id + "\", \"ledger_no\": \"" + number +
           "\", \"organ\": \"ddk-court\", \"actor\": \"ddk-peng\", \"business_time\": \"2026-03-16\", \"type\": \"" +
           type + "\", \"fields\": " + fields + more + "}";
  }
  Answered taken(std::string const& messages, std::vector<std::string> more = {}) {
    std::vector<std::string> args{"referral", "answer", "--messages", file("messages", messages), "--as", "ddk-peng"};
    args.insert(args.end(), more.begin(), more.end());
    return run(args);
  }
  static std::string replaced(std::string text, std::string const& what, std::string const& by) {
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
  }
};

TEST_F(CourtMessages, AHundredAnswersAreOneCommand) {
  sued();
  std::string messages = message("m1", "receipt", "{}") + "\n";
  std::vector<std::string> cases;
  for (int i = 2; i <= 100; ++i) {
    number = opened();
    must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-12");
    cases.push_back(number);
    messages += message("m" + std::to_string(i), "file_result",
                        "{\"result\": \"filed\", \"court_no\": \"（2026）渝0104民初" + std::to_string(i) + "号\"}") +
                "\n";
  }
  auto const answer = taken(messages);
  EXPECT_EQ(answer.exit, 0) << answer.out;
  EXPECT_THAT(answer.out, HasSubstr("办理 100 条，重复 0 条，拒绝 0 条，看不懂 0 条"));
  EXPECT_EQ(state_of(2), "filed");
  auto const again = taken(messages);
  EXPECT_EQ(again.exit, 0);
  EXPECT_THAT(again.out, HasSubstr("办理 0 条，重复 100 条"));
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
}

TEST_F(CourtMessages, OneBadMessageDoesNotStopTheOthers) {
  sued();
  auto const answer = taken(
      "{\"schema_ver\": 1\n" + message("m1", "receipt", "{}") + "\n\n" + message("m2", "gossip", "{}") + "\n" +
      message("m3", "confirm_result", "{\"result\": \"accepted\"}") + "\n" + message("m1", "receipt", "{}") + "\n");
  EXPECT_EQ(answer.exit, 2);
  EXPECT_THAT(answer.out, HasSubstr("2  m1  已办：法院收到材料"));
  EXPECT_THAT(answer.out, HasSubstr("4  m2  ✗ 没有 gossip 这种消息"));
  EXPECT_THAT(answer.out, HasSubstr("5  m3  ✗ "));
  EXPECT_THAT(answer.out, HasSubstr("（重复，以前已办）"));
  EXPECT_THAT(answer.out, HasSubstr("办理 1 条，重复 1 条，拒绝 1 条，看不懂 2 条"));
}

TEST_F(CourtMessages, AListInJsonOrYamlIsTakenToo) {
  sued();
  EXPECT_EQ(taken("[" + message("m1", "receipt", "{\"receipt_no\": \"收1\"}") + "]").exit, 0);
  auto const yaml = taken("- schema_ver: 1\n  msg_id: m2\n  ledger_no: " + number +
                          "\n  organ: ddk-court\n  actor: 彭某\n  business_time: 2026-03-17T09:30\n"
                          "  type: correct_notice\n  fields: {gaps: 被告住址不明, due: 2026-03-25}\n");
  EXPECT_EQ(yaml.exit, 0) << yaml.out << yaml.err;
  EXPECT_EQ(state_of(3), "correcting");
  auto const empty = taken("");
  EXPECT_EQ(empty.exit, 0);
  EXPECT_THAT(empty.out, HasSubstr("办理 0 条"));
}

TEST_F(CourtMessages, AnswersCanBeReadByAMachine) {
  sued();
  auto const answer = taken(message("m1", "receipt", "{}") + "\n" + message("m2", "gossip", "{}") + "\n", {"--json"});
  std::istringstream lines(answer.out);
  std::vector<Value> all;
  for (std::string line; std::getline(lines, line);) all.push_back(read_json(line, "line").value_or(Value()));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].find("msg_id")->text(), "m1");
  EXPECT_FALSE(all[0].find("repeated")->boolean());
  EXPECT_EQ(all[1].find("error")->find("key")->text(), "message_type_unknown");
  EXPECT_EQ(all[2].find("summary")->find("not_understood")->integer(), 1);
}

TEST_F(CourtMessages, ACaseIsNamedByUidLedgerNumberOrCourtsNumber) {
  asked_to_confirm();
  auto const shown = run({"case", "show", number, "--as", "jgm-wang", "--json"}).json();
  auto const uid = shown.find("uid")->text();
  auto const by = [&](std::string const& id, std::string const& key, std::string const& value, std::string const& type,
                      std::string const& fields) {
    return replaced(message(id, type, fields), "\"ledger_no\": \"" + number + "\"",
                    "\"" + key + "\": \"" + value + "\"");
  };
  EXPECT_EQ(taken(by("m1", "case_uid", uid, "confirm_result",
                     "{\"result\": \"accepted\", \"court_no\": \"(2026)渝0104诉前调确7号\"}"))
                .exit,
            0);
  auto const confirmed = taken(by("m2", "court_no", "(2026)渝0104诉前调确7号", "confirm_result",
                                  "{\"result\": \"confirmed\", \"ruling_no\": \"（2026）渝0104诉前调确7号\"}"));
  EXPECT_EQ(confirmed.exit, 0) << confirmed.out;
  EXPECT_EQ(state_of(4), "confirmed");
  EXPECT_EQ(taken(by("m3", "court_no", "（2026）渝0104诉前调确8号", "status", "{\"result\": \"withdrawn\"}")).exit, 1);
  auto const other = opened();
  auto const two = taken(message("m4", "receipt", "{}", ", \"case_uid\": \"" + uid + "\""));
  EXPECT_EQ(two.exit, 0 + 1);
  auto const different = replaced(message("m5", "receipt", "{}", ", \"case_uid\": \"" + uid + "\""), number, other);
  EXPECT_THAT(taken(different).out, HasSubstr("不是同一件案件"));
  EXPECT_THAT(
      taken(message("m6", "status", "{\"result\": \"withdrawn\"}", ", \"court_no\": \"（2026）渝0104民初9号\"")).out,
      HasSubstr("此案没有案号"));
}

TEST_F(CourtMessages, TheNumberOfAFiledSuitMayStandInTheEnvelope) {
  sued();
  auto const filed =
      message("m1", "file_result", "{\"result\": \"filed\"}", ", \"court_no\": \"（2026）渝0104民初88号\"");
  EXPECT_EQ(taken(filed).exit, 0);
  EXPECT_EQ(state_of(3), "filed");
  EXPECT_THAT(taken(filed).out, HasSubstr("重复 1 条"));
}

TEST_F(CourtMessages, ACourtThatHasNothingOfTheCaseIsRefused) {
  sued();
  auto const other = taken(replaced(message("m1", "receipt", "{}"), "\"organ\": \"ddk-court\", \"actor\": \"ddk-peng\"",
                                    "\"organ\": \"ddk-tribunal\", \"actor\": \"ddk-wei\""));
  EXPECT_EQ(other.exit, 1);
  EXPECT_THAT(other.out, HasSubstr("此案没有在大渡口区示例人民法庭办理的程序"));
  EXPECT_THAT(taken(replaced(message("m2", "receipt", "{}"), "\"ddk-court\"", "\"jgm-ps\"")).out,
              HasSubstr("不是登记的法院"));
  EXPECT_THAT(taken(replaced(message("m3", "receipt", "{}"), "\"ddk-peng\"", "\"jgm-wang\"")).out,
              HasSubstr("不能代其答复"));
  EXPECT_EQ(state_of(3), "submitted");
}

TEST_F(CourtMessages, WhatIsNotOfThisFormatIsNotUnderstood) {
  sued();
  auto const good = message("m1", "receipt", "{}");
  std::map<std::string, std::string> const bad{
      {replaced(good, "\"schema_ver\": 1", "\"schema_ver\": 2"), "消息格式版本 2 不认得"},
      {replaced(good, "\"schema_ver\": 1, ", ""), "缺少 schema_ver"},
      {replaced(good, "\"msg_id\": \"m1\", ", ""), "缺少 msg_id"},
      {replaced(good, "\"organ\": \"ddk-court\", ", ""), "缺少 organ"},
      {replaced(good, "\"actor\": \"ddk-peng\", ", ""), "缺少 actor"},
      {replaced(good, "\"business_time\": \"2026-03-16\", ", ""), "缺少 business_time"},
      {replaced(good, "\"2026-03-16\"", "\"gestern\""), "business_time 应写存在的日期"},
      {replaced(good, "\"type\": \"receipt\", ", ""), "缺少 type"},
      {replaced(good, "\"ledger_no\": \"" + number + "\", ", ""), "消息没有说明是哪件案件"},
      {replaced(good, "\"fields\": {}", "\"fields\": []"), "fields 应写成一组"},
      {replaced(good, "\"fields\": {}", "\"fields\": {}, \"colour\": 1"), "没有 colour 这一项"},
      {replaced(good, "\"fields\": {}", "\"fields\": {}, \"send_time\": \"soon\""), "send_time 应写存在的日期"},
      {replaced(good, "\"fields\": {}", "\"fields\": {\"colour\": 1}"), "没有 colour 这一项"},
      {replaced(good, "\"receipt\"", "\"session_summary\""), "session_summary 不是法院的答复"},
      {message("m1", "file_result", "{}"), "fields.result 应为下列之一：filed, refused, returned, redirected"},
      {message("m1", "file_result", "{\"result\": \"lost\"}"), "写的是“lost”"},
      {message("m1", "file_result", "{\"result\": \"filed\"}"), "缺少 court_no"},
      {"[1]", "一条消息应写成一组"},
  };
  for (auto const& [text, sentence] : bad) {
    auto const answer = taken(text);
    EXPECT_EQ(answer.exit, 2) << text;
    EXPECT_THAT(answer.out, HasSubstr(sentence)) << text;
  }
  EXPECT_THAT(taken("schema_ver: 1\n").err, HasSubstr("应是消息的列表"));
  EXPECT_EQ(taken("[{]").exit, 2);
  EXPECT_EQ(run({"referral", "answer", "--messages", (folder / "none").string(), "--as", "ddk-peng"}).exit, 1);
  EXPECT_EQ(run({"referral", "answer", "--messages", folder.string(), "--as", "ddk-peng"}).exit, 2);
  EXPECT_EQ(taken(good, {"--file", "1"}).exit, 2);
  EXPECT_EQ(run({"referral", "answer", number, "--messages", "-", "--as", "ddk-peng"}, good).exit, 2);
  EXPECT_EQ(state_of(3), "submitted");
}

TEST_F(CourtMessages, TheSameIdWithOtherContentIsRefused) {
  sued();
  ASSERT_EQ(
      taken(message("m1", "file_result", "{\"result\": \"filed\", \"court_no\": \"（2026）渝0104民初1号\"}")).exit, 0);
  auto const other =
      taken(message("m1", "file_result", "{\"result\": \"filed\", \"court_no\": \"（2026）渝0104民初2号\"}"));
  EXPECT_EQ(other.exit, 1);
  EXPECT_THAT(other.out, HasSubstr("内容与这次不同"));
}

TEST_F(CourtMessages, TheFilesAMessageSpeaksOfBecomePapers) {
  sued();
  file("notice.pdf", "%PDF 受理案件通知书");
  auto const with = [&](std::string const& sha256, std::string const& name = "notice.pdf") {
    return message("m1", "file_result", "{\"result\": \"filed\", \"court_no\": \"（2026）渝0104民初1号\"}",
                   ", \"attachments\": [{\"type\": \"filing_notice\", \"openness\": \"parties\", \"sha256\": \"" +
                       sha256 + "\", \"file\": \"" + name + "\"}]");
  };
  auto const right = sha256_hex("%PDF 受理案件通知书");
  EXPECT_THAT(taken(with(sha256_hex("other"))).out, HasSubstr("notice.pdf 不是消息所说的那个文件"));
  EXPECT_EQ(taken(with(right, "none.pdf")).exit, 1);
  EXPECT_THAT(taken(with(right, "../notice.pdf")).out, HasSubstr("只能写与消息同一文件夹中的文件名"));
  EXPECT_THAT(taken(with("zz")).out, HasSubstr("64 位十六进制"));
  EXPECT_EQ(state_of(3), "submitted");
  EXPECT_EQ(taken(with(right)).exit, 0);
  EXPECT_EQ(state_of(3), "filed");
  auto const papers =
      run({"case", "show", number, "--as", "jgm-wang", "--json"}).json().find("parts")->find("paper")->list();
  ASSERT_EQ(papers.size(), 1U);
  EXPECT_EQ(papers.front().find("type")->text(), "filing_notice");
  EXPECT_EQ(papers.front().find("instance")->integer(), 3);
  EXPECT_THAT(taken(with(right)).out, HasSubstr("重复 1 条"));
}

TEST_F(CourtMessages, SignedMailIsTakenOnlyWithItsSignature) {
  sued();
  auto const keys = (folder / "keys").string();
  ASSERT_EQ(run({"audit", "key", "--out", keys}).exit, 0);
  auto const hex = bytes_of(folder / "keys" / "seal.secret");
  auto const secret = parse_secret_key(hex.substr(hex.find(' ') + 1, 64));
  ASSERT_TRUE(secret);
  auto const unsigned_text = message("m1", "receipt", "{}");
  auto const signature = sign(canonical_text(*read_json(unsigned_text, "message")), *secret).hex();
  auto const with = [&](std::string const& one) {
    return replaced(unsigned_text, "\"fields\": {}", "\"fields\": {}, \"signature\": \"" + one + "\"");
  };
  std::vector<std::string> const key{"--public-key", keys + "/seal.public"};
  EXPECT_THAT(taken(unsigned_text, key).out, HasSubstr("没有用所给公钥对应的密钥签名"));
  EXPECT_THAT(taken(replaced(with(signature), "2026-03-16", "2026-03-17"), key).out, HasSubstr("没有办理"));
  EXPECT_EQ(state_of(3), "submitted");
  EXPECT_EQ(taken(with(signature), key).exit, 0);
  EXPECT_EQ(state_of(3), "received");
}

}  // namespace
}  // namespace liandiao::door
