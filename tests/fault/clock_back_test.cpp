// The machine's clock goes back: a step is never recorded before the one before it, and what would then lie in the
// future is refused with a sentence.

#include <gtest/gtest.h>

#include "tests/fault/office.hpp"

namespace liandiao::fault {
namespace {

class ClockBack : public ::testing::Test {
 protected:
  static constexpr std::size_t step = 6;

  void SetUp() override {
    ASSERT_EQ(told(office_.open(folder_.database())), "accepted");
    ASSERT_NO_FATAL_FAILURE(office_.live_until(step));
  }
  Instant recorded() { return parse_event(office_.stores.events(office_.id())->back().text)->recorded; }

  Folder const folder_;
  Office office_;
};

TEST_F(ClockBack, ByHoursAStepIsRecordedNoEarlierThanTheOneBefore) {
  auto const before = recorded();
  office_.behind = std::chrono::hours(72);
  std::size_t at = step;
  // A step of a later day waits until the clock has come to that day again.
  while (told(office_.live(at)) == "invalid_input business_time_in_future") office_.behind -= std::chrono::hours(1);
  EXPECT_GT(office_.behind.count(), 0);
  EXPECT_EQ(told(office_.live(at)), "accepted");
  EXPECT_GE(recorded(), before);
  EXPECT_EQ(findings_in(office_.stores), "");
}

TEST_F(ClockBack, ByDaysAStepOfTodayIsRefusedAndTheSameStepIsDoneWhenTheClockIsRight) {
  auto const events = office_.stores.events(office_.id())->size();
  office_.behind = std::chrono::hours(24 * 30);
  auto const refused = office_.live(step);
  EXPECT_EQ(told(refused), "invalid_input business_time_in_future");
  EXPECT_EQ(office_.stores.events(office_.id())->size(), events);
  EXPECT_TRUE(office_.live(step - 1)->repeated);
  office_.behind = {};
  EXPECT_EQ(told(office_.live(step)), "accepted");
  EXPECT_EQ(findings_in(office_.stores), "");
}

TEST_F(ClockBack, WhatHappensNowIsRefusedWhileNowLiesBeforeTheCase) {
  auto const events = office_.stores.events(office_.id())->size();
  Request request;
  request.reference = office_.id().uid;
  request.command = "set_level";
  request.fields.set("level", Value::of(std::string("L2")));
  request.fields.set("reason", Value::of(std::string("x")));
  request.by = {Symbol("jgm-wang"), {}};
  request.key = "now";
  office_.set_time(Instant::at(Date::of(2025, 9, 1), 600));
  EXPECT_TRUE(told(office_.desk().act(request)).starts_with("invalid_input business_time_before_"))
      << told(office_.desk().act(request));
  EXPECT_EQ(office_.stores.events(office_.id())->size(), events);
  office_.set_time(Instant::at(Date::of(2025, 10, 20), 600));
  EXPECT_EQ(told(office_.desk().act(request)), "accepted");
}

}  // namespace
}  // namespace liandiao::fault
