// Small figures that may not be told: neither as they are, nor by what they can be reckoned from.

#include "engine/statistics/suppression.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace liandiao {
namespace {

/// Total, three types that add up to it, agreed, amount, rate of agreed.
Form small_form() {
  Form form;
  form.code = "small";
  auto const count = [](char const* figure) { return Counts{figure, {}, Taken::in_period}; };
  auto const of_type = [](char const* word) {
    return Counts{"peoples_mediation.concluded", {{Dimension::type, {Symbol(word)}, false}}, Taken::in_period};
  };
  auto const add = [&](std::string code, auto from) {
    FormColumn column;
    column.no = static_cast<int>(form.columns.size()) + 1;
    column.code = std::move(code);
    column.from = from;
    form.columns.push_back(std::move(column));
  };
  add("concluded", count("peoples_mediation.concluded"));
  add("a", of_type("a"));
  add("b", of_type("b"));
  add("c", of_type("c"));
  add("agreed", count("peoples_mediation.agreed"));
  add("amount", count("peoples_mediation.amount"));
  add("rate", RatioOf{5, 1, 100});
  form.checks.push_back({"types", {}, {2, 3, 4}, {}, 1, false, {}, false});
  return form;
}

using Types = std::vector<std::int64_t>;

std::vector<std::int64_t> cells_of(Types const& types, std::int64_t agreed) {
  auto const concluded = types[0] + types[1] + types[2];
  return {
      concluded, types[0], types[1], types[2], agreed, agreed * 1'000'00, concluded == 0 ? no_ratio : agreed * 10'000};
}

FormRow row_of(char const* of, int depth, bool sum, std::vector<std::int64_t> cells) {
  FormRow row;
  row.of = Symbol(of);
  row.depth = depth;
  row.sum = sum;
  row.cells = std::move(cells);
  return row;
}

/// A total over streets with their communities.
FilledForm filled_with(std::vector<std::vector<Types>> const& streets) {
  FilledForm filled;
  auto const add = [](Types& to, Types const& more) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += more[i];
  };
  auto const agreed = [](Types const& types) { return types[0] + types[1]; };
  Types total(3);
  for (auto const& street : streets) {
    Types sum(3);
    for (auto const& body : street) add(sum, body);
    filled.rows.push_back(row_of("street", 1, true, cells_of(sum, agreed(sum))));
    for (auto const& body : street) filled.rows.push_back(row_of("body", 2, false, cells_of(body, agreed(body))));
    add(total, sum);
  }
  filled.rows.insert(filled.rows.begin(), row_of("", 0, false, cells_of(total, agreed(total))));
  return filled;
}

std::vector<std::size_t> hidden_in(std::vector<bool> const& row) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < row.size(); ++at)
    if (row[at]) found.push_back(at + 1);
  return found;
}
using Columns = std::vector<std::size_t>;

TEST(Suppression, HidesASmallNumberAndTheOneItCouldBeReckonedFrom) {
  // One body: its small number of type a stands in the total as well, whose other types are told by nobody.
  auto const cells = small_cells(small_form(), filled_with({{{2, 30, 40}, {20, 50, 60}}}));
  auto const& first = cells[2];
  EXPECT_TRUE(first[1]) << "two cases";
  EXPECT_TRUE(first[2] || first[3] || first[0]) << "else they would be the total less the others";
  auto const column_a = std::count_if(cells.begin(), cells.end(), [](auto const& row) { return row[1]; });
  EXPECT_GE(column_a, 2) << "else they would be the sum less the other body";
}

TEST(Suppression, HidesNothingWhereNothingIsSmall) {
  for (auto const& row : small_cells(small_form(), filled_with({{{20, 30, 0}, {10, 0, 60}}})))
    EXPECT_EQ(hidden_in(row), Columns());
}

TEST(Suppression, HidesWhatFewCasesWereWorthAndTheirRate) {
  auto const cells = small_cells(small_form(), filled_with({{{1, 2, 90}, {50, 60, 70}}}));
  auto const& row = cells[2];
  EXPECT_TRUE(row[4]) << "three agreed";
  EXPECT_TRUE(row[5]) << "what these three are worth";
  EXPECT_TRUE(row[6]) << "the rate would tell how many";
}

TEST(Suppression, TellsFromAsManyAsIsSaid) {
  auto const filled = filled_with({{{5, 30, 40}, {20, 50, 60}}});
  EXPECT_FALSE(small_cells(small_form(), filled, 5)[2][1]);
  EXPECT_TRUE(small_cells(small_form(), filled, 6)[2][1]);
}

TEST(Suppression, PutsAMarkInThePlaceOfFiguresAndForgetsWhatChecksSaidOfThem) {
  auto filled = filled_with({{{2, 30, 40}, {20, 50, 60}}});
  filled.disagreements.push_back({"types", Symbol("body"), {2, 3, 4}, 1, 71, 72});
  suppress(small_form(), filled);
  EXPECT_EQ(filled.rows[2].cells[1], hidden_cell);
  EXPECT_TRUE(filled.disagreements.empty());
}

/// Whoever knows what is shown, that everything balances, and that nothing hidden is below nought: looks for a filling
/// other than the true one.
class Attack {
 public:
  Attack(std::vector<Balance> const& balances, std::vector<std::int64_t> values, std::vector<bool> const& hidden)
      : balances_(balances), values_(std::move(values)), guess_(values_) {
    for (std::size_t cell = 0; cell < hidden.size(); ++cell)
      if (hidden[cell]) unknown_.push_back(cell);
    last_.resize(unknown_.size());
    for (std::size_t one = 0; one < balances_.size(); ++one) {
      std::size_t latest = unknown_.size();
      for (std::size_t at = 0; at < unknown_.size(); ++at)
        if (holds(balances_[one], unknown_[at])) latest = at;
      if (latest < unknown_.size()) last_[latest].push_back(one);
    }
  }

  /// Whether that cell could be something else.
  bool could_differ(std::size_t cell) {
    for (std::int64_t const by : {1, -1, 2, -2, 3}) {
      if (values_[cell] + by < 0) continue;
      guess_ = values_;
      steps_ = 0;
      wanted_ = cell;
      wanted_value_ = values_[cell] + by;
      if (fill(0)) return true;
    }
    return false;
  }

 private:
  static bool holds(Balance const& balance, std::size_t cell) {
    return std::any_of(balance.parts.begin(), balance.parts.end(), [&](auto const& part) { return part.cell == cell; });
  }
  bool balanced(std::size_t one) const {
    std::int64_t sum = 0;
    for (auto const& part : balances_[one].parts) sum += guess_[part.cell] * part.times;
    return sum == 0;
  }
  bool fill(std::size_t at) {
    if (at == unknown_.size()) return true;
    if (++steps_ > 2'000'000) return false;
    auto const cell = unknown_[at];
    for (std::int64_t const by : {0, 1, -1, 2, -2, 3, -3}) {
      guess_[cell] = cell == wanted_ ? wanted_value_ : values_[cell] + by;
      bool const fits = guess_[cell] >= 0 &&
                        std::all_of(last_[at].begin(), last_[at].end(), [&](std::size_t one) { return balanced(one); });
      if (fits && fill(at + 1)) return true;
      if (cell == wanted_) break;
    }
    return false;
  }

  std::vector<Balance> const& balances_;
  std::vector<std::int64_t> values_;
  std::vector<std::int64_t> guess_;
  std::vector<std::size_t> unknown_;
  std::vector<std::vector<std::size_t>> last_;  // of each unknown the balances it completes
  std::size_t wanted_ = 0;
  std::int64_t wanted_value_ = 0;
  int steps_ = 0;
};

/// Only whole numbers of cases, so that every filling the attack finds is one that could have been.
Form form_of_counts() {
  auto form = small_form();
  form.columns.resize(4);
  return form;
}

TEST(Suppression, LeavesNoSmallNumberOfARandomFormToBeReckoned) {
  auto const form = form_of_counts();
  for (unsigned seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    auto const drawn = [&] {
      auto const kind = random() % 4;
      return static_cast<std::int64_t>(kind == 0 ? 0 : kind == 1 ? random() % 6 : random() % 40);
    };
    std::vector<std::vector<Types>> streets(1 + random() % 2);
    for (auto& street : streets)
      for (auto bodies = 1 + random() % 3; bodies > 0; --bodies) street.push_back({drawn(), drawn(), drawn()});
    auto filled = filled_with(streets);
    for (auto& row : filled.rows) row.cells.resize(form.columns.size());
    auto const cells = small_cells(form, filled);
    std::vector<std::int64_t> values;
    std::vector<bool> hidden;
    for (std::size_t row = 0; row < cells.size(); ++row) {
      values.insert(values.end(), filled.rows[row].cells.begin(), filled.rows[row].cells.end());
      hidden.insert(hidden.end(), cells[row].begin(), cells[row].end());
    }
    auto const balances = balances_of(form, filled);
    Attack attack(balances, values, hidden);
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
      bool const small = values[cell] > 0 && values[cell] < told_from;
      EXPECT_TRUE(!small || hidden[cell]) << "cell " << cell;
      EXPECT_TRUE(!small || attack.could_differ(cell)) << "cell " << cell << " can only be " << values[cell];
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace liandiao
