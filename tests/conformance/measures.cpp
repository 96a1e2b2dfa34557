// What a store promises about figures: it keeps what steps added, as they added it, and adds it up by days.

#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

Measure measure(int index, std::string_view code, Date day, std::string_view organ, std::int64_t value) {
  return {index, Symbol(code), day, Symbol(organ), Symbol("neighbours"), Symbol("application"), {}, 2, value};
}

Step with(Step step, std::vector<Measure> measures) {
  step.measures = std::move(measures);
  return step;
}

MeasureSum sum(std::string_view code, std::string_view organ, std::int64_t value) {
  return {Symbol(code), Symbol(organ), Symbol("neighbours"), Symbol("application"), {}, value};
}

Date march(unsigned day) { return Date::of(2026, 3, day); }

using Sums = std::vector<MeasureSum>;

class MeasureConformance : public StoreConformance {
 protected:
  Sums sums(Date from, Date to, std::string_view district = "cqdk") {
    auto const found = cases_.measure_sums(Symbol(district), {from, to});
    EXPECT_TRUE(found) << (found ? "" : found.error().plain());
    return found.value_or(Sums());
  }
};

TEST_P(MeasureConformance, TheMeasuresOfACaseComeBackByStepAsTheyWereAdded) {
  Life life(uid_of(1)), other(uid_of(2));
  std::vector<Measure> const first{measure(0, "b", march(5), "office_a", 9'007'199'254'740'993),
                                   measure(1, "a", march(5), "office_a", 1)};
  std::vector<Measure> const second{measure(0, "b", march(5), "office_a", -9'007'199'254'740'993)};
  must_commit(cases_, {with(life.opening(), first), with(other.opening(), {measure(0, "b", march(5), "office_b", 7)})});
  must_commit(cases_, {life.next(), with(life.next(), second)});
  auto const found = cases_.measures(life.id());
  ASSERT_TRUE(found) << found.error().plain();
  std::vector<std::pair<std::int64_t, Measure>> const expected{{1, first[0]}, {1, first[1]}, {3, second[0]}};
  EXPECT_EQ(*found, expected);
}

TEST_P(MeasureConformance, ACaseWithoutAnyHasNone) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  auto const found = cases_.measures(life.id());
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->empty());
  EXPECT_TRUE(sums(march(1), march(31)).empty());
}

TEST_P(MeasureConformance, AStepThatWasNotStoredAddsNothing) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  Life rival = life;
  must_commit(cases_, {life.next()});
  auto const late = with(rival.next(), {measure(0, "a", march(5), "office_a", 1)});
  EXPECT_EQ(refusal(cases_.commit(std::vector{late})), "conflict case_moved");
  EXPECT_TRUE(cases_.measures(life.id())->empty());
  EXPECT_TRUE(sums(march(1), march(31)).empty());
}

TEST_P(MeasureConformance, SumsTakeBothDaysAndNoOthers) {
  Life life(uid_of(1));
  must_commit(cases_, {with(life.opening(), {measure(0, "a", Date::of(2026, 2, 28), "office_a", 1),
                                             measure(1, "a", march(1), "office_a", 10'000'000'000),
                                             measure(2, "a", march(31), "office_a", 100),
                                             measure(3, "a", Date::of(2026, 4, 1), "office_a", 1000)})});
  EXPECT_EQ(sums(march(1), march(31)), Sums{sum("a", "office_a", 10'000'000'100)});
  EXPECT_EQ(sums(march(31), march(31)), Sums{sum("a", "office_a", 100)});
  EXPECT_TRUE(sums(march(2), march(30)).empty());
  EXPECT_TRUE(sums(march(31), march(1)).empty());
}

TEST_P(MeasureConformance, WhatWasTakenBackCountsAndWhatComesToNoughtIsLeftOut) {
  Life one(uid_of(1)), two(uid_of(2));
  must_commit(cases_, {with(one.opening(),
                            {measure(0, "a", march(5), "office_a", 2), measure(1, "b", march(5), "office_a", 3)}),
                       with(two.opening(), {measure(0, "a", march(6), "office_a", 5)})});
  must_commit(cases_, {with(one.next(),
                            {measure(0, "a", march(7), "office_a", -8), measure(1, "b", march(8), "office_a", -3)})});
  EXPECT_EQ(sums(march(1), march(31)), Sums{sum("a", "office_a", -1)});
  EXPECT_EQ(sums(march(1), march(6)), (Sums{sum("a", "office_a", 7), sum("b", "office_a", 3)}));
}

TEST_P(MeasureConformance, SumsComeInOrderOfCodeOrganTypeSourceAndDetail) {
  Life life(uid_of(1));
  auto const row = [](int index, std::string_view code, std::string_view organ, std::string_view type,
                      std::string_view source, std::string_view detail) {
    return Measure{index, Symbol(code), march(5), Symbol(organ), Symbol(type), Symbol(source), Symbol(detail), 2, 1};
  };
  must_commit(cases_,
              {with(life.opening(), {row(0, "b", "o1", "t1", "s1", ""), row(1, "a", "o2", "t1", "s1", ""),
                                     row(2, "a", "o1", "t2", "s1", ""), row(3, "a", "o1", "t1", "s2", ""),
                                     row(4, "a", "o1", "t1", "s1", "d2"), row(5, "a", "o1", "t1", "s1", "d1")})});
  std::vector<std::string> order;
  for (auto const& one : sums(march(1), march(31)))
    order.push_back(one.code.str() + one.organ.str() + one.type.str() + one.source.str() + one.detail.str());
  EXPECT_EQ(order, (std::vector<std::string>{"ao1t1s1d1", "ao1t1s1d2", "ao1t1s2", "ao1t2s1", "ao2t1s1", "bo1t1s1"}));
}

TEST_P(MeasureConformance, EachDistrictHasItsOwnSums) {
  Life here(uid_of(1)), there(uid_of(1), "cqyb");
  must_commit(cases_, {with(here.opening(), {measure(0, "a", march(5), "office_a", 1)}),
                       with(there.opening(), {measure(0, "a", march(5), "office_a", 20)})});
  EXPECT_EQ(sums(march(1), march(31)), Sums{sum("a", "office_a", 1)});
  EXPECT_EQ(sums(march(1), march(31), "cqyb"), Sums{sum("a", "office_a", 20)});
  EXPECT_TRUE(sums(march(1), march(31), "nowhere").empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, MeasureConformance, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& store) { return store.param; });

}  // namespace
}  // namespace liandiao::testing
