// How due clocks are shared out among workers.

#include <future>
#include <set>

#include "tests/conformance/clocks.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

Symbol const here("cqdk");
Date const today = Date::of(2026, 3, 11);
using Lines = std::vector<std::string>;

Instant at(std::int64_t seconds) { return Instant{1'773'000'000'000'000 + seconds * 1'000'000}; }

/// Case 1 with two due clocks, case 2 with an older one, case 3 with one that is due today, case 4 with a met one; a
/// case of another district.
class Sweep : public StoreConformance {
 protected:
  void SetUp() override {
    Life far(uid_of(9), "cqyb");
    must_commit(
        cases_,
        {one.opening({opened(clock_due("a", Date::of(2026, 3, 5))), opened(clock_due("b", Date::of(2026, 3, 8)))}),
         two.opening({opened(clock_due("a", Date::of(2026, 3, 4)))}), three.opening({opened(clock_due("a", today))}),
         four.opening({opened(clock_due("a", Date::of(2026, 3, 4), "met"))}),
         far.opening({opened(clock_due("a", Date::of(2026, 3, 1)))})});
  }

  Lines taken(std::string const& worker, std::int64_t now, int clocks = 50) {
    auto const cases = work_.take_due(here, today, {worker, at(now), at(now + 60)}, clocks);
    EXPECT_TRUE(cases) << cases.error().plain();
    Lines lines;
    if (!cases) return lines;
    for (auto const& due : *cases) {
      std::string line = due.id.uid.substr(35);
      for (auto const& clock : due.clocks) {
        EXPECT_EQ(clock.id, due.id);
        line += " " + clock.clock.str();
      }
      if (due.attempts > 0) line += " failed " + std::to_string(due.attempts);
      lines.push_back(line);
    }
    return lines;
  }

  DueWork& work_ = opened_->due_work();
  Life one{uid_of(1)}, two{uid_of(2)}, three{uid_of(3)}, four{uid_of(4)};
};

TEST_P(Sweep, ACaseIsTakenWholeAndTheOldestFirst) { EXPECT_EQ(taken("w1", 0), (Lines{"2 a", "1 a b"})); }

TEST_P(Sweep, WhatOneHoldsNoOtherIsGiven) {
  EXPECT_EQ(taken("w1", 0, 1), Lines{"2 a"});
  EXPECT_EQ(taken("w2", 1), Lines{"1 a b"});
  EXPECT_EQ(taken("w3", 2), Lines());
}

TEST_P(Sweep, AWorkerThatIsGoneKeepsNothingForLongerThanItsHold) {
  ASSERT_EQ(taken("killed", 0).size(), 2u);
  EXPECT_EQ(taken("w2", 59), Lines());
  EXPECT_EQ(taken("w2", 60), (Lines{"2 a", "1 a b"}));
  // The one thought to be gone comes back late, and takes nothing from whoever is at work now.
  ASSERT_TRUE(work_.let_go(one.id(), "killed"));
  ASSERT_TRUE(work_.put_off(two.id(), "killed", at(500)));
  EXPECT_EQ(taken("w3", 61), Lines());
}

TEST_P(Sweep, WhatIsLetGoCanBeTakenAtOnce) {
  ASSERT_EQ(taken("w1", 0).size(), 2u);
  ASSERT_TRUE(work_.let_go(one.id(), "w1"));
  EXPECT_EQ(taken("w2", 1), Lines{"1 a b"});
}

TEST_P(Sweep, WhatFailedWaitsAndRemembersHowOften) {
  ASSERT_EQ(taken("w1", 0).size(), 2u);
  ASSERT_TRUE(work_.put_off(one.id(), "w1", at(100)));
  ASSERT_TRUE(work_.let_go(two.id(), "w1"));
  EXPECT_EQ(taken("w1", 70), Lines{"2 a"});
  EXPECT_EQ(taken("w2", 100), Lines{"1 a b failed 1"});
  ASSERT_TRUE(work_.put_off(one.id(), "w2", at(300)));
  EXPECT_EQ(taken("w2", 300), (Lines{"2 a", "1 a b failed 2"}));
  ASSERT_TRUE(work_.let_go(one.id(), "w2"));
  EXPECT_EQ(taken("w1", 301), Lines{"1 a b"}) << "an attempt that did not fail begins anew";
}

TEST_P(Sweep, AClockThatWasSeenToIsNotTakenAndItsHoldIsTidiedAway) {
  ASSERT_EQ(taken("killed", 0).size(), 2u);
  must_commit(cases_, {two.next({moved(clock_due("a", Date::of(2026, 3, 4), "met"))})});
  ASSERT_TRUE(work_.tidy_due(here, today, at(61)));
  EXPECT_EQ(taken("w2", 61), Lines{"1 a b"});
  EXPECT_EQ(strays_of(cases_, here), std::vector<std::string>());
}

TEST_P(Sweep, OfManyThatTakeAtOnceEachIsGivenOthers) {
  constexpr int workers = 4, more = 40;
  std::vector<Step> steps;
  for (int n = 0; n < more; ++n) {
    Life life(uid_of(100 + n));
    steps.push_back(life.opening({opened(clock_due("a", Date::of(2026, 3, 3)))}));
  }
  must_commit(cases_, steps);
  std::vector<std::future<std::vector<std::string>>> taking;
  taking.reserve(workers);
  for (int w = 0; w < workers; ++w)
    taking.push_back(std::async(std::launch::async, [this, w] {
      std::vector<std::string> mine;
      auto const name = "w" + std::to_string(w);
      for (int turn = 0; turn < more; ++turn) {
        auto const cases = work_.take_due(here, today, {name, at(0), at(60 + turn)}, 3);
        EXPECT_TRUE(cases) << cases.error().plain();
        for (auto const& due : cases.value_or(std::vector<DueCase>())) mine.push_back(due.id.uid);
      }
      return mine;
    }));
  std::vector<std::string> all;
  for (auto& one_of : taking)
    for (auto& uid : one_of.get()) all.push_back(std::move(uid));
  EXPECT_EQ(all.size(), static_cast<std::size_t>(more + 2));
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size()) << "a case was given out twice";
}

auto const name_of = [](auto const& store) { return store.param; };
INSTANTIATE_TEST_SUITE_P(Stores, Sweep, ::testing::ValuesIn(stores_under_test()), name_of);

}  // namespace
}  // namespace liandiao::testing
