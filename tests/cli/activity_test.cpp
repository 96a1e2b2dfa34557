// What is done beside cases, recorded, listed and taken back by people.

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "tests/cli/fixture.hpp"
#include "tests/golden/golden.hpp"

namespace liandiao::door {
namespace {

class ActivityCommands : public CommandLine {
 protected:
  void SetUp() override { prepare(); }

  Answered record(std::vector<std::string> const& more, std::string const& as = "jgm-wang") {
    std::vector<std::string> line{"activity", "record"};
    line.insert(line.end(), more.begin(), more.end());
    line.insert(line.end(), {"--as", as});
    return run(line);
  }
  static bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }
};

TEST_F(ActivityCommands, WhatSomebodyRecordsIsListedAndTakenBackWithItsReason) {
  auto const done =
      record({"prevented", "--number", "2", "--people", "9", "--on", "2026-03-20", "--note", "春耕前排查"});
  EXPECT_EQ(done.exit, 0) << done.err;
  EXPECT_TRUE(says(done.out, "已登记，第 1 号")) << done.out;
  EXPECT_EQ(record({"subsidy_funds", "--amount", "3000.50", "--on", "2026-03-21"}).exit, 0);
  auto const listed = run({"activity", "list", "--as", "jgm-wang"});
  EXPECT_EQ(listed.exit, 0) << listed.err;
  for (auto const* part : {"预防纠纷", "9 人", "春耕前排查", "补助经费", "3000.50 元", "例·王调解"})
    EXPECT_TRUE(says(listed.out, part)) << part << "\n" << listed.out;
  auto const back = run({"activity", "withdraw", "1", "--reason", "重复登记", "--as", "jgm-wang", "--json"});
  EXPECT_EQ(back.exit, 0) << back.err;
  EXPECT_EQ(back.json().find("withdraws")->integer(), 1);
  EXPECT_EQ(back.json().find("number")->integer(), -2);
  auto const after = run({"activity", "list", "--kind", "prevented", "--as", "jgm-wang"});
  EXPECT_TRUE(says(after.out, "已由第 3 号撤回")) << after.out;
  EXPECT_TRUE(says(after.out, "重复登记")) << after.out;
  EXPECT_TRUE(says(run({"activity", "withdraw", "1", "--reason", "再来", "--as", "jgm-wang"}).err, "已由第 3 号撤回"));
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
}

TEST_F(ActivityCommands, OnesOwnOrganOrWhoStandsAboveItMayRecordAndNobodyElse) {
  EXPECT_EQ(record({"screenings", "--number", "1"}, "jgm-wang").exit, 0) << "one's own, without saying so";
  EXPECT_EQ(record({"screenings", "--number", "1", "--organ", "jgm-cpmc"}, "jgm-chen").exit, 0) << "the office above";
  EXPECT_EQ(record({"screenings", "--number", "1", "--organ", "jgm-cpmc"}, "ddk-ma").exit, 0)
      << "the bureau above that";
  auto const beside = record({"screenings", "--number", "1", "--organ", "xsc-pmc"}, "jgm-wang");
  EXPECT_EQ(beside.exit, 1);
  EXPECT_TRUE(says(beside.err, "应由该组织或者上级的人员登记")) << beside.err;
  EXPECT_EQ(record({"screenings", "--number", "1", "--organ", "ddk-court"}, "ddk-ma").exit, 1) << "another line";
  EXPECT_EQ(record({"first_instance_accepted", "--number", "301"}, "ddk-peng").exit, 0) << "the court says its own";
  EXPECT_TRUE(says(record({"screenings", "--number", "1"}, "jgm-li").err, "--organ")) << "at two organisations";
  auto const seen = run({"activity", "list", "--as", "jgm-wang", "--json"});
  EXPECT_EQ(seen.json().find("records")->list().size(), 1U) << "hers and what is below, nothing else";
}

TEST_F(ActivityCommands, WhatCannotBeIsRefusedWithASentence) {
  auto const refused = [&](std::vector<std::string> const& more, std::string const& part,
                           std::string const& as = "jgm-chen") {
    auto const answer = record(more, as);
    EXPECT_NE(answer.exit, 0) << answer.out;
    EXPECT_TRUE(says(answer.err, part)) << part << "\n" << answer.err;
  };
  refused({"dancing", "--number", "1"}, "没有“dancing”这种工作");
  refused({"screenings", "--number", "1", "--on", "2026-04-01"}, "还没有到");
  refused({"screenings", "--number", "0"}, "应为不小于 1 的整数");
  refused({"screenings", "--number=-4"}, "-4");
  refused({"screenings"}, "--number");
  refused({"screenings", "--amount", "20"}, "--number");
  refused({"subsidy_funds", "--number", "20"}, "--amount");
  refused({"subsidy_funds", "--amount", "2.345"}, "最多两位小数");
  refused({"screenings", "--number", "1", "--people", "3"}, "不计人数");
  refused({"screenings", "--number", "1", "--organ", "jgm-old-cpmc", "--on", "2021-07-01"}, "已经撤销");
  refused({"screenings", "--number", "1", "--organ", "nowhere"}, "nowhere");
  refused({"screenings", "--number", "1", "--note", std::string(201, 'x')}, "最多 200 字");
  EXPECT_EQ(record({"screenings", "--number", "1", "--organ", "jgm-old-cpmc", "--on", "2021-06-30"}, "jgm-chen").exit,
            0)
      << "its last day";
  EXPECT_TRUE(says(run({"activity", "withdraw", "1", "--as", "jgm-chen"}).err, "--reason"));
  EXPECT_TRUE(says(run({"activity", "withdraw", "9", "--reason", "x", "--as", "jgm-chen"}).err, "没有第 9 号"));
  EXPECT_TRUE(says(run({"activity", "withdraw", "x", "--reason", "x", "--as", "jgm-chen"}).err, "没有第 x 号"));
}

TEST_F(ActivityCommands, StandBehindTheCellsTheyAreCountedInForWhoMaySeeThem) {
  EXPECT_EQ(record({"prevented", "--number", "2", "--people", "9", "--on", "2026-03-20", "--note", "春耕前排查"}).exit,
            0);
  EXPECT_EQ(record({"first_instance_accepted", "--number", "301", "--on", "2026-03-31"}, "ddk-peng").exit, 0);
  EXPECT_EQ(run({"activity", "withdraw", "1", "--reason", "重复登记", "--as", "jgm-wang"}).exit, 0);
  std::vector<std::string> const cell{"report", "cases", "peoples_mediation", "46", "--period", "2026-03", "--as"};
  auto const asked = [&](std::vector<std::string> line, std::vector<std::string> const& more) {
    line.insert(line.end(), more.begin(), more.end());
    auto answer = run(line);
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return answer;
  };
  auto const told = asked(cell, {"ddk-ma"}).out;
  for (auto const* part : {"2026-03-20", "九宫庙街道人民调解委员会", "预防纠纷", "9 人", "春耕前排查",
                           "已由第 3 号撤回", "撤回第 1 号", "例·王调解", "2 项，合计 0"})
    EXPECT_TRUE(says(told, part)) << part << "\n" << told;
  auto const answer = asked(cell, {"ddk-ma", "--json", "--limit", "1"}).json();
  auto const& page = answer.find("of")->list().front();
  EXPECT_TRUE(page.find("cases")->list().empty());
  ASSERT_EQ(page.find("records")->list().size(), 1U);
  auto const& first = page.find("records")->list().front();
  EXPECT_EQ(first.find("no")->integer(), 1);
  EXPECT_EQ(first.find("value")->integer(), 2);
  EXPECT_EQ(first.find("withdrawn_by")->integer(), 3);
  EXPECT_EQ(first.find("person")->text(), "jgm-wang");
  auto const next = page.find("next")->text();
  EXPECT_EQ(next, "record/1");
  auto const rest = asked(cell, {"ddk-ma", "--json", "--after", next}).json();
  EXPECT_EQ(rest.find("of")->list().front().find("records")->list().front().find("withdraws")->integer(), 1);
  std::vector<std::string> const courts{"report",   "cases",   "court_linkage", "first_instance_accepted",
                                        "--period", "2026-03", "--json",        "--as"};
  auto const own = asked(courts, {"ddk-peng"}).json();
  EXPECT_EQ(own.find("of")->list().front().find("records")->list().front().find("value")->integer(), 301);
  auto const compiled = asked(courts, {"ddk-ma"}).json();
  EXPECT_TRUE(compiled.find("of")->list().front().find("records")->list().empty()) << "of another line";
  EXPECT_EQ(compiled.find("of")->list().front().find("hidden")->integer(), 1);
  EXPECT_EQ(compiled.find("of")->list().front().find("hidden_value")->integer(), 301);
  auto const mediators = asked(
      {"report", "cases", "peoples_mediation_bodies", "mediators", "--period", "2025", "--organ", "jgm-pmc", "--as"},
      {"ddk-ma"});
  EXPECT_TRUE(says(mediators.out, "例·王调解")) << mediators.out;
}

TEST_F(ActivityCommands, BehindACellAreWrittenIntoAFileWithItsSum) {
  EXPECT_EQ(record({"subsidy_funds", "--amount", "3000.50", "--on", "2025-03-20", "--note", "给例·王调解"}).exit, 0);
  EXPECT_EQ(record({"subsidy_funds", "--amount", "12", "--on", "2025-03-21"}).exit, 0);
  EXPECT_EQ(run({"activity", "withdraw", "2", "--reason", "重复登记", "--as", "jgm-wang"}).exit, 0);
  auto const path = (folder / "cell").string();
  auto const written = [&](std::vector<std::string> const& more) {
    std::vector<std::string> line{"report", "cases", "peoples_mediation_bodies", "subsidy_funds", "--period", "2025",
                                  "--as",   "ddk-ma"};
    line.insert(line.end(), more.begin(), more.end());
    return run(line);
  };
  auto const csv = [&](std::string const& masking) {
    // A page of one line: a file holds all of them.
    auto const answer = written({"--limit", "1", "--format", "csv", "--masking", masking, "--out", path});
    EXPECT_EQ(answer.exit, 0) << answer.err;
    EXPECT_TRUE(says(answer.out, "3 项")) << answer.out;
    return tests::read_whole(path);
  };
  auto const house = csv("internal");
  EXPECT_TRUE(says(house, "数目（经费：元）") && says(house, "计入（万元）")) << house;
  EXPECT_TRUE(says(house, "22,工作记录,1,2025-03-20,九宫庙街道人民调解委员会,补助经费,")) << house;
  EXPECT_TRUE(says(house, "已由第 3 号撤回") && says(house, "撤回第 2 号") && says(house, "给例·王调解")) << house;
  EXPECT_TRUE(says(house.substr(house.rfind("22,")), "22,合计,")) << house;
  EXPECT_TRUE(says(house.substr(house.rfind("22,")), "0.30005")) << house;
  auto const organs = csv("organs");
  EXPECT_FALSE(says(organs, "王调解")) << organs;
  EXPECT_EQ(written({"--out", path}).exit, 0);
  EXPECT_TRUE(tests::read_whole(path).starts_with("PK"));
  auto const refused = [&](std::vector<std::string> more) {
    more.emplace_back("--json");
    auto const answer = written(more);
    return std::to_string(answer.exit) + " " + answer.json().find("error")->find("key")->text();
  };
  EXPECT_EQ(refused({"--format", "csv"}), "2 log_out_missing");
  EXPECT_EQ(refused({"--format", "svg", "--out", path}), "2 ledger_format_unknown");
  EXPECT_EQ(refused({"--masking", "public", "--out", path}), "2 cell_not_public");
}

TEST_F(ActivityCommands, ThatComeLateAreNamedByTheirNumberWhereTheyRestate) {
  EXPECT_EQ(record({"screenings", "--number", "2", "--on", "2026-03-20"}).exit, 0);
  time.set(Instant::at(Date::of(2026, 4, 6), 9 * 60));
  ASSERT_EQ(run({"report", "close", "peoples_mediation", "--period", "2026-03", "--as", "ddk-ma"}).exit, 0);
  EXPECT_EQ(record({"screenings", "--number", "5", "--on", "2026-03-21"}).exit, 0);
  EXPECT_EQ(run({"activity", "withdraw", "1", "--reason", "重复登记", "--as", "jgm-wang"}).exit, 0);
  std::vector<std::string> line{"report", "restatements", "peoples_mediation", "--period", "2026-04", "--as", "ddk-ma"};
  auto const told = run(line).out;
  EXPECT_TRUE(says(told, "第 2 号工作记录 补登") && says(told, "第 3 号工作记录 撤回")) << told;
  line.emplace_back("--json");
  auto const restated = run(line).json();
  std::string records;
  for (auto const& one : restated.find("restated")->list())
    if (!one.find("sum")->boolean() && one.find("row")->kind() == Value::Kind::text)
      for (auto const& by : one.find("by")->list())
        records += std::to_string(by.find("record")->integer()) + by.find("why")->text() + " ";
  EXPECT_EQ(records, "2late_record 3withdrawal ");
}

TEST_F(ActivityCommands, AnAuditFindsARecordThatWasWrittenOver) {
  EXPECT_EQ(record({"screenings", "--number", "1"}).exit, 0);
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
  {
    soci::session past(soci::sqlite3, database());
    past << "UPDATE activity SET number = 100";
  }
  auto const audit = run({"audit", "verify"});
  EXPECT_EQ(audit.exit, 1);
  EXPECT_TRUE(says(audit.err + audit.out, "第 1 号工作记录与其校验值不符")) << audit.err << audit.out;
}

class CrosswalkCommands : public CommandLine {
 protected:
  void SetUp() override { prepare(); }
  std::string shipped() { return (source_dir() / "config/crosswalks/cause_to_type.yaml").string(); }
  Answered open(std::string const& type, std::string const& cause) {
    auto const path = file("dispute.yaml",
                           "organ: jgm-jo\nsource: court\nlevel: L1\narea: 500104003\nsummary: 法院委派\n"
                           "parties:\n  - {side: claimant, kind: natural, name: 张三}\n"
                           "  - {side: respondent, kind: natural, name: 李四}\n"
                           "claims:\n  - {party: 1, text: 给付}\n");
    return run({"case", "open", "--file", path, "--dispute_type", type, "--cause", cause, "--on", "2026-03-02", "--as",
                "jgm-liu@jgm-jo"});
  }
  static bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }
};

TEST_F(CrosswalkCommands, ACaseFromACourtIsToldWhichTypeItsCauseSuggestsAndKeepsItsOwn) {
  EXPECT_FALSE(says(open("neighbours", "离婚纠纷").out, "建议")) << "nothing is published";
  ASSERT_EQ(run({"crosswalk", "publish", shipped()}).exit, 0);
  auto const otherwise = open("neighbours", "离婚纠纷");
  EXPECT_EQ(otherwise.exit, 0) << otherwise.err;
  EXPECT_TRUE(says(otherwise.out, "建议")) << otherwise.out;
  EXPECT_TRUE(says(otherwise.out, "marriage_family")) << otherwise.out;
  EXPECT_FALSE(says(open("marriage_family", "离婚").out, "建议"));
  auto const choice = open("labour_other", "追索劳动报酬纠纷");
  EXPECT_TRUE(says(choice.out, "农民工")) << choice.out;
  EXPECT_FALSE(says(open("other", "没有这个案由").out, "建议"));
  auto const checked = run({"crosswalk", "check", shipped(), "--period", "2026-03", "--json"});
  ASSERT_EQ(checked.exit, 0) << checked.err;
  EXPECT_EQ(checked.json().find("cases")->integer(), 5);
  EXPECT_EQ(checked.json().find("unknown")->list().size(), 1U);
  EXPECT_EQ(checked.json().find("ambiguous")->list().size(), 1U);
  EXPECT_EQ(checked.json().find("otherwise")->list().front().find("otherwise")->integer(), 2);
  EXPECT_TRUE(checked.json().find("types_without")->list().empty());
  auto const told = run({"crosswalk", "check", shipped()});
  EXPECT_TRUE(says(told.out, "没有这个案由")) << told.out;
}

TEST_F(CrosswalkCommands, ACauseIsShownWithItsTypesAndHowToChoose) {
  EXPECT_TRUE(says(run({"crosswalk", "show", "离婚"}).err, "crosswalk publish"));
  ASSERT_EQ(run({"crosswalk", "publish", shipped()}).exit, 0);
  auto const one = run({"crosswalk", "show", "相邻污染侵害纠纷"});
  EXPECT_EQ(one.exit, 0) << one.err;
  EXPECT_TRUE(says(one.out, "neighbours") && says(one.out, "environment") && says(one.out, "油烟")) << one.out;
  EXPECT_TRUE(says(run({"crosswalk", "show", "相邻污染侵害纠纷", "--lang", "en"}).out, "between households"));
  EXPECT_EQ(run({"crosswalk", "show", "盗窃"}).exit, 1);
  EXPECT_TRUE(says(run({"crosswalk", "show"}).out, "    离婚纠纷"));
}

TEST_F(CrosswalkCommands, OneThatIsNotSoundIsNotPublished) {
  auto const path =
      file("bad.yaml", "crosswalk: cause_to_type\nedition: \"2025\"\ncauses:\n  - {cause: 甲, types: [fire]}\n");
  auto const answer = run({"crosswalk", "publish", path});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_TRUE(says(answer.err, "第 4 行")) << answer.err;
  EXPECT_EQ(run({"crosswalk", "check", path}).exit, 1);
  EXPECT_TRUE(says(run({"crosswalk", "show"}).err, "还没有发布"));
  EXPECT_TRUE(says(run({"crosswalk", "check", shipped(), "--period", "yesterday"}).err, "yesterday"));
}

}  // namespace
}  // namespace liandiao::door
