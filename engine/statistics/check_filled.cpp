#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/base/ensure.hpp"
#include "engine/statistics/filled_form.hpp"

namespace liandiao {
namespace {

std::size_t index_of(Form const& form, int no) {
  auto const* column = form.column(no);
  ensure(column != nullptr, "a check names columns of its form");
  return static_cast<std::size_t>(column - form.columns.data());
}

bool is_ratio(FormColumn const& column) { return std::holds_alternative<RatioOf>(column.from); }

/// Whether a cell depends on what was pending at the beginning or the end.
bool is_stock(Form const& form, int no) {
  auto const* column = form.column(no);
  if (column == nullptr) return false;
  if (auto const* counts = std::get_if<Counts>(&column->from)) return counts->taken != Taken::in_period;
  auto const* sum = std::get_if<SumOf>(&column->from);
  auto const stock = [&](int part) { return is_stock(form, part); };
  return sum != nullptr && (std::any_of(sum->adds.begin(), sum->adds.end(), stock) ||
                            std::any_of(sum->less.begin(), sum->less.end(), stock));
}

class Checking {
 public:
  Checking(Form const& form, FilledForm& filled, OtherForm const& other)
      : form_(form), filled_(filled), other_(other) {}

  void check() {
    filled_.disagreements.clear();
    // The rows first and what they add up to after them: who reads on finds the cause before its consequences.
    for (auto const& row : filled_.rows)
      if (!row.sum && row.depth > 0) check_row(row);
    for (auto const& row : filled_.rows)
      if (row.sum) check_row(row);
    check_row(filled_.total());
    for (auto const& one : form_.checks)
      if (!one.elsewhere.empty() || one.period_before) check_beside(one);
    for (std::size_t i = 0; i < filled_.rows.size(); ++i)
      if (filled_.rows[i].sum || filled_.rows[i].depth == 0) check_rows_below(i);
  }

 private:
  /// Of whom a row is, wherever it stands: the organisation or detail, whether with all below it, whether the total.
  using Whose = std::tuple<Symbol, bool, bool>;
  static Whose whose(FormRow const& row) { return {row.of, row.sum, row.depth == 0}; }

  std::int64_t left_side(FormCheck const& check, FormRow const& row) const {
    std::int64_t sum = 0;
    for (int const no : check.adds) sum += row.cells[index_of(form_, no)];
    for (int const no : check.less) sum -= row.cells[index_of(form_, no)];
    return sum;
  }

  bool needs_stocks(FormCheck const& check) const {
    auto const stock = [&](int no) { return is_stock(form_, no); };
    return check.period_before || stock(check.equals) || std::any_of(check.adds.begin(), check.adds.end(), stock) ||
           std::any_of(check.less.begin(), check.less.end(), stock);
  }

  void compare(FormCheck const& check, FormRow const& row, std::int64_t sum, std::int64_t value) {
    if (check.at_most ? sum <= value : sum == value) return;
    auto columns = check.adds;
    columns.insert(columns.end(), check.less.begin(), check.less.end());
    filled_.disagreements.push_back(
        {check.code, row.of, columns, check.equals, sum, value, row.sum, check.elsewhere, check.period_before});
  }

  void check_row(FormRow const& row) {
    for (auto const& one : form_.checks) {
      if (!one.elsewhere.empty() || one.period_before) continue;
      if (row.moved && needs_stocks(one)) continue;
      compare(one, row, left_side(one, row), row.cells[index_of(form_, one.equals)]);
    }
  }

  /// Against another form, or the period before: a body counts with all its rows.
  void check_beside(FormCheck const& check) {
    auto const dot = check.elsewhere.find('.');
    auto const code = dot == std::string::npos ? std::string_view() : std::string_view(check.elsewhere).substr(0, dot);
    auto const* beside =
        other_ ? other_(code.empty() ? std::string_view(form_.code) : code, check.period_before) : nullptr;
    if (beside == nullptr) return;
    auto const column = column_beside(check, *beside);
    if (!column) return;
    auto const values = by_whose(beside->filled->rows, [&](FormRow const& row) { return row.cells[*column]; });
    auto const sums = by_whose(filled_.rows, [&](FormRow const& row) { return left_side(check, row); });
    std::set<Whose> compared;
    for (auto const& row : filled_.rows) {
      if (!compared.insert(whose(row)).second || (row.moved && needs_stocks(check))) continue;
      auto const value = values.find(whose(row));
      compare(check, row, sums.at(whose(row)), value == values.end() ? 0 : value->second);
    }
  }

  /// What a body has in all its rows. Where nobody is below it its own row is the sum as well: it may have others below
  /// it at one of its places only, or in one of two forms only.
  template <class Cell>
  static std::map<Whose, std::int64_t> by_whose(std::vector<FormRow> const& rows, Cell&& cell) {
    std::map<Whose, std::int64_t> values;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto const& row = rows[i];
      values[whose(row)] += cell(row);
      bool const below_its_sum = i > 0 && rows[i - 1].sum && rows[i - 1].of == row.of;
      if (!row.sum && row.depth > 0 && !below_its_sum) values[{row.of, true, false}] += cell(row);
    }
    return values;
  }

  std::optional<std::size_t> column_beside(FormCheck const& check, FormBeside const& beside) const {
    auto const dot = check.elsewhere.find('.');
    auto const* column = dot == std::string::npos
                             ? beside.form->column(check.equals)
                             : beside.form->column(std::string_view(check.elsewhere).substr(dot + 1));
    if (column == nullptr) return std::nullopt;
    return static_cast<std::size_t>(column - beside.form->columns.data());
  }

  void check_rows_below(std::size_t at) {
    auto const& whole = filled_.rows[at];
    for (std::size_t column = 0; column < form_.columns.size(); ++column) {
      if (is_ratio(form_.columns[column])) continue;
      std::int64_t sum = 0;
      for (std::size_t i = at + 1; i < filled_.rows.size() && filled_.rows[i].depth > whole.depth; ++i)
        if (filled_.rows[i].depth == whole.depth + 1) sum += filled_.rows[i].cells[column];
      if (sum == whole.cells[column]) continue;
      int const no = form_.columns[column].no;
      filled_.disagreements.push_back(
          {std::string(rows_check), whole.of, {no}, no, sum, whole.cells[column], whole.sum, {}, false});
    }
  }

  Form const& form_;
  FilledForm& filled_;
  OtherForm const& other_;
};

}  // namespace

void check(Form const& form, FilledForm& filled, OtherForm const& other) { Checking(form, filled, other).check(); }

}  // namespace liandiao
