#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/property/random_life.hpp"

/// What holds in every state of every case, whatever flow it runs under (docs/invariants.md). All of them are asked
/// about the same random lives, at every order.
namespace liandiao::tests {

struct Invariant {
  std::string_view number;  // in docs/invariants.md
  std::string_view name;
  std::string (*broken)(Seen const& seen);  // how, or nothing
  bool sampled = false;                     // asked at one order in several: it tries orders of its own
};

/// In the order of their numbers.
std::vector<Invariant> const& invariants();

/// Puts an invariant among them.
class Promise {
 public:
  explicit Promise(Invariant invariant);
};

// clang-format off
#define LIANDIAO_PROMISE(number, name, sampled)                                                         \
  std::string name(Seen const& seen);                                                                   \
  Promise const promised_##name(Invariant{#number, #name, &name, sampled});                             \
  std::string name(Seen const& seen)
// clang-format on

/// LIANDIAO_INVARIANT(I1, AsASentence) { … seen … return {}; }
#define LIANDIAO_INVARIANT(number, name) LIANDIAO_PROMISE(number, name, false)
#define LIANDIAO_SAMPLED_INVARIANT(number, name) LIANDIAO_PROMISE(number, name, true)

}  // namespace liandiao::tests
