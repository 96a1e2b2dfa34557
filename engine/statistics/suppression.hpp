#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/statistics/filled_form.hpp"

/// Small figures tell of single people: what of a form may be told to anybody.
namespace liandiao {

/// A cell that may not be told stands in a form for this.
inline constexpr std::int64_t hidden_cell = INT64_MIN + 1;

/// The least number that is told where nothing else is said.
inline constexpr std::int64_t told_from = 5;

/// Which cells, by row and column, may not be told: numbers of cases, people and times from 1 to `least` - 1, amounts
/// and days that were counted of so few cases, and whatever else those could be reckoned from. What the form shows
/// then, and that its sums and checks hold, leaves each of those numbers more than one value; a ratio goes with its
/// parts.
std::vector<std::vector<bool>> small_cells(Form const& form, FilledForm const& filled, std::int64_t least = told_from);

/// Puts `hidden_cell` into each of them, and takes out what the checks said: it names figures.
void suppress(Form const& form, FilledForm& filled, std::int64_t least = told_from);

/// What everybody knows of a form's cells: what in every row, and of the rows below a sum, adds up to nought. Each cell
/// by its place, row after row.
struct Balance {
  struct Part {
    std::size_t cell = 0;
    std::int64_t times = 0;
  };
  std::vector<Part> parts;
};
std::vector<Balance> balances_of(Form const& form, FilledForm const& filled);

}  // namespace liandiao
