#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/base/symbol.hpp"
#include "engine/statistics/form.hpp"

/// What a cell of a form is made of, down to the figures counted: for listing the cases behind it.
namespace liandiao {

/// Of words some, or all but some; as it is made: all.
struct AnyOf {
  std::vector<Symbol> words;
  bool except = true;

  bool all() const { return except && words.empty(); }
  bool none() const { return !except && words.empty(); }
  bool holds(Symbol word) const { return (std::find(words.begin(), words.end(), word) != words.end()) != except; }
  bool operator==(AnyOf const&) const = default;
};

/// What is in both.
AnyOf both_of(AnyOf const& one, AnyOf const& other);

/// One figure that a column adds up, so many times over.
struct CellPart {
  Symbol figure;
  std::int64_t weight = 1;  // negative where it is taken off; fen each where cases are worth money
  Taken taken = Taken::in_period;
  AnyOf bodies;  // kinds of the body it counts for
  AnyOf types;
  AnyOf sources;
  AnyOf details;
};

/// The parts of a column that adds up. A ratio has none: its two columns have.
std::vector<CellPart> parts_of(Form const& form, FormColumn const& column);

}  // namespace liandiao
