#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

/// As a statistician does it: a month is mediated, submitted, closed, and a forgotten case comes in.
class ClosingAMonth : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    publish("peoples_mediation");
  }
  void publish(std::string const& form) {
    auto const published = run({"report", "publish", (source_dir() / ("config/reports/" + form + ".yaml")).string()});
    ASSERT_EQ(published.exit, 0) << published.err;
  }

  /// A mediation in vain whose outcome was that day.
  void mediated(std::string const& day) { lived(day, {{"end", "reason: no_agreement\ntold: [1, 2]\n"}}); }
  /// One that ended in a promise of 12,000.50 yuan.
  void agreed(std::string const& day) {
    lived(day, {{"appoint", "mediators: [{person: jgm-wang, role: lead}]\n"},
                {"inform_rights", "parties: [1, 2]\n"},
                {"convene", "present: [1, 2]\n"},
                {"agree",
                 "parties: [1, 2]\nsigned_by: [1, 2]\nmediator: jgm-wang\nsealed: true\n"
                 "terms: [{debtor: 2, creditor: 1, obligation: 支付, amount: \"12000.50\"}]\n"}});
  }
  void lived(std::string const& day, std::vector<std::pair<std::string, std::string>> const& onwards) {
    auto const path = file("dispute.yaml",
                           "organ: jgm-pmc\nsource: application\ndispute_type: neighbours\narea: 500104003\n"
                           "summary: 院墙越界\nparties:\n  - {side: claimant, kind: natural, name: 张三}\n"
                           "  - {side: respondent, kind: natural, name: 李四}\n");
    auto const opened = run({"case", "open", "--file", path, "--on", day, "--as", "jgm-wang", "--json"});
    ASSERT_EQ(opened.exit, 0) << opened.out << opened.err;
    number = opened.json().find("ledger_no")->text();
    std::vector<std::pair<std::string, std::string>> steps{
        {"apply", "organ: jgm-pmc\napplicants: [1]\n"},
        {"consent", "parties: [2]\npurpose: mediate\nanswer: given\n"},
        {"accept", "{}\n"}};
    steps.insert(steps.end(), onwards.begin(), onwards.end());
    for (auto const& [command, fields] : steps) {
      auto const done =
          run({"act", number, command, "--file", file("fields.yaml", fields), "--on", day, "--as", "jgm-wang"});
      ASSERT_EQ(done.exit, 0) << command << ": " << done.out << done.err;
    }
  }
  Answered report(std::vector<std::string> const& words, std::string const& as = "ddk-ma") {
    std::vector<std::string> line{"report"};
    line.insert(line.end(), words.begin(), words.end());
    line.insert(line.end(), {"--as", as});
    return run(line);
  }
  std::string refused(std::vector<std::string> words, std::string const& as = "ddk-ma") {
    words.emplace_back("--json");
    auto const answer = report(words, as);
    return std::to_string(answer.exit) + " " + answer.json().find("error")->find("key")->text();
  }
  static bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }
  void april() { time.set(Instant::at(Date::of(2026, 4, 6), 9 * 60)); }

  std::string number;
};

TEST_F(ClosingAMonth, FreezesItAndStatesAForgottenCaseInTheNextMonth) {
  mediated("2026-03-05");
  EXPECT_EQ(refused({"close", "--period", "2026-03"}), "1 closing_not_over");
  april();
  auto const closed = report({"close", "peoples_mediation", "--period", "2026-03"});
  ASSERT_EQ(closed.exit, 0) << closed.err;
  EXPECT_TRUE(says(closed.out, "第 1 次关账：2026-03")) << closed.out;
  auto const before = report({"show", "peoples_mediation", "--period", "2026-03", "--format", "csv"}).out;
  mediated("2026-03-09");
  EXPECT_EQ(report({"show", "peoples_mediation", "--period", "2026-03", "--format", "csv"}).out, before);
  auto const shown = report({"show", "peoples_mediation", "--period", "2026-03"});
  EXPECT_TRUE(says(shown.out, "第 1 次关账封存")) << shown.out;
  auto const restated = report({"restatements", "peoples_mediation", "--period", "2026-04"});
  EXPECT_EQ(restated.exit, 0) << restated.err;
  EXPECT_TRUE(says(restated.out, "1 → 2") && says(restated.out, "补录")) << restated.out;
  EXPECT_TRUE(says(report({"show", "peoples_mediation", "--period", "2026-04"}).out, "补录"));
  EXPECT_EQ(refused({"close", "peoples_mediation", "--period", "2026-03"}), "1 closing_already");
  auto const listed = report({"closings"});
  EXPECT_TRUE(says(listed.out, "2026-03") && says(listed.out, "例·马统计")) << listed.out;
  auto const audited = run({"audit", "verify"});
  EXPECT_EQ(audited.exit, 0) << audited.err;
}

TEST_F(ClosingAMonth, ShowsWhatWasKnownOnADay) {
  mediated("2026-03-05");
  april();
  mediated("2026-03-09");
  auto const concluded = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"show", "peoples_mediation", "--period", "2026-03", "--json"});
    auto const answer = report(more);
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return answer.json().find("rows")->list().front().find("cells")->list().front().integer();
  };
  EXPECT_EQ(concluded({}), 2);
  EXPECT_EQ(concluded({"--as-of", "2026-03-31"}), 1);
  EXPECT_EQ(refused({"show", "peoples_mediation", "--period", "2026-03", "--as-of", "March"}), "2 option_wants_date");
}

TEST_F(ClosingAMonth, ListsTheCasesOfACellForWhomMaySeeThem) {
  mediated("2026-03-05");
  auto const listed = report({"cases", "peoples_mediation", "1", "--period", "2026-03"});
  EXPECT_EQ(listed.exit, 0) << listed.err;
  EXPECT_TRUE(says(listed.out, "1 项，合计 1")) << listed.out;
  auto const own = report(
      {"cases", "peoples_mediation", "concluded", "--period", "2026-03", "--organ", "jgm-pmc", "--json"}, "jgm-wang");
  ASSERT_EQ(own.exit, 0) << own.out << own.err;
  auto const answer = own.json();
  auto const& page = answer.find("of")->list().front();
  ASSERT_EQ(page.find("cases")->list().size(), 1U);
  EXPECT_EQ(page.find("cases")->list().front().find("ledger_no")->text(), number);
  EXPECT_EQ(page.find("hidden")->integer(), 0);
  EXPECT_EQ(refused({"cases", "peoples_mediation", "1", "--period", "2026-03", "--organ", "xsc-jo"}, "jgm-wang"),
            "1 report_organ_not_below");
  EXPECT_EQ(refused({"cases", "peoples_mediation", "dreams", "--period", "2026-03"}), "1 report_column_unknown");
  EXPECT_EQ(refused({"cases", "peoples_mediation", "1"}), "2 report_period_missing");
  EXPECT_EQ(refused({"cases", "peoples_mediation", "1", "--period", "2026-03", "--organ", "a", "--row", "b"}),
            "2 report_organ_or_row");
}

TEST_F(ClosingAMonth, SaysAmountsAndNamesAsTheFormSaysThem) {
  publish("subsidy");
  publish("deadlines");
  agreed("2026-03-05");
  auto const listed = report({"cases", "peoples_mediation", "amount", "--period", "2026-03"});
  EXPECT_TRUE(says(listed.out, "协议涉及金额（万元）") && says(listed.out, "1.20005")) << listed.out;
  EXPECT_FALSE(says(listed.out, "1200050")) << listed.out;
  april();
  ASSERT_EQ(report({"close", "--period", "2026-03"}).exit, 0);
  agreed("2026-03-09");
  auto const amounts = report({"restatements", "peoples_mediation", "--period", "2026-04"}).out;
  EXPECT_TRUE(says(amounts, "1.20005 → 2.4001")) << amounts;
  auto const subsidy = report({"restatements", "subsidy", "--period", "2026-04"}).out;
  EXPECT_TRUE(says(subsidy, "例·王调解") && says(subsidy, "100.00 → 200.00")) << subsidy;
  auto const shown = report({"show", "subsidy", "--period", "2026-03"}).out;
  EXPECT_TRUE(says(shown, "人员") && !says(shown, "单位名称")) << shown;
  auto const deadlines = report({"restatements", "deadlines", "--period", "2026-04"});
  EXPECT_EQ(deadlines.exit, 0) << deadlines.err;
  EXPECT_TRUE(says(deadlines.out, "补录")) << "nothing fell due in April, and still it states March anew";
}

TEST_F(ClosingAMonth, ARefusalNamesWhoAskedAndForWhat) {
  auto const other =
      report({"cases", "peoples_mediation", "1", "--period", "2026-03", "--organ", "xsc-jo"}, "jgm-wang");
  EXPECT_TRUE(says(other.err, "jgm-wang 不能看 新山村司法所")) << other.err;
  auto const none = report({"cases", "peoples_mediation", "1", "--period", "2026-03"}, "ddk-peng");
  EXPECT_EQ(none.exit, 1);
  EXPECT_TRUE(says(none.err, "没有 peoples_mediation 统计的组织")) << none.err;
}

TEST_F(ClosingAMonth, GoesUpTheHierarchy) {
  mediated("2026-03-05");
  april();
  std::vector<std::string> const of{"peoples_mediation", "--period", "2026-03", "--organ", "jgm-pmc"};
  auto const say = [&](std::string const& what, std::string const& as, std::vector<std::string> more = {}) {
    more.insert(more.begin(), of.begin(), of.end());
    more.insert(more.begin(), what);
    return report(more, as);
  };
  EXPECT_TRUE(says(say("submit", "jgm-wang").out, "已提交"));
  EXPECT_EQ(say("check-off", "jgm-wang").exit, 1);
  EXPECT_TRUE(says(say("return", "jgm-chen", {"--reason", "漏报"}).out, "已退回"));
  EXPECT_TRUE(says(say("submit", "jgm-wang").out, "已提交"));
  EXPECT_TRUE(says(say("check-off", "jgm-chen").out, "已校核"));
  EXPECT_TRUE(says(say("approve", "jgm-chen").out, "已审核"));
  mediated("2026-03-09");
  auto const states = report({"submissions", "peoples_mediation", "--period", "2026-03", "--organ", "jgm-pmc"});
  EXPECT_TRUE(says(states.out, "数字已变")) << states.out;
  EXPECT_EQ(say("return", "jgm-chen").exit, 2) << "a form is returned with a reason";
}

TEST_F(ClosingAMonth, GoesFromTheTopOfALineToWhoCompilesTheForm) {
  publish("administrative_mediation");
  april();
  auto const say = [&](std::string const& what, std::string const& as, std::vector<std::string> const& more = {}) {
    std::vector<std::string> line{what, "administrative_mediation", "--period", "2026-Q1", "--organ", "ddk-pb"};
    line.insert(line.end(), more.begin(), more.end());
    return report(line, as);
  };
  EXPECT_TRUE(says(say("submit", "ddk-tang").out, "已提交"));
  auto const refused = say("check-off", "ddk-lian");
  EXPECT_EQ(refused.exit, 1);
  EXPECT_TRUE(says(refused.err, "由 重庆市大渡口区司法局 校核、审核或退回")) << refused.err;
  EXPECT_TRUE(says(say("return", "ddk-ma", {"--reason", "少报一起"}).out, "已退回"));
  EXPECT_TRUE(says(say("submit", "ddk-tang").out, "已提交"));
  EXPECT_TRUE(says(say("check-off", "ddk-ma").out, "已校核"));
  EXPECT_TRUE(says(say("approve", "ddk-ma").out, "已审核"));
  auto const closed = report({"close", "administrative_mediation", "--period", "2026-Q1"}, "ddk-chang");
  EXPECT_EQ(closed.exit, 1);
  EXPECT_TRUE(says(closed.err, "由汇总单位 重庆市大渡口区司法局 的统计员关账")) << closed.err;
}

}  // namespace
}  // namespace liandiao::door
