// How long a silent server is waited for.

#include "adapters/sql/patience.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace liandiao::fault {
namespace {

using sql::Glances;
using sql::Patience;
using std::chrono::milliseconds;

int glances_until_too_long(Glances& glances, std::uint64_t wait, milliseconds limit) {
  int seen = 1;
  while (!glances.too_long(wait, limit)) ++seen;
  return seen;
}

// However far the clock went on while the process was suspended, it was looked at no more often for that.
TEST(Patience, AWaitIsAsLongAsItWasLookedAt) {
  Glances glances;
  EXPECT_EQ(glances_until_too_long(glances, 1, milliseconds(1000)), 7);  // the first says only that it began
  EXPECT_TRUE(glances.too_long(1, milliseconds(1000)));
  EXPECT_EQ(glances_until_too_long(glances, 2, milliseconds(1)), 2);
}

TEST(Patience, ManyShortWaitsAreNoLongOne) {
  Glances glances;
  for (std::uint64_t wait = 1; wait < 1000; ++wait) EXPECT_FALSE(glances.too_long(wait, milliseconds(1)));
}

TEST(Patience, WhoDoesNotWaitOrWaitsForEverIsLeftAlone) {
  Glances glances;
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(glances.too_long(0, milliseconds(1)));
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(glances.too_long(7, milliseconds(0)));
}

TEST(Patience, AConnectionThatSaysNothingIsEnded) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  {
    Patience patience(ends[0]);
    patience.limit(milliseconds(1));
    Patience::Wait const wait(&patience);
    char byte = 0;
    EXPECT_EQ(::read(ends[0], &byte, 1), 0);  // comes back because it was ended
  }
  ::close(ends[0]);
  ::close(ends[1]);
}

}  // namespace
}  // namespace liandiao::fault
