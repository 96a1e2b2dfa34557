#include "engine/base/money.hpp"

#include <limits>

namespace liandiao {

std::string Money::text() const {
  std::string const sign = fen < 0 ? "-" : "";
  std::uint64_t const size = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  std::string const cents = std::to_string(size % 100);
  return sign + std::to_string(size / 100) + (cents.size() == 1 ? ".0" : ".") + cents;
}

std::optional<Money> parse_money(std::string_view yuan) {
  constexpr std::int64_t max = std::numeric_limits<std::int64_t>::max();
  std::int64_t fen = 0;
  int decimals = -1;  // -1 until the point is seen
  bool whole = false;
  for (char c : yuan) {
    if (c == '.') {
      if (decimals >= 0 || !whole) return std::nullopt;
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9' || decimals == 2) return std::nullopt;
    if (decimals >= 0) ++decimals;
    whole = true;
    std::int64_t const digit = c - '0';
    if (fen > (max - digit) / 10) return std::nullopt;
    fen = fen * 10 + digit;
  }
  if (!whole || decimals == 0) return std::nullopt;
  for (int missing = 2 - (decimals < 0 ? 0 : decimals); missing > 0; --missing) {
    if (fen > max / 10) return std::nullopt;
    fen *= 10;
  }
  return Money{fen};
}

}  // namespace liandiao
