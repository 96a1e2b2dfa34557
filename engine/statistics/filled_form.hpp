#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/cases/measure.hpp"
#include "engine/cases/registers.hpp"
#include "engine/statistics/form.hpp"

/// A form with its figures: rows of bodies, of those above them, and whether its cells agree.
namespace liandiao {

/// Some days on which every organisation stood where it stands on the last of them, and what was counted on these days.
/// A period in whose middle a body moved to another town is two stretches.
struct Stretch {
  Date first;
  Date last;
  std::vector<MeasureSum> sums;
};

/// What a form is filled from. Stocks need what was counted before the period, too.
struct FormSums {
  std::vector<MeasureSum> before;  // of all days before the period; read only for a form with stocks
  std::vector<Stretch> within;     // the period's days, in order
};

struct FormRow {
  Symbol of;         // an organisation or a detail; empty: the total
  int depth = 0;     // 0 the total, 1 the top of a line, and so on down
  bool sum = false;  // of itself and all below it; such a row comes before theirs, its own among them
  /// It, or a body below it, came or went within the period: what was pending at the beginning is not what the checks
  /// of stocks would have to start from. A body that moved has a row at each place it stood at.
  bool moved = false;
  std::vector<std::int64_t>
      cells;  // by column; of a ratio its value times 10,000, rounded half up; no_ratio: nothing to divide by
};

/// A ratio whose denominator is nought.
inline constexpr std::int64_t no_ratio = INT64_MIN;

/// Two cells, or sums of cells, that do not agree.
struct Disagreement {
  std::string check;
  Symbol of;                 // whose row; empty: the total
  std::vector<int> columns;  // that were added up
  int equals = 0;
  std::int64_t sum = 0;
  std::int64_t value = 0;
  bool of_sum = false;    // the row is one of a body and all below it
  std::string elsewhere;  // of another form's column: `form.column`
  bool period_before = false;
};

/// The check that the rows below a sum add up to it; `columns` and `equals` are the one column.
inline constexpr std::string_view rows_check = "column";

struct FilledForm {
  std::vector<FormRow> rows;  // the total first, then each line from its top down, as the registers stand
  std::vector<Disagreement> disagreements;

  /// The first such row; null when there is none.
  FormRow const* row(Symbol of, bool sum) const;
  FormRow const& total() const { return rows.front(); }
};

/// What else a check may look at: another form, or a form of the period before, in the edition of that period.
struct FormBeside {
  Form const* form = nullptr;
  FilledForm const* filled = nullptr;
};
/// Gives null where there is no such form, or no such period: then there is nothing to compare with.
using OtherForm = std::function<FormBeside const*(std::string_view form, bool period_before)>;

/// The days in a period from which some organisation stands below another than the day before: where stretches begin.
std::vector<Date> moves_in(Registers const& registers, Date first, Date last);

/// Fills the form, of the organisations in `tops` and those below them in their own line; no tops: of everybody. Each
/// figure counts once in its body's row, once in each sum above it as the body stood on that day, and once in the
/// total. A body of the form's kinds that existed in the period has a row; so has whoever has a figure. What the
/// registers no longer know is shown to whoever stands at the top of a line of the form: nobody else would ever miss
/// it. Stocks stand where the body stands at the period's beginning or end.
FilledForm filled(Form const& form, ReportPeriod const& period, Registers const& registers,
                  std::vector<Symbol> const& tops, FormSums const& sums);
/// Checks it: each check of the form in every row and in the total, and each sum against the rows below it.
void check(Form const& form, FilledForm& filled, OtherForm const& other = {});

}  // namespace liandiao
