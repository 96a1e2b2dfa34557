#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "engine/base/symbol.hpp"

namespace liandiao {

/// One number of a series. A series is one organisation's, of one type, in one year, and starts at 1.
struct Serial {
  Symbol district;
  Symbol type;   // ledger, mediation
  Symbol organ;  // whose series it is
  int year = 0;
  std::int64_t serial = 0;
};

/// How a number reads on paper. A store allocates serials and knows no organisation, so whoever opens it says this.
/// Pure, and different for different serials of a district: a text issued twice is refused. The serial reads in digits,
/// with noughts before it or without, no other digit beside it, and nothing else of the text changes within a series:
/// whoever looks for a part of a number relies on it. Asked in the middle of a transaction, so it must not wait for
/// anything.
using NumberFormat = std::function<std::string(Serial const&)>;

}  // namespace liandiao
