// A form that another line compiles: who sees it, who closes it, and which of its cases she may open.
#include <gtest/gtest.h>

#include "adapters/memory/memory_store.hpp"
#include "engine/desk/figure_desk.hpp"
#include "tests/life.hpp"
#include "tests/shipped.hpp"
#include "tests/statistics/shipped_form.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

/// The shipped form of administrative mediation over figures of organs of two lines.
class CompiledForm : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(load_shipped(desk));
    auto const& form = shipped_form(code.str());
    ASSERT_TRUE(store.publish(Symbol("report"), code, canonical_text(write_form(form)), time.now()));
    count("ddk-health", "medical", 2);
    count("jgm-ps", "public_security", 1);
  }

  void count(std::string const& organ, std::string const& detail, std::int64_t value) {
    Measure const figure{0,
                         Symbol("administrative_mediation.concluded"),
                         Date::of(2026, 3, 2),
                         Symbol(organ),
                         Symbol("other"),
                         Symbol("application"),
                         Symbol(detail),
                         2,
                         value};
    auto const step = forged_figure({Symbol("500104"), ids.uid(time.now())}, figure);
    auto const done = store.commit(std::vector{step});
    ASSERT_TRUE(done.has_value()) << done.error().plain();
  }

  static AtDesk at(std::string const& person) { return {Symbol(person), Symbol()}; }

  /// `ORGAN=CONCLUDED` of every body with a figure, or why not.
  std::string seen(std::string const& by, std::string const& organ = "") {
    auto const report = desk.report({code.str(), "2026-Q1", Symbol(organ)}, at(by));
    if (!report) return report.error().key;
    std::string all;
    for (auto const& row : report->filled.rows)
      if (row.depth > 0 && !row.sum && row.cells.front() != 0)
        all += (all.empty() ? "" : " ") + row.of.str() + "=" + std::to_string(row.cells.front());
    return all;
  }

  std::string closed(std::string const& by) {
    auto const done = figures.close({"2026-Q1", {code}, {}}, at(by));
    return done ? done->text.organ.str() : done.error().key;
  }

  Symbol const code{"administrative_mediation"};
  SetTime time{Instant::at(Date::of(2026, 4, 6), 600)};
  CountedIds ids;
  MemoryStore store{[](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }};
  Desk desk{store, store, law::catalogue(), time, ids, Symbol("500104"), "test"};
  FigureDesk figures{desk, store, "test"};
};

TEST_F(CompiledForm, IsSeenWholeByWhoCompilesItAndByOthersAsFarAsTheirLineGoes) {
  EXPECT_EQ(seen("ddk-ma"), "jgm-ps=1 ddk-health=2") << "the bureau of justice stands in neither line";
  EXPECT_EQ(seen("ddk-ma", "ddk-health"), "ddk-health=2");
  EXPECT_EQ(seen("ddk-tang"), "jgm-ps=1");
  EXPECT_EQ(seen("ddk-tang", "ddk-health"), "report_organ_not_below");
  EXPECT_EQ(seen("jgm-chen"), "report_nothing_below")
      << "an office of a street is below the bureau, and compiles nothing";
  EXPECT_EQ(seen("jgm-chen", "ddk-health"), "report_organ_not_below");
}

TEST_F(CompiledForm, IsClosedByTheStatisticianOfWhoCompilesIt) {
  EXPECT_EQ(closed("jgm-chen"), "closing_not_hers");
  EXPECT_EQ(closed("ddk-chang"), "closing_not_hers") << "of the bureau, and no statistician";
  EXPECT_EQ(closed("ddk-ma"), "ddk-jb");
  EXPECT_EQ(seen("ddk-ma"), "jgm-ps=1 ddk-health=2");
  EXPECT_EQ(seen("ddk-tang"), "jgm-ps=1");
}

TEST_F(CompiledForm, DoesNotOpenItsCases) {
  CellAsked asked;
  asked.form = code;
  asked.column = "concluded";
  asked.period = "2026-Q1";
  auto const found = figures.cases(asked, at("ddk-ma"));
  ASSERT_TRUE(found) << found.error().plain();
  EXPECT_TRUE(found->of.front().cases.empty());
  EXPECT_EQ(found->of.front().hidden, 2);
  EXPECT_EQ(found->of.front().hidden_value, 3);
  asked.row = Symbol("ddk-health");
  EXPECT_EQ(figures.cases(asked, at("ddk-ma"))->of.front().hidden_value, 2);
  EXPECT_EQ(figures.cases(asked, at("jgm-chen")).error().key, "report_organ_not_below");
}

}  // namespace
}  // namespace liandiao::tests
