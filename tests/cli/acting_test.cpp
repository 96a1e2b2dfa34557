#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class Acting : public CommandLine {
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
  std::string number;
};

TEST_F(Acting, TheLedgerNumberCanBeTyped) { EXPECT_EQ(number, "jgm-jo-2026-0001"); }

TEST_F(Acting, AStepSaysWhatItBrought) {
  auto const answer = act({"apply", "--organ", "jgm-pmc", "--applicants", "1", "--on", "2026-03-03"});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  EXPECT_NE(answer.out.find("已办：申请调解  2026-03-03  人民调解 2号"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("受理期限至 2026-03-06"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("2026-03-31 补录"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("随之：程序启动"), std::string::npos) << answer.out;
}

TEST_F(Acting, ARefusedStepSaysWhyByArticleAndWhoCanHelp) {
  ASSERT_EQ(act({"apply", "--organ", "jgm-pmc", "--applicants", "1", "--on", "2026-03-03"}).exit, 0);
  ASSERT_EQ(act({"accept", "--on", "2026-03-03"}, "jgm-wang").exit, 0);
  ASSERT_EQ(
      act({"appoint", "mediators[1].person=jgm-wang", "mediators[1].role=lead", "--on", "2026-03-04"}, "jgm-wang").exit,
      0);
  auto const answer = act({"inform_rights", "--parties", "1"}, "jgm-wang");
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("2号程序现在不能办理“告知权利义务”（inform_rights），因为："), std::string::npos)
      << answer.err;
  EXPECT_NE(answer.err.find("当事人2还没有同意参加调解"), std::string::npos) << answer.err;
  EXPECT_NE(answer.err.find("人民调解法 17、23"), std::string::npos) << answer.err;
  EXPECT_NE(answer.err.find("由当事人补"), std::string::npos) << answer.err;

  auto const json = act({"inform_rights", "--parties", "1", "--json"}, "jgm-wang");
  EXPECT_EQ(json.exit, 1);
  auto const value = json.json();
  auto const& candidate = value.find("candidates")->list().front();
  EXPECT_EQ(candidate.find("rule")->integer(), 310);
  auto const& missing = candidate.find("missing")->list().front();
  EXPECT_EQ(missing.find("guard")->text(), "opposed_pair_takes_part");
  EXPECT_EQ(missing.find("article")->text(), "人民调解法 17、23");
  EXPECT_EQ(missing.find("fact")->text(), "2");
  EXPECT_EQ(missing.find("supplier")->text(), "party");
}

TEST_F(Acting, ListsComeWithCommasOrByRepetition) {
  EXPECT_EQ(act({"inform_ways", "--parties", "1,2"}).exit, 0);
  EXPECT_EQ(act({"inform_ways", "--parties", "1", "--parties", "2"}).exit, 0);
  EXPECT_EQ(act({"inform_ways", "parties=1", "parties=2"}).exit, 0);
  EXPECT_EQ(act({"inform_ways", "--parties", "[1, 2]"}).exit, 0);
}

TEST_F(Acting, RecordsComeByTheirPartsOrAsJson) {
  EXPECT_EQ(act({"add_party", "entry.side=third", "entry.kind=natural", "entry.name=王五"}).exit, 0);
  auto const json =
      R"({"side":"third","kind":"legal","name":"物业公司","representatives":[{"kind":"agent","name":"赵六"}]})";
  EXPECT_EQ(act({"add_party", "--entry", json}).exit, 0);
}

TEST_F(Acting, TheLineIsLaidOverTheFile) {
  auto const path = file("level.yaml", "level: L2\nreason: 涉及人数多\n");
  auto const answer = act({"set_level", "--file", path, "--level", "L3", "--json"});
  ASSERT_EQ(answer.exit, 0) << answer.out;
  auto const shown = run({"case", "show", number, "--as", "jgm-chen"});
  EXPECT_NE(shown.out.find("三级（重大风险）"), std::string::npos) << shown.out;
}

TEST_F(Acting, FieldsComeFromStandardInput) {
  EXPECT_EQ(run({"act", number, "set_level", "--file", "-", "--as", "jgm-chen"}, "level: L2\nreason: x\n").exit, 0);
  EXPECT_EQ(
      run({"act", number, "set_level", "--file", "-", "--as", "jgm-chen"}, "{\"level\":\"L1\",\"reason\":\"x\"}").exit,
      0);
}

TEST_F(Acting, ARepeatWithTheSameKeyGivesTheSameAnswer) {
  auto const first = act({"inform_ways", "--key", "k-1", "--on", "2026-03-03"});
  ASSERT_EQ(first.exit, 0) << first.err;
  auto const version = version_of(number);
  time.set(Instant::at(Date::of(2026, 4, 15), 600));
  auto const second = act({"inform_ways", "--key", "k-1", "--on", "2026-03-03"});
  EXPECT_EQ(second.exit, 0) << second.err;
  EXPECT_EQ(second.out, first.out);
  EXPECT_EQ(version_of(number), version);
  auto const other = act({"set_level", "--key", "k-1", "--level", "L2", "--reason", "x"});
  EXPECT_EQ(other.exit, 1);
  EXPECT_NE(other.err.find("请求编号“k-1”已用于另一步"), std::string::npos) << other.err;
}

TEST_F(Acting, OneProcessTakesOneStepALine) {
  std::string const lines = "# 晨会后录入\n" + number + " inform_ways --parties 1,2 --on 2026-03-02\n\n" +
                            "{\"case\":\"" + number +
                            "\",\"command\":\"triage\",\"on\":\"2026-03-03\",\"fields\":{\"dispute_type\":"
                            "\"neighbours\",\"level\":\"L2\"}}\n" +
                            number + " triage dispute_type=neighbours level=L2\n" + number +
                            " set_level --level L1 --reason '双方 都是 邻居'\n";
  auto const answer = run({"act", "--stdin", "--as", "jgm-chen"}, lines);
  EXPECT_EQ(answer.exit, 1);
  std::istringstream out(answer.out);
  std::string line;
  std::vector<std::string> answers;
  while (std::getline(out, line)) answers.push_back(line);
  ASSERT_EQ(answers.size(), 4U) << answer.out;
  EXPECT_TRUE(answers[0].starts_with("2  已办：告知解纷途径")) << answers[0];
  EXPECT_TRUE(answers[1].starts_with("4  已办：分流")) << answers[1];
  EXPECT_TRUE(answers[2].starts_with("5  ✗ 1号程序现在是“已分流”，不能办理“分流”（triage）")) << answers[2];
  EXPECT_TRUE(answers[3].starts_with("6  已办：调整级别")) << answers[3];
}

TEST_F(Acting, LinesThatAreNotUnderstoodDoNotStopTheOthers) {
  std::string const lines = number + " inform_ways --party 1\n{\"case\":\n" + number + " set_level 'a\nnonsense\n" +
                            number + " inform_ways --on 2026-03-03\n";
  auto const answer = run({"act", "--stdin", "--json", "--as", "jgm-liu@jgm-jo"}, lines);
  EXPECT_EQ(answer.exit, 2);
  std::istringstream out(answer.out);
  std::string line;
  std::vector<Value> answers;
  while (std::getline(out, line)) answers.push_back(read_json(line, "line").value_or(Value()));
  ASSERT_EQ(answers.size(), 5U) << answer.out;
  for (int i = 0; i < 4; ++i) EXPECT_NE(answers[static_cast<std::size_t>(i)].find("error"), nullptr) << i;
  EXPECT_EQ(answers[4].find("line")->integer(), 5);
  EXPECT_EQ(answers[4].find("ledger_no")->text(), number);
}

TEST_F(Acting, ACaseCanBeRegisteredInALine) {
  std::string const line =
      R"({"command":"register","on":"2026-03-05","fields":{"organ":"jgm-jo","source":"own_motion","dispute_type":"other","area":"500104003","summary":"x","parties":[{"side":"claimant","kind":"natural","name":"甲"}]}})";
  auto const answer = run({"act", "--stdin", "--json", "--as", "jgm-liu@jgm-jo"}, line + "\n");
  EXPECT_EQ(answer.exit, 0) << answer.out;
  EXPECT_EQ(answer.json().find("ledger_no")->text(), "jgm-jo-2026-0002");
}

TEST_F(Acting, CanSaysWhatMayBeDoneAndWhatNot) {
  auto const answer = run({"can", number, "--as", "jgm-liu@jgm-jo", "--json"});
  ASSERT_EQ(answer.exit, 0) << answer.err;
  std::map<std::string, Value> can;
  auto const list = answer.json();
  for (auto const& one : list.list()) can[one.find("command")->text()] = one;
  EXPECT_EQ(can.at("inform_ways").find("answer")->text(), "yes");
  EXPECT_EQ(can.at("submit").find("answer")->text(), "conditional");
  EXPECT_TRUE(can.at("submit").find("may_enter")->boolean());
  EXPECT_EQ(can.at("submit").find("instance")->integer(), 0);
  EXPECT_FALSE(can.contains("close"));
  auto const text = run({"can", number, "submit", "--as", "jgm-liu@jgm-jo"});
  EXPECT_EQ(text.exit, 0);
  EXPECT_NE(text.out.find("? 当事人亲自签名的起诉状，或口头起诉"), std::string::npos) << text.out;
  EXPECT_EQ(run({"can", number, "sumbit", "--as", "jgm-liu"}).exit, 2);
}

TEST_F(Acting, TheWorklistFiltersAndPages) {
  registered();
  auto const all = run({"list", "--as", "jgm-liu", "--json"});
  ASSERT_EQ(all.exit, 0) << all.err;
  EXPECT_EQ(all.json().find("cases")->list().size(), 2U);
  auto const page = run({"list", "--limit", "1", "--as", "jgm-liu", "--json"});
  auto const value = page.json();
  EXPECT_EQ(value.find("cases")->list().size(), 1U);
  auto const rest =
      run({"case", "list", "--limit", "1", "--after", value.find("next")->text(), "--as", "jgm-liu", "--json"});
  EXPECT_EQ(rest.json().find("cases")->list().size(), 1U) << rest.out;
  EXPECT_EQ(run({"list", "--standing", "mediating", "--as", "jgm-liu", "--json"}).json().find("cases")->list().size(),
            0U);
  EXPECT_EQ(run({"list", "--text", "李四", "--as", "jgm-liu", "--json"}).json().find("cases")->list().size(), 2U);
  auto const text = run({"list", "--as", "jgm-liu"});
  EXPECT_NE(text.out.find("张三 诉 李四"), std::string::npos) << text.out;
  EXPECT_EQ(run({"list", "--as", "bq-hua"}).out, "没有符合条件的案件\n");
}

TEST_F(Acting, TheSweepMarksWhatRanOutAndTheClockSaysWhy) {
  auto const swept = run({"sweep"});
  EXPECT_EQ(swept.exit, 0) << swept.err;
  EXPECT_NE(swept.out.find("1 个期限逾期"), std::string::npos) << swept.out;
  EXPECT_NE(swept.out.find("分流期限"), std::string::npos) << swept.out;
  auto const clocks = run({"clock", number, "--as", "jgm-chen"});
  EXPECT_NE(clocks.out.find("2026-03-03  分流期限  已逾期"), std::string::npos) << clocks.out;
  auto const explained = run({"clock", number, "--explain", "triage", "--as", "jgm-chen"});
  EXPECT_NE(explained.out.find("2026-03-03  周二  1  届满日"), std::string::npos) << explained.out;
  EXPECT_EQ(run({"clock", number, "--explain", "sleep", "--as", "jgm-chen"}).exit, 1);
}

TEST_F(Acting, WhatIsStoredIsVerifiedAndRechecked) {
  ASSERT_EQ(act({"inform_ways"}).exit, 0);
  auto const verified = run({"audit", "verify"});
  EXPECT_EQ(verified.exit, 0) << verified.err;
  EXPECT_EQ(verified.out, "核验 1 件案件、2 个事件，全部一致\n");
  auto const rechecked = run({"recheck"});
  EXPECT_EQ(rechecked.exit, 0) << rechecked.err;
  EXPECT_EQ(rechecked.out, "重新核算 1 件案件，0 处不同\n");
  EXPECT_EQ(run({"recheck", number}).exit, 0);
}

TEST_F(Acting, TheActorMayComeFromTheEnvironment) {
  variables["LIANDIAO_ACTOR"] = "jgm-chen";
  EXPECT_EQ(run({"case", "show", number}).exit, 0);
  variables["LIANDIAO_LANG"] = "en";
  EXPECT_NE(run({"case", "show", number}).out.find("Can be done now"), std::string::npos);
}

TEST_F(Acting, ARehearsalHasItsOwnNow) {
  variables["LIANDIAO_NOW"] = "2026-03-05";
  auto const answer = act({"inform_ways", "--on", "2026-03-06"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_NE(answer.err.find("还没有到"), std::string::npos) << answer.err;
  variables["LIANDIAO_NOW"] = "gestern";
  EXPECT_EQ(act({"inform_ways"}).exit, 2);
}

}  // namespace
}  // namespace liandiao::door
