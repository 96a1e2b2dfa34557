#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liandiao {

/// An amount of renminbi, in fen. Never negative in what people enter.
struct Money {
  std::int64_t fen = 0;

  auto operator<=>(Money const&) const = default;
  std::string text() const;  // yuan with two decimals: 1234.50
};

/// Yuan with at most two decimals, not negative, within 64 bits of fen: `400000`, `28.5`, `0.07`.
std::optional<Money> parse_money(std::string_view yuan);

}  // namespace liandiao
