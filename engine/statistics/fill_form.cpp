#include <algorithm>
#include <unordered_map>

#include "engine/statistics/filled_form.hpp"
#include "engine/statistics/row_tree.hpp"

namespace liandiao {
namespace {

__extension__ using Wide = __int128;

/// A column that adds up a figure, and where its cells stand in a row.
struct Counted {
  std::size_t at;
  Counts const* counts;
};

Symbol word_of(MeasureSum const& sum, Symbol kind, Dimension by) {
  switch (by) {
    case Dimension::body: return kind;
    case Dimension::source: return sum.source;
    case Dimension::type: return sum.type;
    case Dimension::detail: return sum.detail;
  }
  return {};
}

bool takes(Counts const& counts, MeasureSum const& sum, Symbol kind) {
  return std::all_of(counts.only.begin(), counts.only.end(), [&](Narrowed const& only) {
    auto const word = word_of(sum, kind, only.by);
    return (std::find(only.words.begin(), only.words.end(), word) != only.words.end()) != only.except;
  });
}

/// Which days the sums being added are of.
enum class Days { before, within };

bool takes(Taken taken, Days days) {
  switch (taken) {
    case Taken::in_period: return days == Days::within;
    case Taken::before_period: return days == Days::before;
    case Taken::until_end: return true;
  }
  return false;
}

class Filling {
 public:
  Filling(Form const& form, ReportPeriod const& period, Registers const& registers, std::vector<Symbol> const& tops)
      : form_(form),
        period_(period),
        registers_(registers),
        tree_(form, registers, tops),
        stocks_(has_stocks(form) && form.rows == RowsBy::organ) {
    for (std::size_t i = 0; i < form.columns.size(); ++i)
      if (auto const* counts = std::get_if<Counts>(&form.columns[i].from))
        columns_of_[Symbol(counts->figure)].push_back({i, counts});
  }

  /// A body of the form's kinds has a row wherever it stood in the period, however little there is in it.
  void add_bodies(std::vector<Stretch> const& stretches) {
    if (form_.rows != RowsBy::organ) return;
    for (auto const& organ : registers_.organisations()) {
      bool const is_body = std::find(form_.bodies.begin(), form_.bodies.end(), organ.kind) != form_.bodies.end();
      if (!is_body) continue;
      for (auto const& stretch : stretches) {
        bool const existed =
            !(organ.from && *organ.from > stretch.last) && !(organ.until && *organ.until < stretch.first);
        if (!existed) continue;
        if (auto const place = tree_.place(organ.id, stretch.last)) tree_.has_row(*place);
      }
    }
  }

  void add(MeasureSum const& sum, Days days, Date stood_on) {
    auto const columns = columns_of_.find(Symbol(sum.code));
    if (columns == columns_of_.end()) return;
    auto const* organ = registers_.organisation(sum.organ);
    Symbol const kind = organ != nullptr ? organ->kind : Symbol();
    for (auto const& [at, counts] : columns->second) {
      if (!takes(counts->taken, days)) continue;
      auto const place = row_of(sum, counts->taken == Taken::until_end ? period_.last() : stood_on);
      if (!place) continue;
      tree_.has_row(*place);
      if (takes(*counts, sum, kind)) tree_.cells(*place)[at] += sum.value;
    }
    if (stocks_) look_for_moves(sum.organ);
  }

  FilledForm done() {
    FilledForm filled{tree_.rows(), {}};
    for (auto& row : filled.rows)
      for (std::size_t i = 0; i < form_.columns.size(); ++i) derive(row, i);
    return filled;
  }

 private:
  std::optional<std::size_t> row_of(MeasureSum const& sum, Date on) {
    auto const place = tree_.place(sum.organ, on);
    if (!place || form_.rows == RowsBy::organ) return place;
    return tree_.place_of_detail(sum.detail);
  }

  /// From the day before the period on: what was closed with one sum is opened with another.
  void look_for_moves(Symbol organ) {
    auto const last_closed = tree_.place(organ, period_.first().plus(-1));
    auto const opened = tree_.place(organ, period_.first());
    auto const closed = tree_.place(organ, period_.last());
    if (last_closed && opened) tree_.moved(*last_closed, *opened);
    if (opened && closed) tree_.moved(*opened, *closed);
  }

  std::int64_t cell(FormRow const& row, int no) const {
    auto const* column = form_.column(no);
    return row.cells[static_cast<std::size_t>(column - form_.columns.data())];
  }

  /// The cell of a column that is made of columns before it.
  void derive(FormRow& row, std::size_t at) const {
    auto& cell_here = row.cells[at];
    auto const& from = form_.columns[at].from;
    if (auto const* sum = std::get_if<SumOf>(&from)) {
      cell_here = 0;
      for (int const no : sum->adds) cell_here += cell(row, no);
      for (int const no : sum->less) cell_here -= cell(row, no);
    } else if (auto const* priced = std::get_if<Priced>(&from)) {
      cell_here = 0;
      for (auto const& one : priced->each) cell_here += cell(row, one.column) * one.fen;
    } else if (auto const* ratio = std::get_if<RatioOf>(&from)) {
      cell_here = quotient(cell(row, ratio->of), cell(row, ratio->to), ratio->per);
    }
  }

  /// Times 10,000, rounded half up.
  static std::int64_t quotient(std::int64_t of, std::int64_t to, std::int64_t per) {
    if (to == 0) return no_ratio;
    Wide const dividend = Wide{of} * per * 10'000 * 2 + to;
    Wide const divisor = Wide{to} * 2;
    Wide const whole = dividend / divisor;
    bool const below = dividend % divisor != 0 && (dividend < 0) != (divisor < 0);
    return static_cast<std::int64_t>(whole - (below ? 1 : 0));
  }

  Form const& form_;
  ReportPeriod const& period_;
  Registers const& registers_;
  RowTree tree_;
  bool stocks_;
  std::unordered_map<Symbol, std::vector<Counted>> columns_of_;
};

bool stand_elsewhere(Registers const& registers, Date day) {
  return std::any_of(registers.organisations().begin(), registers.organisations().end(),
                     [&](Organisation const& organ) {
                       return registers.superiors(organ.id, day.plus(-1)) != registers.superiors(organ.id, day);
                     });
}

}  // namespace

FormRow const* FilledForm::row(Symbol of, bool sum) const {
  auto const found =
      std::find_if(rows.begin(), rows.end(), [&](FormRow const& row) { return row.of == of && row.sum == sum; });
  return found == rows.end() ? nullptr : &*found;
}

std::vector<Date> moves_in(Registers const& registers, Date first, Date last) {
  std::vector<Date> days;
  for (Date day = first.plus(1); day <= last; day = day.plus(1))
    if (stand_elsewhere(registers, day)) days.push_back(day);
  return days;
}

FilledForm filled(Form const& form, ReportPeriod const& period, Registers const& registers,
                  std::vector<Symbol> const& tops, FormSums const& sums) {
  Filling filling(form, period, registers, tops);
  filling.add_bodies(sums.within);
  for (auto const& sum : sums.before) filling.add(sum, Days::before, period.first());
  for (auto const& stretch : sums.within)
    for (auto const& sum : stretch.sums) filling.add(sum, Days::within, stretch.last);
  return filling.done();
}

}  // namespace liandiao
