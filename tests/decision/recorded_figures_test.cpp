// Forms that take in what was recorded beside cases and what the registers say: by where a body stood on the day, and
// as firmly closed as what is counted in cases.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

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
  /// Of the total: period, column, before and after.
  std::string restated(std::string const& period) {
    auto const found = figures.restatements(Symbol("beside"), period, AtDesk{Symbol("ddk-ma"), Symbol()});
    if (!found) return found.error().plain();
    std::string text;
    for (auto const& line : found->lines)
      if (line.of.empty())
        text += (text.empty() ? "" : " ") + line.period + "/" + std::to_string(line.column) + ":" +
                std::to_string(line.before) + ">" + std::to_string(line.after);
    return text;
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

}  // namespace
}  // namespace liandiao::tests
