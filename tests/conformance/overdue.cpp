// What is overdue as of a day, whether or not anybody swept.

#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

Symbol const here("cqdk");
using Lines = std::vector<std::string>;

Clock clock_due(std::string_view name, Date due, std::string_view mark = "running", int instance = 1) {
  Clock clock;
  clock.clock = Symbol(name);
  clock.instance = instance;
  clock.article = Symbol("条例 7");
  clock.owner = Symbol("organ");
  clock.basis = Symbol("law");
  clock.length = 30;
  clock.start = Date::of(2026, 3, 2);
  clock.due = due;
  clock.mark = Symbol(mark);
  return clock;
}

Duty duty_about(std::string subject, std::optional<Date> done, int instance = 1) {
  return {Symbol("clock_lapsed"), instance, std::move(subject), Symbol("office_a"), Symbol("条例 7"),
          Date::of(2026, 3, 9),   done};
}

/// Case 1 with a lapsed clock whose duty is open, one whose duty is done, and a running one in another attempt; case 2
/// with two running ones; a case of another district.
class Overdue : public StoreConformance {
 protected:
  void SetUp() override {
    Life one(uid_of(1)), two(uid_of(2)), far(uid_of(3), "cqyb");
    two.head.holder = Symbol("office_b");
    auto perform = clock_due("perform", Date::of(2026, 3, 4), "lapsed", 2);
    perform.agreement = 1;
    perform.term = 3;
    Instance second;
    second.no = 2;
    second.procedure = Symbol("fulfilment");
    second.organ = Symbol("office_c");
    Clock suspended = clock_due("held", Date::of(2026, 3, 1), "suspended");
    suspended.due.reset();
    must_commit(cases_,
                {one.opening({opened(second), opened(perform), opened(duty_about("perform 1 3", std::nullopt, 2)),
                              opened(clock_due("triage", Date::of(2026, 3, 3), "lapsed")),
                              opened(duty_about("triage", Date::of(2026, 3, 8))), opened(suspended),
                              opened(clock_due("urged", Date::of(2026, 3, 9), "running", 2)),
                              opened(clock_due("done", Date::of(2026, 3, 1), "met")),
                              opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false}),
                              opened(Mediator{2, Symbol("p1"), Symbol("lead"), Date::of(2026, 3, 2), {}})}),
                 two.opening({opened(clock_due("mediate", Date::of(2026, 3, 4))),
                              opened(clock_due("today", Date::of(2026, 3, 10)))}),
                 far.opening({opened(clock_due("mediate", Date::of(2026, 3, 1)))})});
  }

  Lines shown(OverdueQuery const& query) {
    Lines lines;
    auto const page = cases_.overdue(here, query);
    EXPECT_TRUE(page) << page.error().plain();
    if (!page) return lines;
    for (auto const& one : page->clocks)
      lines.push_back(one.id.uid.substr(35) + " " + one.due.text() + " " + one.clock.str() +
                      (one.swept ? " swept" : ""));
    return lines;
  }
  static OverdueQuery on(Date day) {
    OverdueQuery query;
    query.on = day;
    return query;
  }
};

TEST_P(Overdue, LongestFirstWhetherOrNotItIsMarkedAndNothingThatIsDone) {
  EXPECT_EQ(shown(on(Date::of(2026, 3, 11))),
            (Lines{"1 2026-03-04 perform swept", "2 2026-03-04 mediate", "1 2026-03-09 urged", "2 2026-03-10 today"}));
  EXPECT_EQ(shown(on(Date::of(2026, 3, 10))),
            (Lines{"1 2026-03-04 perform swept", "2 2026-03-04 mediate", "1 2026-03-09 urged"}));
  EXPECT_EQ(shown(on(Date::of(2026, 3, 4))), Lines()) << "on its due day a clock is in time";
}

TEST_P(Overdue, EveryLineSaysWhatItIsAbout) {
  auto const page = cases_.overdue(here, on(Date::of(2026, 3, 5)));
  ASSERT_TRUE(page);
  auto const& one = page->clocks.front();
  EXPECT_EQ(one.ledger_no, "cqdk-2026-000001");
  EXPECT_EQ(one.procedure, "fulfilment");
  EXPECT_EQ(one.organ, "office_c");
  EXPECT_EQ(one.mediator, "p1");
  EXPECT_EQ(one.agreement, 1);
  EXPECT_EQ(one.term, 3);
  EXPECT_EQ(one.article, "条例 7");
  EXPECT_EQ(one.owner, "organ");
  EXPECT_EQ(one.basis, "law");
}

TEST_P(Overdue, FiltersNarrow) {
  auto const with = [&](auto&& set) {
    auto query = on(Date::of(2026, 3, 11));
    set(query);
    return shown(query).size();
  };
  EXPECT_EQ(with([](auto& q) { q.holder = Symbol("office_b"); }), 2u);
  EXPECT_EQ(with([](auto& q) { q.organ = Symbol("office_c"); }), 2u);
  EXPECT_EQ(with([](auto& q) { q.mediator = Symbol("p1"); }), 2u);
  EXPECT_EQ(with([](auto& q) { q.mediator = Symbol("p2"); }), 0u);
  EXPECT_EQ(with([](auto& q) { q.open_to = {Symbol("office_b")}; }), 2u);
  EXPECT_EQ(with([](auto& q) { q.open_to = {Symbol("nobody")}; }), 0u);
  EXPECT_EQ(with([](auto& q) { q.open_to = {Symbol("nobody"), Symbol("office_a")}; }), 2u);
}

TEST_P(Overdue, PagesFollowEachOther) {
  auto query = on(Date::of(2026, 3, 11));
  auto const whole = shown(query);
  query.limit = 1;
  Lines lines;
  do {
    auto const page = cases_.overdue(here, query);
    ASSERT_TRUE(page);
    ASSERT_EQ(page->clocks.size(), 1u);
    auto const one = shown(query);
    lines.insert(lines.end(), one.begin(), one.end());
    query.after = page->next;
  } while (!query.after.empty());
  EXPECT_EQ(lines, whole);
}

TEST_P(Overdue, APageHasALimitAndItsCursorIsOneOfOurs) {
  auto query = on(Date::of(2026, 3, 11));
  query.limit = 501;
  EXPECT_EQ(refusal(cases_.overdue(here, query)), "invalid_input page_limit");
  query.limit = 10;
  for (auto const* cursor : {"x", "2026-03-04/u/1/mediate/0", "2026-03-04/u/one/mediate/0/0", "2026-99-04/u/1/m/0/0"}) {
    query.after = cursor;
    EXPECT_EQ(refusal(cases_.overdue(here, query)), "invalid_input page_cursor") << cursor;
  }
}

TEST_P(Overdue, AWorklistCountsWhatRunsPastItsDay) {
  CaseQuery query;
  query.on = Date::of(2026, 3, 11);
  auto const page = cases_.list(here, query);
  ASSERT_TRUE(page);
  ASSERT_EQ(page->lines.size(), 2u);
  EXPECT_EQ(page->lines[0].overdue, 2);
  EXPECT_EQ(page->lines[1].overdue, 1);
  EXPECT_EQ(page->lines[1].lapsed, 2);
  query.on = Date::of(2026, 3, 5);
  query.open_to = {Symbol("office_a")};
  EXPECT_EQ(cases_.list(here, query)->lines.front().overdue, 0);
}

auto const name_of = [](auto const& store) { return store.param; };
INSTANTIATE_TEST_SUITE_P(Stores, Overdue, ::testing::ValuesIn(stores_under_test()), name_of);

}  // namespace
}  // namespace liandiao::testing
