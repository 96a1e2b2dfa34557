// A district with many months closed: what was frozen is long, and is opened only where it is needed.
#include <gtest/gtest.h>

#include <cstring>

#include "adapters/memory/memory_store.hpp"
#include "adapters/yaml/yaml.hpp"
#include "engine/desk/figure_desk.hpp"
#include "tests/life.hpp"
#include "tests/shipped.hpp"
#include "tests/statistics/shipped_form.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

/// Says which frozen figures were opened.
class WatchedStore final : public MemoryStore {
 public:
  using MemoryStore::MemoryStore;
  Result<std::vector<Revision>> all(Symbol kind) override {
    if (kind == kind_of_closed_figures()) opened += " all";
    return MemoryStore::all(kind);
  }
  Result<std::vector<Revision>> all(Symbol kind, Symbol name, int after) override {
    if (kind == kind_of_closed_figures()) opened += " all";
    return MemoryStore::all(kind, name, after);
  }
  Result<Revision> numbered(Symbol kind, Symbol name, int number) override {
    if (kind == kind_of_closed_figures()) opened += " " + std::to_string(number);
    return MemoryStore::numbered(kind, name, number);
  }
  std::string opened;
};

constexpr std::string_view form_text = R"(
report: FORM
edition: "1"
from: 2020-01-01
every: month
title: {zh: 小表, en: Small}
lines: [justice]
groups: [{code: main, name: {zh: 概况, en: Overall}}]
columns:
  - {no: 1, code: before, group: main, name: {zh: 期初, en: Before}, counts: FIGURE, taken: before}
  - {no: 2, code: number, group: main, name: {zh: 本期, en: Number}, counts: FIGURE}
)";

class FrozenFigures : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(load_shipped(desk));
    publish("concluded", "peoples_mediation.concluded");
    publish("agreed", "peoples_mediation.agreed");
    count("peoples_mediation.concluded");
    count("peoples_mediation.agreed");
    // Each month two closings, and the second froze nothing the first form takes up.
    for (unsigned month = 1; month <= 6; ++month) {
      time.set(Instant::at(Date::of(2026, month + 1, 2), 600));
      for (auto const* form : {"concluded", "agreed"}) {
        auto const done = figures.close({"2026-0" + std::to_string(month), {Symbol(form)}, {}}, statistician);
        ASSERT_TRUE(done) << done.error().plain();
      }
    }
    store.opened.clear();
  }
  void publish(std::string const& form, std::string const& figure) {
    std::string text(form_text);
    for (auto const& [word, with] : {std::pair("FORM", form), std::pair("FIGURE", figure)})
      for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
        text.replace(at, std::strlen(word), with);
    ASSERT_TRUE(store.publish(Symbol("report"), Symbol(form), canonical_text(write_form(form_of(text))), time.now()));
  }
  void count(std::string const& figure) {
    Measure const measure{0,
                          Symbol(figure),
                          Date::of(2026, 1, 5),
                          Symbol("jgm-pmc"),
                          Symbol("neighbours"),
                          Symbol("application"),
                          Symbol(),
                          2,
                          1};
    ASSERT_TRUE(store.commit(std::vector{forged_figure({Symbol("500104"), ids.uid(time.now())}, measure)}));
  }
  std::int64_t total(std::string const& form, std::string const& period) {
    auto const report = desk.report({form, period, {}}, statistician);
    EXPECT_TRUE(report) << report.error().plain();
    return report ? report->filled.total().cells.front() : -1;
  }

  AtDesk const statistician{Symbol("ddk-ma"), Symbol()};
  SetTime time{Instant::at(Date::of(2026, 1, 12), 600)};
  CountedIds ids;
  WatchedStore store{[](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }};
  Desk desk{store, store, law::catalogue(), time, ids, Symbol("500104"), "test"};
  FigureDesk figures{desk, store, "test"};
};

TEST_F(FrozenFigures, AreNotOpenedToKnowWhichMonthsAreClosed) {
  EXPECT_EQ(figures.closings(statistician)->size(), 12U);
  EXPECT_FALSE(*figures.frozen(Symbol("concluded"), "2026-07"));
  EXPECT_EQ(figures.close({"2026-06", {Symbol("concluded")}, {}}, statistician).error().key, "closing_already");
  EXPECT_EQ(store.opened, "");
}

TEST_F(FrozenFigures, AreOpenedOfOneMonthWhereAStockGoesOnFromThere) {
  EXPECT_EQ(total("concluded", "2026-07"), 1);
  EXPECT_EQ(store.opened, " 11") << "the one that closed this form last, not what was closed since or before";
}

TEST_F(FrozenFigures, AreNotOpenedForAFormThatWasNeverClosed) {
  publish("accepted", "peoples_mediation.accepted");
  EXPECT_EQ(total("accepted", "2026-07"), 0);
  EXPECT_EQ(store.opened, "");
}

}  // namespace
}  // namespace liandiao::tests
