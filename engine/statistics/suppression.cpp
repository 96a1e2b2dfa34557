#include "engine/statistics/suppression.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <tuple>

#include "engine/statistics/reckonable.hpp"

namespace liandiao {
namespace {

class Suppressing {
 public:
  Suppressing(Form const& form, FilledForm const& filled, std::int64_t least)
      : form_(form), least_(least), columns_(form.columns.size()) {
    for (auto const& row : filled.rows) values_.insert(values_.end(), row.cells.begin(), row.cells.end());
    hidden_.resize(values_.size());
    of_balances_.resize(values_.size());
    balances_ = balances_of(form, filled);
    for (std::size_t one = 0; one < balances_.size(); ++one)
      for (auto const& part : balances_[one].parts) of_balances_[part.cell].push_back(one);
  }

  std::vector<bool> const& hidden() {
    hide_small();
    small_ = hidden_;
    do hide_what_stands_alone();
    while (hide_beside_what_can_be_reckoned());
    hide_ratios();
    return hidden_;
  }

 private:
  FormColumn const& column(std::size_t cell) const { return form_.columns[cell % columns_]; }
  bool is_number(FormColumn const& one) const {
    if (std::holds_alternative<RatioOf>(one.from)) return false;
    auto const unit = unit_of(form_, one);
    return unit != FigureUnit::fen && unit != FigureUnit::days;
  }
  bool is_small(std::size_t cell) const {
    auto const size = std::abs(values_[cell]);
    return is_number(column(cell)) && size > 0 && size < least_;
  }

  void hide_small() {
    for (std::size_t cell = 0; cell < values_.size(); ++cell) hidden_[cell] = is_small(cell) || is_of_few(cell);
  }

  /// An amount, or days, beside a number of cases that are told apart in the same way and are too few.
  bool is_of_few(std::size_t cell) const {
    auto const* amount = std::get_if<Counts>(&column(cell).from);
    if (amount == nullptr || values_[cell] == 0 || is_number(column(cell))) return false;
    auto const row = cell - cell % columns_;
    for (std::size_t at = 0; at < columns_; ++at) {
      auto const* counts = std::get_if<Counts>(&form_.columns[at].from);
      if (counts != nullptr && counts->only == amount->only && is_small(row + at)) return true;
    }
    return false;
  }

  /// Among what a balance still shows the number that is missed least: a small one, but not nought, of which everybody
  /// may know that it can be nothing else; rather below than in the total.
  std::optional<std::size_t> beside(Balance const& balance) const {
    std::optional<std::size_t> best;
    auto const rank = [&](std::size_t cell) {
      return std::tuple(values_[cell] == 0, cell < columns_, std::abs(values_[cell]), cell);
    };
    for (auto const& part : balance.parts)
      if (!hidden_[part.cell] && (!best || rank(part.cell) < rank(*best))) best = part.cell;
    return best;
  }

  void hide_what_stands_alone() {
    for (bool again = true; again;) {
      again = false;
      for (auto const& balance : balances_) {
        auto const hidden = std::count_if(balance.parts.begin(), balance.parts.end(),
                                          [&](Balance::Part const& part) { return hidden_[part.cell]; });
        if (hidden != 1) continue;
        if (auto const other = beside(balance)) hidden_[*other] = again = true;
      }
    }
  }

  bool hide_beside_what_can_be_reckoned() {
    auto const found = reckonable(balances_, values_, hidden_);
    bool again = false;
    for (std::size_t cell = 0; cell < values_.size(); ++cell)
      if (found[cell] && small_[cell]) again = hide_near(cell) || again;
    return again;
  }

  /// Something in a balance with it, or else in one of those that these are in, and so on.
  bool hide_near(std::size_t cell) {
    std::vector<std::size_t> near{cell};
    std::vector<bool> seen(values_.size());
    seen[cell] = true;
    for (std::size_t at = 0; at < near.size(); ++at) {
      std::optional<std::size_t> best;
      for (auto const one : of_balances_[near[at]]) {
        auto const other = beside(balances_[one]);
        if (other && (!best || std::abs(values_[*other]) < std::abs(values_[*best]))) best = other;
        for (auto const& part : balances_[one].parts) {
          if (!seen[part.cell]) near.push_back(part.cell);
          seen[part.cell] = true;
        }
      }
      if (best) {
        hidden_[*best] = true;
        return true;
      }
    }
    return false;
  }

  void hide_ratios() {
    for (std::size_t cell = 0; cell < values_.size(); ++cell) {
      auto const* ratio = std::get_if<RatioOf>(&column(cell).from);
      if (ratio == nullptr) continue;
      auto const row = cell - cell % columns_;
      for (int const no : {ratio->of, ratio->to})
        if (hidden_[row + static_cast<std::size_t>(form_.column(no) - form_.columns.data())]) hidden_[cell] = true;
    }
  }

  Form const& form_;
  std::int64_t least_;
  std::size_t columns_;
  std::vector<std::int64_t> values_;
  std::vector<bool> hidden_;
  std::vector<bool> small_;
  std::vector<Balance> balances_;
  std::vector<std::vector<std::size_t>> of_balances_;  // of each cell those it is in
};

}  // namespace

std::vector<std::vector<bool>> small_cells(Form const& form, FilledForm const& filled, std::int64_t least) {
  Suppressing suppressing(form, filled, least);
  auto const& hidden = suppressing.hidden();
  std::vector<std::vector<bool>> rows;
  auto at = hidden.begin();
  for (auto const& row : filled.rows) {
    auto const end = at + static_cast<std::ptrdiff_t>(row.cells.size());
    rows.emplace_back(at, end);
    at = end;
  }
  return rows;
}

void suppress(Form const& form, FilledForm& filled, std::int64_t least) {
  auto const hidden = small_cells(form, filled, least);
  for (std::size_t row = 0; row < hidden.size(); ++row)
    for (std::size_t at = 0; at < hidden[row].size(); ++at)
      if (hidden[row][at]) filled.rows[row].cells[at] = hidden_cell;
  filled.disagreements.clear();
}

}  // namespace liandiao
