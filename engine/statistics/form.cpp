#include "engine/statistics/form.hpp"

#include <algorithm>
#include <unordered_map>

#include "engine/base/ensure.hpp"
#include "engine/statistics/peoples_mediation_form.hpp"

namespace liandiao {
namespace {

std::vector<Form> const& editions() {
  static std::vector<Form> const all = peoples_mediation_forms();
  return all;
}

bool names(FormColumn const& column, Symbol word) {
  return std::any_of(column.words.begin(), column.words.end(), [&](auto const known) { return word == known; });
}

bool takes(FormColumn const& column, MeasureSum const& sum, Symbol kind) {
  if (sum.code != column.figure) return false;
  switch (column.by) {
    case TakenBy::all: return true;
    case TakenBy::body: return names(column, kind) != column.others;
    case TakenBy::source: return names(column, sum.source) != column.others;
    case TakenBy::type: return names(column, sum.type) != column.others;
  }
  return false;
}

class Filling {
 public:
  Filling(Form const& form, std::vector<Body> const& bodies) : form_(form) {
    for (auto const& body : bodies) {
      row_of_.emplace(body.organ, filled_.rows.size());
      kinds_.push_back(body.kind);
      filled_.rows.push_back({body.organ, std::vector<std::int64_t>(form.columns.size())});
    }
    filled_.total.cells.resize(form.columns.size());
  }

  void add(MeasureSum const& sum) {
    auto const found = row_of_.find(sum.organ);
    bool const has_row = found != row_of_.end();
    for (std::size_t i = 0; i < form_.columns.size(); ++i) {
      if (!takes(form_.columns[i], sum, has_row ? kinds_[found->second] : Symbol())) continue;
      filled_.total.cells[i] += sum.value;
      if (has_row) filled_.rows[found->second].cells[i] += sum.value;
    }
  }

  FilledForm checked() {
    for (auto const& row : filled_.rows) check(row);
    check(filled_.total);
    check_columns();
    return std::move(filled_);
  }

 private:
  std::int64_t cell(FormRow const& row, int no) const {
    auto const at = std::find_if(form_.columns.begin(), form_.columns.end(),
                                 [&](FormColumn const& column) { return column.no == no; });
    ensure(at != form_.columns.end(), "a check names columns of its form");
    return row.cells[static_cast<std::size_t>(at - form_.columns.begin())];
  }

  void check(FormRow const& row) {
    for (auto const& check : form_.checks) {
      std::int64_t sum = 0;
      for (int const no : check.parts) sum += cell(row, no);
      auto const whole = cell(row, check.whole);
      if (check.at_most ? sum <= whole : sum == whole) continue;
      filled_.disagreements.push_back({check.code, row.organ, check.parts, check.whole, sum, whole});
    }
  }

  void check_columns() {
    for (std::size_t i = 0; i < form_.columns.size(); ++i) {
      std::int64_t sum = 0;
      for (auto const& row : filled_.rows) sum += row.cells[i];
      int const no = form_.columns[i].no;
      if (sum != filled_.total.cells[i])
        filled_.disagreements.push_back({column_check, Symbol(), {no}, no, sum, filled_.total.cells[i]});
    }
  }

  Form const& form_;
  std::unordered_map<Symbol, std::size_t> row_of_;
  std::vector<Symbol> kinds_;
  FilledForm filled_;
};

}  // namespace

Form const* form(std::string_view code, Date on) {
  Form const* found = nullptr;
  for (auto const& edition : editions())
    if (edition.code == code && (found == nullptr || edition.from <= on)) found = &edition;
  return found;
}

std::vector<std::string_view> form_codes() {
  std::vector<std::string_view> codes;
  for (auto const& edition : editions())
    if (std::find(codes.begin(), codes.end(), edition.code) == codes.end()) codes.push_back(edition.code);
  return codes;
}

bool has_column_for(Form const& form, Symbol kind) {
  return std::any_of(form.columns.begin(), form.columns.end(),
                     [&](FormColumn const& column) { return column.by == TakenBy::body && names(column, kind); });
}

FilledForm filled(Form const& form, std::vector<Body> const& bodies, std::span<MeasureSum const> sums) {
  Filling filling(form, bodies);
  for (auto const& sum : sums) filling.add(sum);
  return filling.checked();
}

}  // namespace liandiao
