#pragma once

#include <functional>

#include "tools/liandiao/rounds.hpp"

namespace liandiao::door {

/// So many rounds, with something that happens between two of them instead of a rest.
class CountedRounds final : public Rounds {
 public:
  explicit CountedRounds(
      int rounds, std::function<void(int round)> between = [](int) {})
      : left_(rounds), between_(std::move(between)) {}
  bool ended() override { return ended_; }
  bool rest(std::chrono::seconds pause) override {
    pauses.push_back(pause);
    if (--left_ <= 0) return false;
    between_(static_cast<int>(pauses.size()));
    return true;
  }
  void end() { ended_ = true; }

  std::vector<std::chrono::seconds> pauses;

 private:
  int left_;
  std::function<void(int)> between_;
  bool ended_ = false;
};

}  // namespace liandiao::door
