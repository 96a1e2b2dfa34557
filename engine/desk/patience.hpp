#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/base/date.hpp"
#include "engine/base/digest.hpp"

namespace liandiao {

/// How long to wait between attempts: after each that failed twice as long, up to a longest time.
struct Patience {
  std::int64_t first_s = 30;
  std::int64_t longest_s = 3600;

  /// When to try again after so many attempts. Random bytes move it by a quarter to either side, so that what failed
  /// together does not come back together.
  Instant next(Instant now, int attempts, Digest const& random) const {
    constexpr int doublings_max = 30;
    std::int64_t const doubled = first_s << std::clamp(attempts - 1, 0, doublings_max);
    std::int64_t const pause_us = std::min(doubled, longest_s) * 1'000'000;
    std::int64_t const part = random.bytes[0] * 256 + random.bytes[1];  // of 65536
    return Instant{now.us + pause_us / 4 * 3 + pause_us / 2 / 65536 * part};
  }
};

}  // namespace liandiao
