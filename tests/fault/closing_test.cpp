// Whoever closes a month is killed, or somebody else closes it at the same moment, while people go on entering cases:
// a closing is there whole or not at all, and no step slips under it. On a file; on a server:
// postgresql_closing_test.cpp.

#include <gtest/gtest.h>

#include <iostream>

#include "tests/fault/months.hpp"

namespace liandiao::fault {
namespace {

class ClosingOfAMonth : public ::testing::Test {
 protected:
  Folder folder_;
  std::string const path_ = folder_.database();
  Months months_{path_};
};

TEST_F(ClosingOfAMonth, KilledAtAnyMomentIsThereWholeOrNotAtAll) {
  kill_closers_at_any_moment(months_, path_, [] {});
}

TEST_F(ClosingOfAMonth, KilledBeforeAnyOperationIsThereWholeOrNotAtAll) {
  std::mt19937 random(seed_of_this_run());
  int points = 0, unanswered = 0;
  bool to_its_end = false;
  for (int n = 1; months_.left() && !to_its_end; ++n) {
    auto const period = months_.next();
    auto const before = months_.closed();
    SCOPED_TRACE("killed before operation " + std::to_string(n) + " in " + period);
    Closer closer(path_, period, {.die_before = n});
    months_.begin_lines(random);
    closer.go();
    auto const answer = closer.answer();
    months_.finish_lines();
    ASSERT_NO_FATAL_FAILURE(months_.look());
    to_its_end = answer == "closed";
    ASSERT_TRUE(to_its_end || answer.empty()) << answer << " " << closer.sentence();
    if (!to_its_end) ++points;
    if (months_.closed() == before) {
      ASSERT_NO_FATAL_FAILURE(close_undisturbed(months_, path_, [] {}));
    } else if (!to_its_end) {
      ++unanswered;
    }
  }
  std::cout << "  killed at " << points << " points of a closing; " << unanswered
            << " times it was closed and nobody was told\n";
  RecordProperty("points", points);
  EXPECT_TRUE(to_its_end) << "there were too few months";
}

TEST_F(ClosingOfAMonth, ByTwoAtTheSameTimeIsDoneOnceAndTheOtherIsTold) {
  close_side_by_side(months_, path_, 16, [] {});
}

}  // namespace
}  // namespace liandiao::fault
