#pragma once

#include <optional>
#include <vector>

#include "engine/statistics/form.hpp"

/// What columns come to when they are added up, in terms of what is counted: for the checks of forms.
namespace liandiao::form_sums {

/// Something counted, and how often it is in a sum.
struct Leaf {
  Counts const* counts = nullptr;
  std::int64_t times = 0;
};
using Leaves = std::vector<Leaf>;

/// Adds a column to a sum, down to what it counts. A price makes of everything that is counted something else.
void add(Form const& form, int no, std::int64_t times, Leaves& to);
void drop_noughts(Leaves& leaves);

/// Two columns of one sum that count something twice: the same, or words they both have.
struct Twice {
  int one = 0;
  int other = 0;
  bool same = false;
};
std::optional<Twice> counted_twice(Form const& form, std::vector<int> const& adds);

/// A check that a figure is the sum of its parts by one dimension.
struct Split {
  Dimension by = Dimension::type;
  std::vector<Narrowed const*> parts;
  bool has_place_for(Symbol word) const;
};
std::optional<Split> split_by_words(Form const& form, FormCheck const& check);

}  // namespace liandiao::form_sums
