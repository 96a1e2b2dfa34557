#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/district/bodies.hpp"
#include "tests/district/data.hpp"
#include "tests/district/scenes.hpp"

namespace liandiao::district {

/// Everything cases are made of.
struct Sources {
  People people = People::read();
  Disputes disputes = Disputes::read();
  Sentences sentences = Sentences::read();
  Bodies bodies{people};
  std::vector<LifeShape> lives = read_lives(bodies.rulebook().catalogue());
};

/// The cases of a district over five years, in order of registration, each decided by the engine step by step: every
/// procedure, with its shares, seasons and long tails. The newest still go on. Case `n` depends on the seed, on the
/// count and on `n` alone, so any number of workers may make them. `decide` refuses none of their steps; a life that
/// is refused is a mistake in data/lives.yaml, and says so: `std::runtime_error`.
class Lives {
 public:
  Lives(std::uint64_t seed, int count);

  int count() const { return count_; }
  /// All steps of a case, chained, as the desk would hand them to its store one commit after the other.
  std::vector<Step> life(int n) const;
  Sources const& sources() const { return *sources_; }
  /// With what the people of the cases are marked.
  Digest mark_key() const;

  static Symbol code() { return Symbol("500104"); }
  static Date first_day() { return Date::of(2021, 11, 1); }
  static Date last_day() { return Date::of(2026, 10, 29); }
  /// When they are looked at: all has been entered.
  static Instant looked_at() { return Instant::at(last_day().plus(1), 9 * 60); }

 private:
  struct Moment {
    Date day;
    Instant at;
  };
  /// When the n-th case came in: more each year, few on Sundays, spread over the hours of the day.
  Moment moment(int n) const;

  std::uint64_t seed_;
  int count_;
  std::shared_ptr<Sources const> sources_;
  std::vector<double> until_;  // the share of cases up to the end of each day
  std::vector<Weighted<std::size_t>> types_of_month_;
  std::vector<Weighted<std::size_t>> lives_of_type_;
};

}  // namespace liandiao::district
