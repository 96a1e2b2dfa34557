#include "adapters/sql/serials.hpp"

#include <algorithm>
#include <charconv>

namespace liandiao::sql {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Digits of a text that stand together. What stands before or behind them in the text stands there in the number too,
/// so that the serial begins or ends where they do.
struct Run {
  std::string_view digits;
  std::string_view significant;  // without the noughts they begin with
  bool begins = false;
  bool ends = false;

  /// Whether a serial, written without noughts before it, may read so.
  bool may_be_of(std::string_view serial) const {
    bool const padded = digits.size() > significant.size();
    if (begins && ends) return serial == significant;
    if (begins) return serial.starts_with(significant);
    if (ends) return serial.ends_with(digits) || (padded && serial == significant);
    return serial.find(digits) != std::string_view::npos || (padded && serial.starts_with(significant));
  }
};

std::vector<Run> runs_of(std::string_view text) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    auto const begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    auto const digits = text.substr(begin, at - begin);
    auto const noughts = std::min(digits.find_first_not_of('0'), digits.size());
    runs.push_back({digits, digits.substr(noughts), begin > 0, at < text.size()});
  }
  return runs;
}

}  // namespace

std::optional<std::vector<std::int64_t>> serials_within(std::string_view text, std::int64_t highest, std::size_t most) {
  auto const runs = runs_of(text);
  std::vector<std::int64_t> serials;
  if (runs.empty()) return serials;
  for (std::int64_t serial = 1; serial <= highest; ++serial) {
    char digits[24];
    std::string_view const written(digits, std::to_chars(digits, digits + sizeof digits, serial).ptr);
    if (std::none_of(runs.begin(), runs.end(), [&](Run const& run) { return run.may_be_of(written); })) continue;
    if (serials.size() == most) return std::nullopt;
    serials.push_back(serial);
  }
  return serials;
}

}  // namespace liandiao::sql
