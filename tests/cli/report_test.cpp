#include "adapters/sql/sql_store.hpp"
#include "tests/cli/fixture.hpp"
#include "tests/shipped.hpp"

namespace liandiao::door {
namespace {

class Reports : public CommandLine {
 protected:
  void SetUp() override { prepare(); }

  Answered report(std::vector<std::string> const& more, std::string const& as = "ddk-ma") {
    std::vector<std::string> line{"report", "show", "peoples_mediation", "--as", as};
    line.insert(line.end(), more.begin(), more.end());
    return run(line);
  }

  /// A figure put into the store past the desk, which would never have counted it so.
  void forge(std::string_view organ, std::string_view type, std::int64_t value,
             std::string_view code = "peoples_mediation.concluded", std::string_view detail = {}) {
    auto const store = SqlStore::open(Place{.path = database()}, [](Serial const& serial) {
                         return serial.type.str() + std::to_string(serial.serial);
                       }).value();
    Measure const figure{
        0, Symbol(code), Date::of(2026, 3, 2), Symbol(organ), Symbol(type), Symbol("application"), Symbol(detail),
        2, value};
    auto const step = tests::forged_figure({Symbol("500104"), ids.uid(time.now())}, figure);
    auto const done = store->commit(std::vector{step});
    ASSERT_TRUE(done.has_value()) << done.error().plain();
  }

  /// `ORGAN=VALUE` of the first column, of every body with a figure.
  std::string first_column(std::string const& form, std::string const& as, std::vector<std::string> const& more = {}) {
    std::vector<std::string> line{"report", "show", form, "--period", "2026-Q1", "--json", "--as", as};
    line.insert(line.end(), more.begin(), more.end());
    auto const shown = run(line).json();
    if (auto const* error = shown.find("error")) return error->find("key")->text();
    std::string all;
    for (auto const& row : shown.find("rows")->list())
      if (auto const value = row.find("cells")->list().front().integer(); value != 0 && !row.find("sum")->boolean())
        all += (all.empty() ? "" : " ") + row.find("of")->text() + "=" + std::to_string(value);
    return all;
  }

  static bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }
};

TEST_F(Reports, SayWhichMonthWhoMadeThemAndByWhichDayTheyCount) {
  time.set(Instant::at(Date::of(2026, 4, 6), 9 * 60));
  auto const answer = report({"--period", "2026-03"});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  for (auto const* part : {"人民调解案件情况统计表  2026-03", "例·马统计", "重庆市大渡口区司法局", "万元",
                           "peoples_mediation 2011", "业务日期", "2026-04-06", "合计"})
    EXPECT_TRUE(says(answer.out, part)) << part << "\n" << answer.out;
  EXPECT_FALSE(says(answer.out, "尚未结束"));
}

TEST_F(Reports, AMonthThatIsNotOverIsShownAndSaysSo) {
  auto const answer = report({"--period", "2026-03", "--json"});
  EXPECT_EQ(answer.exit, 0);
  EXPECT_FALSE(answer.json().find("over")->boolean());
  EXPECT_TRUE(says(report({"--period", "2026-03"}).out, "本期尚未结束"));
}

TEST_F(Reports, ShowEachReaderHerOwnBodiesAndThoseBelow) {
  auto const rows = [&](std::string const& as, std::vector<std::string> more = {}) {
    more.insert(more.end(), {"--period", "2026-03", "--json"});
    std::string all;
    auto const answer = report(more, as);
    EXPECT_EQ(answer.exit, 0) << answer.out;
    auto const shown = answer.json();
    for (auto const& row : shown.find("rows")->list())
      if (!row.find("sum")->boolean()) all += row.find("of")->text() + " ";
    return all;
  };
  EXPECT_EQ(rows("jgm-wang"), "jgm-pmc ");
  EXPECT_EQ(rows("jgm-chen"), "ddk-ec jgm-pmc jgm-cpmc ") << "a body that closed years ago is not listed";
  EXPECT_EQ(rows("ddk-ma", {"--organ", "jgm-jo"}), "ddk-ec jgm-pmc jgm-cpmc ");
  EXPECT_EQ(rows("jgm-li@jgm-pmc"), "jgm-pmc ");
  EXPECT_TRUE(says(rows("ddk-ma"), "td-vpmc "));
}

TEST_F(Reports, WhoHasNoBodyBelowHerOrAsksForAnothersIsTold) {
  auto answer = report({"--period", "2026-03"}, "jgm-zhang");
  EXPECT_EQ(answer.exit, 1);
  EXPECT_TRUE(says(answer.err, "没有可报的数字")) << answer.err;
  answer = report({"--period", "2026-03", "--organ", "xsc-pmc"}, "jgm-chen");
  EXPECT_EQ(answer.exit, 1);
  EXPECT_TRUE(says(answer.err, "不能看")) << answer.err;
  answer = report({"--period", "2026-03", "--organ", "nowhere"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_TRUE(says(answer.err, "nowhere")) << answer.err;
  EXPECT_EQ(report({"--period", "2026-03"}, "nobody").exit, 1);
  EXPECT_EQ(report({"--period", "2026-03"}, "jgm-hao").exit, 1) << "she holds no post any more";
}

TEST_F(Reports, WhatWasNotAskedRightIsNotUnderstood) {
  auto const refused = [&](std::vector<std::string> const& more) {
    auto const answer = report([&] {
      auto line = more;
      line.emplace_back("--json");
      return line;
    }());
    return std::to_string(answer.exit) + " " + answer.json().find("error")->find("key")->text();
  };
  EXPECT_EQ(refused({}), "2 report_period_missing");
  EXPECT_EQ(refused({"--period", "2026-13"}), "2 option_wants_period");
  EXPECT_EQ(refused({"--period", "March"}), "2 option_wants_period");
  EXPECT_EQ(refused({"--period", "2026-04"}), "1 report_period_in_future");
  EXPECT_EQ(refused({"--period", "2026-03", "--format", "csv"}), "2 report_format_or_json");
  EXPECT_EQ(refused({"--period", "2026-03", "--organ", std::string(33, 'x')}), "2 option_wants_word");
  EXPECT_EQ(refused({"--period", "2010-12"}), "1 report_not_in_force_yet");
  EXPECT_EQ(refused({"--period", "2026-03", "--format", "pages"}), "2 report_format_unknown");
  EXPECT_EQ(refused({"--period", "2026-03", "--compare", "yesterday"}), "2 report_compare_unknown");
  auto const unknown = run({"report", "show", "dreams", "--period", "2026-03", "--as", "ddk-ma"});
  EXPECT_EQ(unknown.exit, 1);
  EXPECT_TRUE(says(unknown.err, "peoples_mediation")) << unknown.err;
  EXPECT_EQ(run({"report", "show", "--period", "2026-03", "--as", "ddk-ma"}).exit, 2);
  EXPECT_EQ(run({"report", "show", "peoples_mediation", "--period", "2026-03"}).exit, 2) << "who asks is not said";
}

TEST_F(Reports, AFileIsWrittenWholeOrNotAtAll) {
  auto const path = (folder / "report.csv").string();
  auto const answer = report({"--period", "2026-03", "--format", "csv", "--out", path});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  EXPECT_TRUE(says(answer.out, path));
  std::ifstream in(path, std::ios::binary);
  std::string const written(std::istreambuf_iterator<char>(in), {});
  EXPECT_EQ(written, report({"--period", "2026-03", "--format", "csv"}).out);
  EXPECT_TRUE(written.starts_with("\xEF\xBB\xBF编号,单位名称,层级,汇总行,1 调解案件总数,")) << written;
  auto const machine = report({"--period", "2026-03", "--format", "csv", "--json", "--out", path});
  EXPECT_EQ(machine.json().find("written")->text(), path);
  auto const nowhere = report({"--period", "2026-03", "--out", (folder / "missing" / "report.csv").string()});
  EXPECT_EQ(nowhere.exit, 1);
  EXPECT_FALSE(nowhere.err.empty());
}

TEST_F(Reports, CellsThatContradictEachOtherAreNamedAndTheReportIsNotDone) {
  forge("jgm-pmc", "dreams", 2);
  auto const answer = report({"--period", "2026-03"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_TRUE(says(answer.out, "核对不符：九宫庙街道人民调解委员会：各类型之和等于案件总数")) << answer.out;
  EXPECT_TRUE(says(answer.out, "核对不符：合计：")) << answer.out;
  auto const csv = report({"--period", "2026-03", "--format", "csv"});
  EXPECT_EQ(csv.exit, 1);
  EXPECT_FALSE(says(csv.out, "核对不符")) << "a table for a spreadsheet holds nothing else";
  EXPECT_TRUE(says(csv.err, "核对不符"));
  auto const found = report({"--period", "2026-03", "--json"}).json().find("disagreements")->list();
  ASSERT_EQ(found.size(), 4U) << "its row, the office and the bureau above it, and the total";
  EXPECT_EQ(found.front().find("of")->text(), "jgm-pmc");
  EXPECT_EQ(found.front().find("check")->text(), "types");
  EXPECT_EQ(report({"--period", "2026-03"}, "xsc-qian").exit, 0) << "it is none of hers";
}

TEST_F(Reports, FiguresOfABodyTheRegistersDoNotKnowAreShownAtTheTop) {
  forge("gone-pmc", "neighbours", 1);
  auto const answer = report({"--period", "2026-03", "--json"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_EQ(answer.json().find("rows")->list().back().find("of")->text(), "gone-pmc");
  EXPECT_EQ(answer.json().find("disagreements")->list().front().find("check")->text(), "bodies");
  EXPECT_EQ(report({"--period", "2026-03"}, "jgm-chen").exit, 0);
}

TEST_F(Reports, OfAnotherLineAreSeenAndClosedByWhoCompilesThem) {
  time.set(Instant::at(Date::of(2026, 4, 6), 9 * 60));
  forge("ddk-health", "medical", 2, "administrative_mediation.concluded", "medical");
  forge("jgm-ps", "neighbours", 1, "administrative_mediation.concluded", "public_security");
  auto const* const form = "administrative_mediation";
  EXPECT_EQ(first_column(form, "ddk-ma"), "jgm-ps=1 ddk-health=2") << "the bureau of justice compiles it";
  EXPECT_EQ(first_column(form, "ddk-ma", {"--organ", "ddk-health"}), "ddk-health=2");
  EXPECT_EQ(first_column(form, "ddk-tang"), "jgm-ps=1") << "the police see their own line";
  EXPECT_EQ(first_column(form, "jgm-chen"), "report_nothing_below") << "an office of justice is no bureau";
  EXPECT_EQ(first_column(form, "jgm-chen", {"--organ", "ddk-health"}), "report_organ_not_below");
  auto const told = run({"report", "show", form, "--period", "2026-Q1", "--as", "ddk-ma"});
  EXPECT_TRUE(says(told.out, "各单位（由重庆市大渡口区司法局汇总）")) << told.out;
  auto const behind = run({"report", "cases", form, "1", "--period", "2026-Q1", "--as", "ddk-ma", "--json"});
  EXPECT_EQ(behind.json().find("of")->list().front().find("hidden")->integer(), 2)
      << "what she compiles she need not be able to open";
  EXPECT_EQ(run({"report", "close", form, "--period", "2026-Q1", "--as", "jgm-chen"}).exit, 1);
  auto const closed = run({"report", "close", form, "--period", "2026-Q1", "--as", "ddk-ma"});
  EXPECT_EQ(closed.exit, 0) << closed.err;
  EXPECT_EQ(first_column(form, "ddk-ma"), "jgm-ps=1 ddk-health=2");
  EXPECT_EQ(first_column(form, "ddk-tang"), "jgm-ps=1");
}

TEST_F(Reports, ByArticleOrPersonSaySoAndTellSmallMoneyInYuan) {
  forge("jgm-pmc", "neighbours", 1, "subsidy.written", "jgm-wang");
  forge("jgm-pmc", "neighbours", 1, "deadlines.met", "gz1");
  auto const subsidy = run({"report", "show", "subsidy", "--period", "2026-03", "--as", "ddk-ma"});
  EXPECT_TRUE(says(subsidy.out, "人员")) << subsidy.out;
  EXPECT_TRUE(says(subsidy.out, "100.00")) << subsidy.out;
  EXPECT_TRUE(says(subsidy.out, "计量单位：件、元")) << subsidy.out;
  EXPECT_FALSE(says(subsidy.out, "万元")) << subsidy.out;
  auto const csv = run({"report", "show", "subsidy", "--period", "2026-03", "--format", "csv", "--as", "ddk-ma"});
  EXPECT_TRUE(says(csv.out, "编号,人员,")) << csv.out;
  auto const deadlines =
      run({"report", "show", "deadlines", "--period", "2026-03", "--format", "csv", "--as", "ddk-ma"});
  EXPECT_TRUE(says(deadlines.out, "编号,条款,")) << deadlines.out;
}

TEST_F(Reports, FiguresNoStepAddedAreFoundByTheAudit) {
  forge("jgm-pmc", "neighbours", 1);
  auto const answer = run({"audit", "verify"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_TRUE(says(answer.err, "peoples_mediation.concluded 2026-03-02 jgm-pmc +1")) << answer.err;
}

}  // namespace
}  // namespace liandiao::door
