// Forms that take in what was recorded beside cases and what the registers say: by where a body stood on the day, and
// as firmly closed as what is counted in cases.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <tuple>

#include "adapters/memory/memory_store.hpp"
#include "adapters/yaml/yaml.hpp"
#include "engine/desk/audit.hpp"
#include "engine/desk/figure_desk.hpp"
#include "tests/life.hpp"
#include "tests/shipped.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

constexpr std::string_view beside_form = R"(
report: beside
edition: "1"
from: 2020-01-01
every: month
title: {zh: 案外工作, en: Beside cases}
lines: [justice]
bodies: [village_committee]
groups: [{code: main, name: {zh: 概况, en: Overall}}]
columns:
  - {no: 1, code: screenings, group: main, name: {zh: 排查, en: Screenings}, counts: activity.screenings}
  - {no: 2, code: people, group: main, name: {zh: 预防人数, en: People}, counts: activity.prevented_people}
  - {no: 3, code: bodies, group: main, name: {zh: 调委会, en: Committees}, counts: register.bodies}
  - {no: 4, code: known, group: main, name: {zh: 累计排查, en: So far}, counts: activity.screenings, taken: until_end}
  - {no: 5, code: population, group: main, name: {zh: 人口, en: Population}, counts: activity.population, taken: until_end}
  - {no: 6, code: mediators, group: main, name: {zh: 调解员, en: Mediators}, counts: register.mediators}
  - {no: 7, code: women, group: main, name: {zh: 女性, en: Women}, counts: register.women}
  - {no: 8, code: each, group: main, name: {zh: 人均排查, en: Each}, ratio: {of: 1, to: 6, per: 1}}
  - {no: 9, code: cases, group: main, name: {zh: 调解, en: Cases}, counts: peoples_mediation.concluded}
  - {no: 10, code: all, group: main, name: {zh: 合计, en: All}, sum: {adds: [9, 1, 6]}}
)";

Date march(unsigned day) { return Date::of(2026, 3, day); }
Date april(unsigned day) { return Date::of(2026, 4, day); }

class RecordedFigures : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(load_shipped(desk, registers()));
    auto const form = read_form(read_yaml(std::string(beside_form), "form").value());
    ASSERT_TRUE(form) << form.error().plain();
    ASSERT_TRUE(store.publish(Symbol("report"), Symbol(form->code), canonical_text(write_form(*form)), time.now()));
  }

  static std::string path(std::string const& file) { return std::string(LIANDIAO_SOURCE_DIR) + "/config/" + file; }
  /// Dadukou's, but that a village of Tiaodeng came under Jiansheng in the middle of March.
  static Value registers() {
    std::ifstream in(path("organisations/dadukou.yaml"));
    std::stringstream text;
    text << in.rdbuf();
    auto file = text.str();
    std::string const moved = "{id: td-vpmc, ";
    file.replace(file.find(moved), moved.size(), moved + "parents: [{from: 2026-03-16, parent: js-jo}], ");
    return read_yaml(file, "registers").value();
  }
  void today(Date day) { time.set(Instant::at(day, 600)); }

  std::int64_t recorded(std::string const& kind, Date day, std::int64_t number, std::int64_t people = 0,
                        std::string_view organ = "td-vpmc") {
    auto const done =
        desk.record_activity({kind, Symbol(organ), day, number, people, ""}, AtDesk{Symbol("ddk-ma"), Symbol()});
    EXPECT_TRUE(done) << (done ? "" : done.error().plain());
    return done ? done->activity.no : 0;
  }
  /// A case of nothing but that figure.
  void counted_in_a_case(Date day, std::int64_t value) {
    Measure const figure{0,
                         Symbol("peoples_mediation.concluded"),
                         day,
                         Symbol("td-vpmc"),
                         Symbol("neighbours"),
                         Symbol("application"),
                         Symbol(),
                         2,
                         value};
    auto const done = store.commit(std::vector{forged_figure({Symbol("500104"), ids.uid(time.now())}, figure)});
    ASSERT_TRUE(done.has_value()) << done.error().plain();
  }
  FilledForm filled(std::string const& period) {
    ReportAsked asked;
    asked.form = "beside";
    asked.period = period;
    auto const report = desk.report(asked, AtDesk{Symbol("ddk-ma"), Symbol()});
    EXPECT_TRUE(report) << (report ? "" : report.error().plain());
    return report ? report->filled : FilledForm{};
  }
  static std::vector<std::int64_t> cells(FilledForm const& form, std::string_view of, bool sum) {
    auto const* row = form.row(Symbol(of), sum);
    return row == nullptr ? std::vector<std::int64_t>() : row->cells;
  }
  void close(std::string const& period) {
    auto const done = figures.close({period, {Symbol("beside")}, {}}, AtDesk{Symbol("ddk-ma"), Symbol()});
    EXPECT_TRUE(done) << (done ? "" : done.error().plain());
  }
  std::vector<std::int64_t> frozen(std::string const& period) {
    auto const found = figures.frozen(Symbol("beside"), period);
    return found && *found ? (*found)->filled.total().cells : std::vector<std::int64_t>();
  }
  /// Of the total, but for ratios: period, column, before and after.
  std::string restated(std::string const& period) {
    auto const found = figures.restatements(Symbol("beside"), period, AtDesk{Symbol("ddk-ma"), Symbol()});
    if (!found) return found.error().plain();
    std::string text;
    for (auto const& line : found->lines)
      if (line.of.empty() && line.column < 8)
        text += (text.empty() ? "" : " ") + line.period + "/" + std::to_string(line.column) + ":" +
                std::to_string(line.before) + ">" + std::to_string(line.after);
    return text;
  }
  /// What moved a column of a body: step or record, and how.
  std::string causes(std::string const& period, std::string_view of, int column) {
    auto const found = figures.restatements(Symbol("beside"), period, AtDesk{Symbol("ddk-ma"), Symbol()});
    if (!found) return found.error().plain();
    std::string text;
    for (auto const& line : found->lines) {
      if (line.sum || line.of.empty()) {
        EXPECT_TRUE(line.by.empty()) << "a sum names nothing";
      } else if (line.of == of && line.column == column) {
        for (auto const& one : line.by)
          text += (text.empty() ? "" : " ") + std::to_string(one.record) + ":" + one.why.str();
      }
    }
    return text;
  }

  /// Everything behind a cell, read page by page.
  CellCases::Of behind(std::string const& column, std::string const& period, Symbol row = {}, bool sum = true,
                       int limit = 50, std::string_view by = "ddk-ma") {
    CellAsked asked{Symbol("beside"), column, period, row, sum, "", limit};
    CellCases::Of all;
    do {
      auto const page = figures.cases(asked, AtDesk{Symbol(by), Symbol()});
      EXPECT_TRUE(page) << (page ? "" : page.error().plain());
      if (!page || page->of.size() != 1) return all;
      auto const& of = page->of.front();
      EXPECT_LE(std::ssize(of.cases) + std::ssize(of.records) + std::ssize(of.entries) + of.hidden, limit);
      all.cases.insert(all.cases.end(), of.cases.begin(), of.cases.end());
      all.records.insert(all.records.end(), of.records.begin(), of.records.end());
      all.entries.insert(all.entries.end(), of.entries.begin(), of.entries.end());
      all.hidden += of.hidden;
      all.hidden_value += of.hidden_value;
      asked.after = of.next;
    } while (!asked.after.empty());
    return all;
  }
  static std::int64_t sum_of(CellCases::Of const& of) {
    auto sum = of.hidden_value;
    for (auto const& one : of.cases) sum += one.value;
    for (auto const& one : of.records) sum += one.value;
    for (auto const& one : of.entries) sum += one.value;
    return sum;
  }
  /// Number and value of the records behind a cell.
  std::string records(std::string const& column, std::string const& period, int limit = 50) {
    std::string text;
    for (auto const& one : behind(column, period, {}, true, limit).records)
      text += (text.empty() ? "" : " ") + std::to_string(one.activity.no) + "=" + std::to_string(one.value) +
              (one.withdrawn_by == 0 ? "" : "x" + std::to_string(one.withdrawn_by));
    return text;
  }
  /// What is listed behind each cell that is added up must come to it, in pages of whatever length.
  void expect_every_cell_adds_up(std::string const& period, int limit) {
    auto const form = filled(period);
    std::map<std::tuple<Symbol, bool, std::size_t>, std::int64_t> told;  // a body that moved has two rows
    for (auto const& row : form.rows)
      for (std::size_t at = 0; at < 7; ++at) told[{row.of, row.sum || row.depth == 0, at}] += row.cells[at];
    for (auto const& [key, cell] : told) {
      auto const& [of, sum, at] = key;
      EXPECT_EQ(sum_of(behind(std::to_string(at + 1), period, of, sum, limit)), cell)
          << period << " " << of.str() << (sum ? "+ " : " ") << at + 1;
    }
  }

  std::vector<std::string> audited() {
    std::vector<std::string> keys;
    auto const report = audit(store, Symbol("500104"));
    for (auto const& one : report->findings) keys.push_back(one.key);
    auto const closings = audit_closings(store, store, Symbol("500104"));
    EXPECT_TRUE(closings) << (closings ? "" : closings.error().plain());
    if (closings)
      for (auto const& one : *closings) keys.push_back(one.key);
    return keys;
  }

  SetTime time{Instant::at(march(31), 600)};
  CountedIds ids;
  MemoryStore store{[](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }};
  Desk desk{store, store, law::catalogue(), time, ids, Symbol("500104"), "test"};
  FigureDesk figures{desk, store, "test"};
};

using Cells = std::vector<std::int64_t>;

TEST_F(RecordedFigures, OfABodyThatMovedCountInTheSumOfWhereItStoodOnTheDay) {
  recorded("screenings", march(15), 3);
  recorded("screenings", march(16), 4);
  recorded("prevented", march(20), 1, 9);
  auto const form = filled("2026-03");
  EXPECT_EQ(cells(form, "td-jo", true).front(), 3);
  EXPECT_EQ(cells(form, "js-jo", true).front(), 4);
  EXPECT_EQ(cells(form, "js-jo", true)[1], 9);
  EXPECT_EQ(form.total().cells.front(), 7) << "once in the total";
  EXPECT_TRUE(form.disagreements.empty());
}

TEST_F(RecordedFigures, OfTheRegistersAreThoseOfThePeriodsLastDay) {
  auto const march_form = filled("2026-03");
  EXPECT_EQ(cells(march_form, "js-jo", true)[2], 3) << "its committee, its village, and the one that came";
  EXPECT_EQ(cells(march_form, "td-jo", true)[2], 1);
  auto const february = filled("2026-02");
  EXPECT_EQ(cells(february, "js-jo", true)[2], 2);
  EXPECT_EQ(cells(february, "td-jo", true)[2], 2);
  EXPECT_EQ(march_form.total().cells[2], february.total().cells[2]);
}

TEST_F(RecordedFigures, AreFrozenByAClosingAndStatedAnewWhenSomethingComesLate) {
  auto const first = recorded("screenings", march(5), 3);
  recorded("prevented", march(6), 1, 9);
  today(april(2));
  close("2026-03");
  auto const before = frozen("2026-03");
  EXPECT_EQ(before[0], 3);
  EXPECT_EQ(before[1], 9);
  EXPECT_EQ(before[3], 3);
  recorded("screenings", march(9), 5);
  EXPECT_EQ(frozen("2026-03"), before);
  EXPECT_EQ(restated("2026-04"), "2026-03/1:3>8 2026-03/4:3>8");
  ASSERT_TRUE(desk.withdraw_activity(first, "重复登记", AtDesk{Symbol("ddk-ma"), Symbol()}));
  EXPECT_EQ(restated("2026-04"), "2026-03/1:3>5 2026-03/4:3>5");
  recorded("screenings", april(1), 2);
  today(Date::of(2026, 5, 2));
  close("2026-04");
  EXPECT_EQ(restated("2026-04"), "2026-03/1:3>5 2026-03/4:3>5");
  EXPECT_EQ(frozen("2026-04")[0], 2);
  EXPECT_EQ(frozen("2026-04")[3], 7) << "the stock takes in what came late";
  EXPECT_EQ(restated("2026-05"), "");
  EXPECT_EQ(frozen("2026-03"), before);
  EXPECT_EQ(audited(), std::vector<std::string>());
}

TEST_F(RecordedFigures, StatedAnewNameTheRecordsTheyComeFrom) {
  auto const first = recorded("screenings", march(5), 3);
  recorded("screenings", march(6), 2, 0, "js-vpmc");
  today(april(2));
  close("2026-03");
  EXPECT_EQ(causes("2026-04", "td-vpmc", 1), "");
  recorded("screenings", march(9), 5);
  recorded("screenings", march(10), 1, 0, "js-vpmc");
  recorded("screenings", april(1), 8);
  recorded("prevented", march(11), 1, 9);
  ASSERT_TRUE(desk.withdraw_activity(first, "重复登记", AtDesk{Symbol("ddk-ma"), Symbol()}));
  std::string const own = "3:late_record 7:withdrawal";
  EXPECT_EQ(causes("2026-04", "td-vpmc", 1), own) << "not the one of April, not the other body's";
  EXPECT_EQ(causes("2026-04", "td-vpmc", 4), own);
  EXPECT_EQ(causes("2026-04", "td-vpmc", 2), "6:late_record");
  EXPECT_EQ(causes("2026-04", "js-vpmc", 1), "4:late_record");
  EXPECT_EQ(causes("2026-04", "td-vpmc", 6), "") << "the registers are those of the closing";
  today(Date::of(2026, 5, 2));
  close("2026-04");
  EXPECT_EQ(causes("2026-04", "td-vpmc", 1), own) << "as it was closed";
  EXPECT_EQ(causes("2026-05", "td-vpmc", 1), "");
  EXPECT_EQ(audited(), std::vector<std::string>());
}

TEST_F(RecordedFigures, OfALevelStatedAnewNameEveryLateRecordUntilThen) {
  recorded("population", Date::of(2025, 12, 1), 500);
  today(april(2));
  close("2026-03");
  recorded("population", Date::of(2026, 1, 1), 510);
  recorded("population", march(1), 530);
  recorded("population", april(1), 540);
  EXPECT_EQ(causes("2026-04", "td-vpmc", 5), "2:late_record 3:late_record");
  EXPECT_EQ(restated("2026-04"), "2026-03/5:500>530");
}

TEST_F(RecordedFigures, AreListedBehindTheirCellsAndAddUpToThem) {
  recorded("screenings", Date::of(2026, 2, 5), 6);
  auto const doubled = recorded("screenings", march(5), 3);
  recorded("screenings", march(20), 4);
  recorded("prevented", march(20), 1, 9);
  recorded("screenings", march(21), 2, 0, "js-vpmc");
  recorded("population", Date::of(2026, 1, 1), 510);
  recorded("population", march(18), 530);
  recorded("population", march(19), 70, 0, "js-vpmc");
  ASSERT_TRUE(desk.withdraw_activity(doubled, "重复登记", AtDesk{Symbol("ddk-ma"), Symbol()}));
  EXPECT_EQ(records("screenings", "2026-03"), "2=3x9 3=4 5=2 9=-3") << "what is taken back, and what takes it back";
  EXPECT_EQ(records("screenings", "2026-03", 1), "2=3x9 3=4 5=2 9=-3") << "a page may be as short as one likes";
  EXPECT_EQ(records("people", "2026-03"), "4=9");
  EXPECT_EQ(records("known", "2026-03"), "1=6 2=3x9 3=4 5=2 9=-3") << "a stock goes back as far as there are records";
  EXPECT_EQ(records("population", "2026-03"), "7=530 8=70") << "of a level those that hold";
  EXPECT_EQ(records("population", "2026-02"), "6=510");
  for (auto const* period : {"2026-01", "2026-02", "2026-03", "2026-Q1"})
    for (int const limit : {1, 3, 50}) expect_every_cell_adds_up(period, limit);
}

TEST_F(RecordedFigures, ThatStandInOneCellWithCasesFollowAfterThemOnWhateverPage) {
  for (std::int64_t const value : {1, 2, 3}) counted_in_a_case(march(4), value);
  recorded("screenings", march(5), 3);
  recorded("screenings", march(20), 4);
  auto const listed = [&](int limit) {
    auto const of = behind("all", "2026-03", Symbol("td-vpmc"), false, limit);
    EXPECT_EQ(sum_of(of), 6 + 7 + 1) << limit;
    EXPECT_EQ(of.hidden, 3) << "cases she may not open, on pages of " << limit;
    std::string text;
    for (auto const& one : of.records) text += std::to_string(one.activity.no) + " ";
    for (auto const& one : of.entries) text += one.organ.str() + "/" + one.person.str() + " ";
    return text;
  };
  auto const whole = listed(50);
  EXPECT_TRUE(whole.starts_with("1 2 td-vpmc/")) << whole;
  for (int const limit : {1, 2, 3, 4, 5, 6}) EXPECT_EQ(listed(limit), whole) << limit;
  auto const total = filled("2026-03").total().cells[9];
  for (int const limit : {1, 4, 50}) EXPECT_EQ(sum_of(behind("all", "2026-03", {}, true, limit)), total) << limit;
}

TEST_F(RecordedFigures, BehindACellOfAClosedPeriodStandWhatItWasClosedWith) {
  auto const first = recorded("screenings", march(5), 3);
  today(april(2));
  close("2026-03");
  recorded("screenings", march(9), 5);
  ASSERT_TRUE(desk.withdraw_activity(first, "重复登记", AtDesk{Symbol("ddk-ma"), Symbol()}));
  EXPECT_EQ(records("screenings", "2026-03"), "1=3") << "nothing of it was taken back by then";
  EXPECT_EQ(records("known", "2026-04"), "1=3x3 2=5 3=-3");
  expect_every_cell_adds_up("2026-03", 50);
  expect_every_cell_adds_up("2026-04", 50);
}

TEST_F(RecordedFigures, OfTheRegistersNameBodiesAndMediatorsButNotWhatConcernsThemAlone) {
  auto const bodies = behind("bodies", "2026-03");
  ASSERT_FALSE(bodies.entries.empty());
  for (auto const& one : bodies.entries) EXPECT_TRUE(one.person.empty() && one.value == 1) << one.organ.str();
  for (auto const& one : behind("mediators", "2026-03").entries) EXPECT_FALSE(one.person.empty()) << one.organ.str();
  for (auto const& one : behind("women", "2026-03").entries) EXPECT_TRUE(one.person.empty()) << one.organ.str();
}

TEST_F(RecordedFigures, BehindARatioStandBothItsParts) {
  recorded("screenings", march(5), 3);
  auto const found = figures.cases({Symbol("beside"), "each", "2026-03", {}}, AtDesk{Symbol("ddk-ma"), Symbol()});
  ASSERT_TRUE(found) << found.error().plain();
  ASSERT_EQ(found->of.size(), 2U);
  EXPECT_EQ(found->of.front().records.size(), 1U);
  EXPECT_TRUE(found->of.front().entries.empty());
  EXPECT_TRUE(found->of.back().records.empty());
  EXPECT_FALSE(found->of.back().entries.empty());
}

}  // namespace
}  // namespace liandiao::tests
