// Sessions to come, in the order in which they come.

#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

Symbol const here("cqdk");
using Lines = std::vector<std::string>;

PlannedSession planned(std::int64_t seq, Date day, int minute, std::string_view standing = "planned") {
  PlannedSession row;
  row.seq = seq;
  row.instance = 2;
  row.day = day;
  row.minute = minute;
  row.form = Symbol("in_person");
  row.place = "街道调解室";
  row.parties = {1, 2};
  row.standing = Symbol(standing);
  row.since = Date::of(2026, 3, 2);
  return row;
}

Instance attempt(int no, std::optional<Date> ended = std::nullopt) {
  Instance instance;
  instance.no = no;
  instance.procedure = Symbol("peoples_mediation");
  instance.organ = Symbol("office_c");
  instance.ended_on = ended;
  return instance;
}

/// Case 1 with two sessions to come and two of which something came; case 2 with one at the same hour whose place is
/// kept private, and one of an attempt that has ended; a case of another district.
class Sessions : public StoreConformance {
 protected:
  void SetUp() override {
    Life one(uid_of(1)), two(uid_of(2)), far(uid_of(3), "cqyb");
    two.head.holder = Symbol("office_b");
    PlannedSession hidden = planned(1, Date::of(2026, 3, 10), 570);
    hidden.place.clear();
    hidden.private_place = {1, 0};
    hidden.moves = 2;
    PlannedSession over = planned(2, Date::of(2026, 3, 10), 600);
    over.instance = 3;
    must_commit(
        cases_,
        {one.opening({opened(attempt(2)), opened(planned(1, Date::of(2026, 3, 12), 840)),
                      opened(planned(2, Date::of(2026, 3, 10), 570)),
                      opened(planned(3, Date::of(2026, 3, 9), 570, "held")),
                      opened(planned(4, Date::of(2026, 3, 11), 570, "cancelled")),
                      opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false}),
                      opened(Mediator{2, Symbol("p2"), Symbol("co"), Date::of(2026, 3, 2), {}}),
                      opened(Mediator{2, Symbol("p1"), Symbol("lead"), Date::of(2026, 3, 2), {}})}),
         two.opening({opened(attempt(2)), opened(attempt(3, Date::of(2026, 3, 5))), opened(hidden), opened(over)}),
         far.opening({opened(attempt(2)), opened(planned(1, Date::of(2026, 3, 10), 570))})});
    one_ = std::make_unique<Life>(one);
  }

  Lines shown(SessionQuery query) {
    Lines lines;
    auto const page = cases_.sessions(here, query);
    EXPECT_TRUE(page) << page.error().plain();
    if (!page) return lines;
    for (auto const& one : page->sessions)
      lines.push_back(one.id.uid.substr(35) + " " + one.day.text() + " " + minute_of_day_text(one.minute));
    return lines;
  }
  static SessionQuery between(Date from, Date to) {
    SessionQuery query;
    query.from = from;
    query.to = to;
    return query;
  }
  static SessionQuery all() { return between(Date::of(2026, 1, 1), Date::of(2026, 12, 31)); }

  std::unique_ptr<Life> one_;
};

TEST_P(Sessions, TheNextOneFirstAndNothingThatIsOver) {
  EXPECT_EQ(shown(all()), (Lines{"1 2026-03-10 09:30", "2 2026-03-10 09:30", "1 2026-03-12 14:00"}));
}

TEST_P(Sessions, BothDaysCount) {
  EXPECT_EQ(shown(between(Date::of(2026, 3, 10), Date::of(2026, 3, 10))).size(), 2u);
  EXPECT_EQ(shown(between(Date::of(2026, 3, 11), Date::of(2026, 3, 12))).size(), 1u);
  EXPECT_EQ(shown(between(Date::of(2026, 3, 13), Date::of(2026, 3, 20))), Lines());
}

TEST_P(Sessions, EveryLineSaysWhatItIsAbout) {
  auto const page = cases_.sessions(here, all());
  ASSERT_TRUE(page && page->sessions.size() == 3);
  auto const& one = page->sessions[0];
  EXPECT_EQ(one.ledger_no, "cqdk-2026-000001");
  EXPECT_EQ(one.dispute_type, "neighbour");
  EXPECT_EQ(one.level, "L1");
  EXPECT_EQ(one.holder, "office_a");
  EXPECT_EQ(one.mediator, "p1");
  EXPECT_EQ(one.instance, 2);
  EXPECT_EQ(one.procedure, "peoples_mediation");
  EXPECT_EQ(one.organ, "office_c");
  EXPECT_EQ(one.session, 2);
  EXPECT_EQ(one.form, "in_person");
  EXPECT_EQ(one.place, "街道调解室");
  EXPECT_FALSE(one.kept_private);
  EXPECT_EQ(one.parties, (std::vector<int>{1, 2}));
  EXPECT_EQ(one.moves, 0);
}

TEST_P(Sessions, OfAPlaceKeptPrivateThereIsNoMoreThanThat) {
  auto const page = cases_.sessions(here, all());
  ASSERT_TRUE(page && page->sessions.size() == 3);
  auto const& one = page->sessions[1];
  EXPECT_TRUE(one.kept_private);
  EXPECT_EQ(one.place, "");
  EXPECT_EQ(one.moves, 2);
  EXPECT_TRUE(one.mediator.empty());
}

TEST_P(Sessions, FiltersNarrow) {
  auto const with = [&](auto&& set) {
    auto query = all();
    set(query);
    return shown(query).size();
  };
  EXPECT_EQ(with([](auto& q) { q.holder = Symbol("office_b"); }), 1u);
  EXPECT_EQ(with([](auto& q) { q.organ = Symbol("office_c"); }), 3u);
  EXPECT_EQ(with([](auto& q) { q.organ = Symbol("office_a"); }), 0u);
  EXPECT_EQ(with([](auto& q) { q.mediator = Symbol("p1"); }), 2u);
  EXPECT_EQ(with([](auto& q) { q.mediator = Symbol("p2"); }), 2u);
  EXPECT_EQ(with([](auto& q) { q.mediator = Symbol("p3"); }), 0u);
  EXPECT_EQ(with([](auto& q) { q.open_to = {Symbol("office_b")}; }), 1u);
  EXPECT_EQ(with([](auto& q) { q.open_to = {Symbol("nobody")}; }), 0u);
  EXPECT_EQ(with([](auto& q) { q.open_to = {Symbol("nobody"), Symbol("office_a")}; }), 2u);
}

TEST_P(Sessions, OneThatIsMovedStandsAtItsNewDay) {
  auto moved_on = planned(2, Date::of(2026, 4, 1), 600);
  moved_on.moves = 1;
  must_commit(cases_, {one_->next({moved(moved_on)})});
  EXPECT_EQ(shown(all()), (Lines{"2 2026-03-10 09:30", "1 2026-03-12 14:00", "1 2026-04-01 10:00"}));
}

TEST_P(Sessions, PagesFollowEachOther) {
  auto query = all();
  auto const whole = shown(query);
  query.limit = 1;
  Lines lines;
  do {
    auto const page = cases_.sessions(here, query);
    ASSERT_TRUE(page);
    ASSERT_EQ(page->sessions.size(), 1u);
    auto const one = shown(query);
    lines.insert(lines.end(), one.begin(), one.end());
    query.after = page->next;
  } while (!query.after.empty());
  EXPECT_EQ(lines, whole);
}

TEST_P(Sessions, APageHasALimitAndItsCursorIsOneOfOurs) {
  auto query = all();
  query.limit = 501;
  EXPECT_EQ(refusal(cases_.sessions(here, query)), "invalid_input page_limit");
  query.limit = 10;
  for (auto const* cursor :
       {"x", "2026-03-04/570/u", "2026-03-04/nine/u/1", "2026-99-04/570/u/1", "2026-03-04/1440/u/1"}) {
    query.after = cursor;
    EXPECT_EQ(refusal(cases_.sessions(here, query)), "invalid_input page_cursor") << cursor;
  }
}

auto const name_of = [](auto const& store) { return store.param; };
INSTANTIATE_TEST_SUITE_P(Stores, Sessions, ::testing::ValuesIn(stores_under_test()), name_of);

}  // namespace
}  // namespace liandiao::testing
