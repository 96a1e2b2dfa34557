// What a store promises about measures that are written anew: those of one case, all or none, and of no other version.
#include "engine/desk/figure_rebuild.hpp"
#include "engine/desk/audit.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

using Kept = std::vector<std::pair<std::int64_t, Measure>>;

Measure measure(int index, std::string_view code, std::int64_t value) {
  return {index,
          Symbol(code),
          Date::of(2026, 3, 5),
          Symbol("office_a"),
          Symbol("neighbours"),
          Symbol("application"),
          Symbol("detail"),
          2,
          value};
}

class FigureRebuild : public StoreConformance {
 protected:
  void SetUp() override {
    auto first = one_.opening();
    first.measures = {measure(0, "a", 1), measure(1, "b", 2)};
    auto second = other_.opening();
    second.measures = {measure(0, "a", 7)};
    must_commit(cases_, {first, second});
    must_commit(cases_, {one_.next()});
  }
  Kept kept(Life const& life) { return cases_.measures(life.id()).value_or(Kept()); }

  Life one_{uid_of(1)};
  Life other_{uid_of(2)};
};

TEST_P(FigureRebuild, TheMeasuresOfACaseAreReplacedAndThoseOfOthersStay) {
  Kept const anew{{1, measure(0, "b", 3)}, {2, measure(0, "c", 4)}, {2, measure(1, "a", -1)}};
  ASSERT_TRUE(cases_.rewrite_measures(one_.id(), 2, anew));
  EXPECT_EQ(kept(one_), anew);
  EXPECT_EQ(kept(other_), (Kept{{1, measure(0, "a", 7)}}));
  ASSERT_TRUE(cases_.rewrite_measures(one_.id(), 2, Kept()));
  EXPECT_EQ(kept(one_), Kept());
  must_commit(cases_, {one_.next()});
}

TEST_P(FigureRebuild, ACaseThatMovedMeanwhileKeepsItsMeasures) {
  auto const before = kept(one_);
  EXPECT_EQ(refusal(cases_.rewrite_measures(one_.id(), 1, Kept())), "conflict case_moved");
  EXPECT_EQ(refusal(cases_.rewrite_measures(one_.id(), 3, Kept())), "conflict case_moved");
  EXPECT_EQ(refusal(cases_.rewrite_measures({Symbol("cqdk"), uid_of(9)}, 1, Kept())), "not_found case_unknown");
  EXPECT_EQ(kept(one_), before);
}

std::vector<std::string> findings(CaseStore& cases) {
  std::vector<std::string> keys;
  auto const report = audit(cases, Symbol("cqdk")).value();
  for (auto const& one : report.findings) keys.push_back(one.key);
  return keys;
}

TEST_P(FigureRebuild, WhateverWasStoredACaseCountsWhatItsHistorySaysAfterwards) {
  using Strings = std::vector<std::string>;
  auto const counted_now = [&](Life const& life) {
    return measures_of_history(cases_.events(life.id()).value()).value();
  };
  ASSERT_FALSE(counted_now(one_).empty()) << "whoever registers a case counts it";
  ASSERT_FALSE(findings(cases_).empty());
  auto const looked = rebuild_figures(cases_, Symbol("cqdk"), true);
  ASSERT_TRUE(looked) << looked.error().plain();
  EXPECT_EQ(looked->differing, 2);
  EXPECT_EQ(looked->uids, (Strings{uid_of(1), uid_of(2)}));
  EXPECT_NE(kept(one_), counted_now(one_)) << "looking changes nothing";

  auto const done = rebuild_figures(cases_, Symbol("cqdk"), false);
  ASSERT_TRUE(done) << done.error().plain();
  EXPECT_EQ(done->cases, 2);
  EXPECT_EQ(kept(one_), counted_now(one_));
  EXPECT_EQ(kept(other_), counted_now(other_));
  EXPECT_EQ(findings(cases_), Strings());

  auto wrong = kept(one_);
  wrong.front().second.value += 3;
  ASSERT_TRUE(cases_.rewrite_measures(one_.id(), 2, wrong));
  ASSERT_TRUE(cases_.rewrite_measures(other_.id(), 1, Kept()));
  EXPECT_EQ(rebuild_figures(cases_, Symbol("cqdk"), false).value().differing, 2);
  EXPECT_EQ(kept(one_), counted_now(one_));
  EXPECT_EQ(kept(other_), counted_now(other_));
  EXPECT_EQ(rebuild_figures(cases_, Symbol("cqdk"), false).value().differing, 0) << "doing it again changes nothing";
}

TEST_P(FigureRebuild, WhatWasStoredUnderAClosingStaysUnderIt) {
  ASSERT_TRUE(cases_.close(Symbol("cqdk"), Instant{10}, [](FigureReads&, std::int64_t) -> Result<ClosingBodies> {
    return ClosingBodies{"{}", "{}"};
  }));
  Head head = one_.file().head();
  head.closed_on = Date::of(2026, 4, 1);
  std::vector<Step> steps{one_.next({moved(head)})};
  steps.front().measures = {measure(0, "a", 1)};
  CaseFile file = one_.file();
  stamp_closing(steps, file, 1);
  must_commit(cases_, steps);
  ASSERT_TRUE(rebuild_figures(cases_, Symbol("cqdk"), false));
  auto const rows = kept(one_);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows.front().second.closing, 0);
  EXPECT_EQ(rows.back().second.code, "ledger.concluded");
  EXPECT_EQ(rows.back().second.closing, 1);
  EXPECT_TRUE(findings(cases_).empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, FigureRebuild, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& store) { return store.param; });

}  // namespace
}  // namespace liandiao::testing
