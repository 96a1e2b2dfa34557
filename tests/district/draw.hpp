#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace liandiao::district {

/// Drawing that depends on nothing but where it began, on every machine and in every library.
class Draw {
 public:
  Draw(std::uint64_t seed, std::uint64_t stream) : state_(seed ^ (stream * 0xd1342543de82ef95ULL)) { bits(); }

  std::uint64_t bits() {
    std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15ULL);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
  }
  int below(int limit) { return static_cast<int>((bits() >> 32) * static_cast<std::uint64_t>(limit) >> 32); }
  int between(int least, int most) { return least + below(most - least + 1); }
  bool percent(int share) { return below(100) < share; }
  /// From least to most, near the least far more often than near the most.
  int skewed(int least, int most) {
    std::int64_t const range = most - least + 1;
    std::int64_t const drawn = below(1'000);
    return least + static_cast<int>(range * drawn * drawn * drawn / 1'000'000'000);
  }
  template <class T>
  T const& one_of(std::vector<T> const& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }

 private:
  std::uint64_t state_;
};

/// Things of which some come more often than others.
template <class T>
class Weighted {
 public:
  void add(int weight, T what) {
    total_ += weight;
    rows_.emplace_back(total_, std::move(what));
  }
  bool empty() const { return total_ == 0; }
  T const& drawn(Draw& draw) const {
    int const at = draw.below(total_);
    auto const found =
        std::upper_bound(rows_.begin(), rows_.end(), at, [](int place, auto const& row) { return place < row.first; });
    return found->second;
  }

 private:
  int total_ = 0;
  std::vector<std::pair<int, T>> rows_;  // with the sum of the weights up to it
};

}  // namespace liandiao::district
