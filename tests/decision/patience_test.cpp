// How long is waited between attempts.

#include "engine/desk/patience.hpp"

#include <gtest/gtest.h>

namespace liandiao {
namespace {

std::int64_t seconds_after(int attempts, std::uint8_t chance) {
  Digest random;
  random.bytes.fill(chance);
  return Patience{30, 3600}.next(Instant{5'000'000}, attempts, random).us / 1'000'000 - 5;
}

TEST(Patience, EachPauseIsTwiceTheOneBeforeUpToTheLongest) {
  constexpr std::uint8_t middle = 128;
  EXPECT_EQ(seconds_after(1, middle), 30);
  EXPECT_EQ(seconds_after(2, middle), 60);
  EXPECT_EQ(seconds_after(7, middle), 1921);
  EXPECT_EQ(seconds_after(8, middle), 3603);
  EXPECT_EQ(seconds_after(1000, middle), 3603);
}

TEST(Patience, ChanceMovesAPauseByAQuarterAtMost) {
  EXPECT_EQ(seconds_after(2, 0), 45);
  EXPECT_EQ(seconds_after(2, 255), 74);
}

}  // namespace
}  // namespace liandiao
