#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/life.hpp"

namespace liandiao::bench {

/// The cases of a district over twenty months, in order of registration, each decided by the engine step by step:
/// refused, agreed and performed, agreed and confirmed, ended and sued over, left, handed over, and, among the newest,
/// still going on. The same seed and count give the same cases. `decide` refuses none of their steps; if it does, the
/// bench ends.
class Lives {
 public:
  Lives(std::uint64_t seed, int count);
  bool more() const { return next_ < count_; }
  /// All steps of the next case, chained, as the desk would hand them to its store one commit after the other.
  std::vector<Step> next();

  static Date first_day() { return Date::of(2025, 1, 6); }
  /// When they are looked at: all has been entered.
  static Instant looked_at() { return Instant::at(Date::of(2026, 10, 30), 9 * 60); }

 private:
  struct Scene {
    int after = 0;  // days since the registration
    Command command;
    Actor actor;
    int instance = 0;
  };
  using Shape = std::vector<Scene>;
  struct Committee {
    Symbol organ;
    std::vector<Shape> closed, going_on;
  };

  static Committee committee(std::size_t at);
  int draw(int below) { return static_cast<int>(random_() % static_cast<std::uint64_t>(below)); }
  std::string name();
  Command registration(Committee const& committee);
  void live(CaseFile& file, std::vector<Step>& steps, Scene const& scene, Date registered);
  /// What the nightly sweep had done by that day: whatever was due before it has lapsed.
  void sweep(CaseFile& file, std::vector<Step>& steps, Date day);
  void take(CaseFile& file, std::vector<Step>& steps, Order order, std::vector<PrivateRow> texts);

  std::mt19937_64 random_;
  int count_;
  int next_ = 0;
  std::vector<Committee> committees_;
  tests::CountedIds salts_;
};

}  // namespace liandiao::bench
