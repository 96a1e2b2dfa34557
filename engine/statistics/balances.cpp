#include <algorithm>

#include "engine/base/ensure.hpp"
#include "engine/statistics/suppression.hpp"

namespace liandiao {
namespace {

class Balancing {
 public:
  Balancing(Form const& form, FilledForm const& filled) : form_(form), filled_(filled) {}

  std::vector<Balance> all() {
    for (std::size_t row = 0; row < filled_.rows.size(); ++row) {
      within(row);
      if (filled_.rows[row].sum || filled_.rows[row].depth == 0) below(row);
    }
    return std::move(found_);
  }

 private:
  std::size_t column(int no) const {
    auto const* found = form_.column(no);
    ensure(found != nullptr, "a form names its own columns");
    return static_cast<std::size_t>(found - form_.columns.data());
  }
  std::size_t cell(std::size_t row, std::size_t column) const { return row * form_.columns.size() + column; }
  std::int64_t value(std::size_t at) const {
    return filled_.rows[at / form_.columns.size()].cells[at % form_.columns.size()];
  }

  /// One that does not hold tells nobody anything.
  void take(Balance balance) {
    __extension__ using Wide = __int128;  // fen times a price
    Wide sum = 0;
    for (auto const& part : balance.parts) sum += static_cast<Wide>(value(part.cell)) * part.times;
    if (sum == 0 && balance.parts.size() > 1) found_.push_back(std::move(balance));
  }

  void take(std::size_t row, std::vector<int> const& adds, std::vector<int> const& less, std::size_t equals) {
    Balance balance{{{cell(row, equals), -1}}};
    for (int const no : adds) balance.parts.push_back({cell(row, column(no)), 1});
    for (int const no : less) balance.parts.push_back({cell(row, column(no)), -1});
    take(std::move(balance));
  }

  void within(std::size_t row) {
    for (std::size_t at = 0; at < form_.columns.size(); ++at) {
      auto const& from = form_.columns[at].from;
      if (auto const* sum = std::get_if<SumOf>(&from)) take(row, sum->adds, sum->less, at);
      if (auto const* priced = std::get_if<Priced>(&from)) {
        Balance balance{{{cell(row, at), -1}}};
        for (auto const& each : priced->each) balance.parts.push_back({cell(row, column(each.column)), each.fen});
        take(std::move(balance));
      }
    }
    for (auto const& check : form_.checks)
      if (!check.at_most && check.elsewhere.empty() && !check.period_before)
        take(row, check.adds, check.less, column(check.equals));
  }

  /// A sum and the rows right below it, in each column but ratios.
  void below(std::size_t sum) {
    std::vector<std::size_t> rows;
    int const depth = filled_.rows[sum].depth;
    for (auto row = sum + 1; row < filled_.rows.size() && filled_.rows[row].depth > depth; ++row)
      if (filled_.rows[row].depth == depth + 1) rows.push_back(row);
    for (std::size_t at = 0; at < form_.columns.size(); ++at) {
      if (std::holds_alternative<RatioOf>(form_.columns[at].from)) continue;
      Balance balance{{{cell(sum, at), -1}}};
      for (auto const row : rows) balance.parts.push_back({cell(row, at), 1});
      take(std::move(balance));
    }
  }

  Form const& form_;
  FilledForm const& filled_;
  std::vector<Balance> found_;
};

}  // namespace

std::vector<Balance> balances_of(Form const& form, FilledForm const& filled) { return Balancing(form, filled).all(); }

}  // namespace liandiao
