// Records of activity: appended one after the other, taken back by another, and added up as somebody asks.

#include <future>
#include <set>

#include "adapters/sql/session.hpp"
#include "engine/desk/activity_audit.hpp"
#include "engine/desk/recording.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

Symbol const here("cqdk");
using Lines = std::vector<std::string>;

Instant at(Date day, int minute = 600) { return Instant::at(day, minute); }
Date march(unsigned day) { return Date::of(2026, 3, day); }

Activity activity(std::string_view kind, std::string_view organ, Date day, std::int64_t number, std::int64_t people = 0,
                  std::string_view district = "cqdk") {
  Activity one;
  one.district = Symbol(district);
  one.kind = Symbol(kind);
  one.organ = Symbol(organ);
  one.day = day;
  one.number = number;
  one.people = people;
  one.note = "春耕前";
  one.person = Symbol("p1");
  one.acting = Symbol(organ);
  one.recorded = at(day);
  return one;
}

FiguresAsked const always{first_day_of_all, Date::of(2999, 12, 31)};

class ActivityConformance : public StoreConformance {
 protected:
  StoredActivity must_record(Activity one) {
    auto const done = cases_.record(std::move(one));
    EXPECT_TRUE(done) << (done ? "" : done.error().plain());
    return done.value_or(StoredActivity());
  }
  StoredActivity must_withdraw(StoredActivity const& one, Date on) {
    auto back = withdrawal_of(one.activity);
    back.note = "重复登记";
    back.recorded = at(on);
    return must_record(back);
  }
  Lines summed(FiguresAsked const& asked) {
    auto const sums = cases_.activity_sums(here, asked);
    EXPECT_TRUE(sums) << (sums ? "" : sums.error().plain());
    Lines lines;
    for (auto const& sum : sums.value_or(std::vector<ActivitySum>()))
      lines.push_back(sum.kind.str() + " " + sum.organ.str() + " " + std::to_string(sum.number) + " " +
                      std::to_string(sum.people));
    return lines;
  }
  Lines figures(FiguresAsked const& asked) {
    auto const sums = activity_figures(cases_, here, asked);
    EXPECT_TRUE(sums) << (sums ? "" : sums.error().plain());
    Lines lines;
    for (auto const& sum : sums.value_or(std::vector<MeasureSum>()))
      lines.push_back(sum.code.str() + " " + sum.organ.str() + " " + std::to_string(sum.value));
    return lines;
  }
  void close() {
    auto const made = [](FigureReads&, std::int64_t closings) {
      return Result<ClosingBodies>(ClosingBodies{"closing " + std::to_string(closings), "figures"});
    };
    auto const done = cases_.close(here, at(march(31)), made);
    EXPECT_TRUE(done) << (done ? "" : done.error().plain());
  }
};

TEST_P(ActivityConformance, RecordsAreNumberedWithoutAGapAndEachNamesTheHashOfTheOneBefore) {
  auto const first = must_record(activity("screenings", "pmc", march(2), 3));
  auto const second = must_record(activity("prevented", "pmc", march(1), 1, 4));
  auto const elsewhere = must_record(activity("screenings", "pmc", march(2), 1, 0, "cqyb"));
  EXPECT_EQ(first.activity.no, 1);
  EXPECT_TRUE(first.activity.previous.none());
  EXPECT_EQ(second.activity.no, 2);
  EXPECT_EQ(second.activity.previous, first.hash);
  EXPECT_EQ(elsewhere.activity.no, 1) << "each district counts its own";
  EXPECT_EQ(hash_of(second.activity), second.hash);
  auto const stored = cases_.activity(here, 2);
  ASSERT_TRUE(stored) << stored.error().plain();
  EXPECT_EQ(stored->activity, second.activity);
  EXPECT_EQ(stored->hash, second.hash);
  EXPECT_EQ(stored->withdrawn_by, 0);
  EXPECT_TRUE(audit_activities(cases_, here)->empty());
}

TEST_P(ActivityConformance, OneThatIsWithdrawnStaysAndNoLongerCounts) {
  auto const first = must_record(activity("prevented", "pmc", march(2), 2, 9));
  must_record(activity("prevented", "pmc", march(3), 1, 2));
  auto const back = must_withdraw(first, march(20));
  EXPECT_EQ(back.activity.no, 3);
  EXPECT_EQ(back.activity.day, march(2)) << "it counts back on the day it was recorded for";
  EXPECT_EQ(cases_.activity(here, 1)->withdrawn_by, 3);
  EXPECT_EQ(cases_.activity(here, 1)->activity, first.activity);
  EXPECT_EQ(summed(always), Lines{"prevented pmc 1 2"});
  EXPECT_EQ(refusal(cases_.record(withdrawal_of(first.activity))), "rejected activity_withdrawn");
  EXPECT_EQ(refusal(cases_.record(withdrawal_of(back.activity))), "rejected activity_withdraws_itself");
  auto missing = withdrawal_of(first.activity);
  missing.withdraws = 77;
  EXPECT_EQ(refusal(cases_.record(missing)), "not_found activity_unknown");
  EXPECT_EQ(refusal(cases_.activity(here, 77)), "not_found activity_unknown");
  EXPECT_EQ(cases_.activity_chain(here, 1, 50)->size(), 3U) << "what was refused left nothing";
  EXPECT_TRUE(audit_activities(cases_, here)->empty());
}

TEST_P(ActivityConformance, SumsAreOfTheDaysAskedForAndOfWhatWasKnownThen) {
  auto const first = must_record(activity("screenings", "pmc", march(2), 3));
  auto late = activity("screenings", "pmc", march(2), 10);
  late.recorded = at(march(15));
  must_record(late);
  must_record(activity("screenings", "jo", march(3), 1));
  must_withdraw(first, march(20));
  EXPECT_EQ(summed(always), (Lines{"screenings jo 1 0", "screenings pmc 10 0"}));
  EXPECT_EQ(summed({march(2), march(2)}), Lines{"screenings pmc 10 0"});
  EXPECT_EQ(summed({march(3), march(31)}), Lines{"screenings jo 1 0"});
  EXPECT_EQ(summed({march(2), march(2), {}, 0, march(14)}), Lines{"screenings pmc 3 0"});
  EXPECT_EQ(summed({march(2), march(2), {}, 0, march(15)}), Lines{"screenings pmc 13 0"});
  EXPECT_EQ(summed({march(2), march(2), {}, 0, march(20)}), Lines{"screenings pmc 10 0"});
  auto const of_kind = cases_.activities_of(here, Symbol("screenings"), {march(2), march(2), {}, 0, march(14)});
  ASSERT_TRUE(of_kind) << of_kind.error().plain();
  ASSERT_EQ(of_kind->size(), 1U);
  EXPECT_EQ(of_kind->front(), first.activity);
}

TEST_P(ActivityConformance, WhatAClosingKnewOfStaysAsItWas) {
  auto const first = must_record(activity("screenings", "pmc", march(2), 3));
  EXPECT_EQ(first.activity.closing, 0);
  close();
  auto const late = must_record(activity("screenings", "pmc", march(5), 4));
  EXPECT_EQ(late.activity.closing, 1);
  must_withdraw(first, Date::of(2026, 4, 2));
  EXPECT_EQ(summed({march(1), march(31), 0}), Lines{"screenings pmc 3 0"});
  EXPECT_EQ(summed({march(1), march(31), 1}), Lines{"screenings pmc 4 0"});
  EXPECT_EQ(summed({march(1), march(31), {}, 1}), Lines{"screenings pmc 1 0"}) << "what came since: 4 more, 3 less";
}

TEST_P(ActivityConformance, ALevelHoldsFromItsDayUntilAnotherTakesItsPlace) {
  auto const first = must_record(activity("population", "court", Date::of(2025, 1, 1), 420'000));
  must_record(activity("population", "court", Date::of(2026, 1, 1), 430'000));
  Date const year_end = Date::of(2025, 12, 31);
  EXPECT_EQ(figures({first_day_of_all, year_end}), Lines{"activity.population court 420000"});
  EXPECT_EQ(figures({Date::of(2026, 1, 1), march(31)}), Lines{"activity.population court 10000"});
  EXPECT_EQ(figures({first_day_of_all, march(31)}), Lines{"activity.population court 430000"});
  close();
  // The census of 2025 was wrong; what holds in 2026 does not change.
  must_withdraw(first, march(1));
  must_record(activity("population", "court", Date::of(2025, 1, 1), 425'000));
  EXPECT_EQ(figures({first_day_of_all, year_end}), Lines{"activity.population court 425000"});
  EXPECT_EQ(figures({first_day_of_all, year_end, 0}), Lines{"activity.population court 420000"});
  EXPECT_EQ(figures({first_day_of_all, year_end, {}, 1}), Lines{"activity.population court 5000"});
  EXPECT_EQ(figures({first_day_of_all, march(31), {}, 1}), Lines());
}

TEST_P(ActivityConformance, PagesFollowEachOtherFromTheNewestBack) {
  for (unsigned day = 1; day <= 5; ++day)
    must_record(activity("screenings", day % 2 == 0 ? "a" : "b", march(day), day));
  must_record(activity("training", "b", march(9), 1, 30));
  auto const listed = [&](ActivityQuery query) {
    Lines lines;
    do {
      auto const page = cases_.activities(here, query);
      EXPECT_TRUE(page) << (page ? "" : page.error().plain());
      if (!page) break;
      for (auto const& one : page->records) lines.push_back(std::to_string(one.activity.no));
      query.after = page->next;
      if (!query.after.empty()) lines.emplace_back("|");
    } while (!query.after.empty());
    return lines;
  };
  ActivityQuery all;
  all.limit = 4;
  EXPECT_EQ(listed(all), (Lines{"6", "5", "4", "3", "|", "2", "1"}));
  ActivityQuery some;
  some.organs = {Symbol("b"), Symbol("elsewhere")};
  some.kind = Symbol("screenings");
  some.from = march(2);
  some.to = march(5);
  EXPECT_EQ(listed(some), (Lines{"5", "3"}));
  some.after = "not a number";
  EXPECT_EQ(refusal(cases_.activities(here, some)), "invalid_input page_cursor");
  all.limit = 0;
  EXPECT_EQ(refusal(cases_.activities(here, all)), "invalid_input page_limit");
}

TEST_P(ActivityConformance, ManyWhoRecordAtOnceEachGetANumberOfTheirOwn) {
  constexpr int writers = 6, each = 5;
  std::vector<std::future<int>> done;
  done.reserve(writers);
  for (int writer = 0; writer < writers; ++writer)
    done.push_back(std::async(std::launch::async, [&] {
      int stored = 0;
      for (int i = 0; i < each; ++i)
        if (cases_.record(activity("screenings", "pmc", march(2), 1))) ++stored;
      return stored;
    }));
  for (auto& one : done) EXPECT_EQ(one.get(), each);
  EXPECT_EQ(summed(always), Lines{"screenings pmc " + std::to_string(writers * each) + " 0"});
  EXPECT_TRUE(audit_activities(cases_, here)->empty());
}

TEST_P(ActivityConformance, CausesAreSeenWithTheTypesTheirCasesWereSortedInto) {
  for (int i = 1; i <= 4; ++i) {
    Life life(uid_of(i));
    if (i == 2) life.head.dispute_type = Symbol("damages");
    if (i == 3) life.head.registered_on = Date::of(2025, 12, 31);
    if (i == 4) life.head.cause = "";
    must_commit(cases_, {life.opening()});
  }
  auto const seen = cases_.causes_seen(here, Date::of(2026, 1, 1), Date::of(2026, 12, 31));
  ASSERT_TRUE(seen) << seen.error().plain();
  EXPECT_EQ(*seen,
            (std::vector<CauseSeen>{{"相邻关系纠纷", Symbol("damages"), 1}, {"相邻关系纠纷", Symbol("neighbour"), 1}}));
}

INSTANTIATE_TEST_SUITE_P(Stores, ActivityConformance, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& store) { return store.param; });

/// What an audit says of records somebody wrote over past the program.
class SpoiltRecords : public ::testing::Test {
 protected:
  SpoiltRecords() {
    EXPECT_TRUE(init_database(place_, Instant{1}));
    store_ = SqlStore::open(place_, number_text).value();
    for (unsigned day = 1; day <= 3; ++day) EXPECT_TRUE(store_->record(activity("screenings", "pmc", march(day), 2)));
    auto const third = store_->activity(here, 3);
    EXPECT_TRUE(store_->record(withdrawal_of(third->activity)));
  }
  Lines found_after(std::string const& statement) {
    EXPECT_TRUE(sql::Session::open(place_, sql::Session::Missing::refuse).value()->script(statement));
    Lines lines;
    auto const found = audit_activities(*store_, here);
    for (auto const& one : *found) lines.push_back(one.key + " " + std::to_string(one.seq));
    return lines;
  }

  Folder folder_;
  Place const place_{.path = folder_.file("cases.db")};
  std::unique_ptr<SqlStore> store_;
};

TEST_F(SpoiltRecords, ANumberThatWasChangedIsFound) {
  EXPECT_EQ(found_after("UPDATE activity SET number = 20 WHERE no = 2"), Lines{"audit_activity_hash 2"});
}

TEST_F(SpoiltRecords, ARecordThatIsGoneIsFound) {
  EXPECT_EQ(found_after("DELETE FROM activity WHERE no = 2"),
            (Lines{"audit_activity_gap 3", "audit_activity_chain 3"}));
}

TEST_F(SpoiltRecords, AWithdrawalOfSomethingElseIsFound) {
  EXPECT_EQ(found_after("UPDATE activity SET withdraws = 1, organ = 'jo' WHERE no = 4"),
            (Lines{"audit_activity_hash 4", "audit_activity_withdraws 4"}));
}

}  // namespace
}  // namespace liandiao::testing
