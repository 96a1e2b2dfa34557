#include "engine/statistics/reckonable.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace liandiao {
namespace {

/// Numbers modulo a prime: exact, and what vanishes by chance vanishes once in 2^61.
constexpr std::uint64_t prime = (std::uint64_t{1} << 61) - 1;

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>(static_cast<Wide>(a) * b % prime);
}
std::uint64_t less(std::uint64_t a, std::uint64_t b) { return a >= b ? a - b : a + prime - b; }
std::uint64_t of(std::int64_t n) {
  auto const size = (n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n)) % prime;
  return n < 0 ? less(0, size) : size;
}
std::uint64_t inverse(std::uint64_t n) {
  std::uint64_t result = 1;
  for (std::uint64_t power = prime - 2; power > 0; power >>= 1, n = times(n, n))
    if ((power & 1) != 0) result = times(result, n);
  return result;
}

/// The same numbers in every run.
class Drawn {
 public:
  std::uint64_t next() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return (state_ >> 3) % prime;
  }

 private:
  std::uint64_t state_ = 20260330;
};

using Line = std::map<std::size_t, std::uint64_t>;  // by cell; in order, so that the last is the pivot

void reduce(Line& line, std::map<std::size_t, Line> const& pivots) {
  auto at = line.rbegin();
  while (at != line.rend()) {
    auto const cell = at->first;
    auto const pivot = pivots.find(cell);
    if (pivot == pivots.end()) return;
    auto const factor = at->second;
    for (auto const& [other, coefficient] : pivot->second) {
      auto& here = line[other];
      here = less(here, times(factor, coefficient));
      if (here == 0) line.erase(other);
    }
    at = line.rbegin();
  }
}

/// Some way in which the hidden cells could differ from what they are while everything still balances, drawn at random.
/// A cell that could not differ is nought in each.
std::vector<std::uint64_t> difference(std::vector<Balance> const& balances, std::vector<bool> const& hidden) {
  std::map<std::size_t, Line> pivots;
  for (auto const& balance : balances) {
    Line line;
    for (auto const& part : balance.parts)
      if (hidden[part.cell]) line[part.cell] = of(part.times);
    reduce(line, pivots);
    if (line.empty()) continue;
    auto const scale = inverse(line.rbegin()->second);
    for (auto& [cell, coefficient] : line) coefficient = times(coefficient, scale);
    pivots.emplace(line.rbegin()->first, std::move(line));
  }
  Drawn drawn;
  std::vector<std::uint64_t> found(hidden.size());
  // A pivot is the last cell of its line: those before it are known by then.
  for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
    if (!hidden[cell]) continue;
    auto const pivot = pivots.find(cell);
    if (pivot == pivots.end()) {
      found[cell] = drawn.next();
      continue;
    }
    std::uint64_t sum = 0;
    for (auto const& [other, coefficient] : pivot->second)
      if (other != cell) sum = less(sum, times(coefficient, found[other]));
    found[cell] = sum;
  }
  return found;
}

constexpr std::int64_t no_end = std::numeric_limits<std::int64_t>::max() / 4;

struct Bounds {
  std::int64_t low = 0;
  std::int64_t high = no_end;
};

/// Between what the parts of a balance add up to, each by its bounds.
class Narrowing {
 public:
  Narrowing(std::vector<Balance> const& balances, std::vector<std::int64_t> const& values,
            std::vector<bool> const& hidden)
      : balances_(balances) {
    for (std::size_t cell = 0; cell < values.size(); ++cell)
      bounds_.push_back(hidden[cell] ? Bounds{values[cell] < 1 ? std::min<std::int64_t>(values[cell], 0) : 1, no_end}
                                     : Bounds{values[cell], values[cell]});
  }

  std::vector<Bounds> const& narrowed() {
    constexpr int rounds_max = 50;
    bool moved = true;
    for (int round = 0; moved && round < rounds_max; ++round) {
      moved = false;
      for (auto const& balance : balances_) moved = narrow(balance) || moved;
    }
    return bounds_;
  }

 private:
  __extension__ using Wide = __int128;

  static Wide lowest(Bounds const& bounds, std::int64_t times) {
    return static_cast<Wide>(times > 0 ? bounds.low : bounds.high) * times;
  }
  static Wide highest(Bounds const& bounds, std::int64_t times) {
    return static_cast<Wide>(times > 0 ? bounds.high : bounds.low) * times;
  }

  bool narrow(Balance const& balance) {
    bool moved = false;
    for (auto const& part : balance.parts) {
      Wide low = 0, high = 0;  // of all the others
      bool low_known = true, high_known = true;
      for (auto const& other : balance.parts) {
        if (&other == &part) continue;
        auto const& bounds = bounds_[other.cell];
        bool const endless = bounds.high >= no_end;
        low_known = low_known && (!endless || other.times >= 0);
        high_known = high_known && (!endless || other.times <= 0);
        low += lowest(bounds, other.times);
        high += highest(bounds, other.times);
      }
      // part * times = -(the others)
      if (part.times > 0) {
        moved = (low_known && lower(part.cell, -low / part.times)) || moved;
        moved = (high_known && raise(part.cell, -high / part.times)) || moved;
      } else {
        moved = (high_known && lower(part.cell, high / -part.times)) || moved;
        moved = (low_known && raise(part.cell, low / -part.times)) || moved;
      }
    }
    return moved;
  }

  bool lower(std::size_t cell, Wide high) {
    if (high >= bounds_[cell].high || high < bounds_[cell].low) return false;
    bounds_[cell].high = static_cast<std::int64_t>(high);
    return true;
  }
  bool raise(std::size_t cell, Wide low) {
    if (low <= bounds_[cell].low || low > bounds_[cell].high) return false;
    bounds_[cell].low = static_cast<std::int64_t>(low);
    return true;
  }

  std::vector<Balance> const& balances_;
  std::vector<Bounds> bounds_;
};

}  // namespace

std::vector<bool> reckonable(std::vector<Balance> const& balances, std::vector<std::int64_t> const& values,
                             std::vector<bool> const& hidden) {
  auto const may_differ = difference(balances, hidden);
  Narrowing narrowing(balances, values, hidden);
  auto const& bounds = narrowing.narrowed();
  std::vector<bool> found(hidden.size());
  for (std::size_t cell = 0; cell < hidden.size(); ++cell)
    found[cell] = hidden[cell] && (may_differ[cell] == 0 || bounds[cell].low >= bounds[cell].high);
  return found;
}

}  // namespace liandiao
