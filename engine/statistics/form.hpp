#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/cases/measure.hpp"

/// Official forms: which figures stand in which column, and which cells must agree with which.
namespace liandiao {

/// What a column takes of a figure: all of it, or what belongs to some kinds of body, sources of cases, types of
/// dispute.
enum class TakenBy { all, body, source, type };

enum class FormUnit { cases, people, fen };

struct FormColumn {
  int no = 0;               // as the form numbers it
  std::string_view code;    // label: report_column.<form>.<code>
  std::string_view group;   // of columns that belong together; label: report_group.<group>
  std::string_view figure;  // whose measures it adds up
  FormUnit unit = FormUnit::cases;
  TakenBy by = TakenBy::all;
  std::vector<std::string_view> words = {};  // kinds, sources or types it takes
  bool others = false;                       // it takes every word but those
};

/// In every row, the sum of `parts` is the cell `whole`, or at most that.
struct FormCheck {
  std::string_view code;  // label: report_check.<code>
  std::vector<int> parts;
  int whole = 0;
  bool at_most = false;
};

/// One edition of a form. A change of the form is a new edition with its day in force; figures of earlier months keep
/// theirs.
struct Form {
  std::string_view code;
  std::string_view edition;
  Date from;
  std::vector<FormColumn> columns;  // in order of number, without a gap
  std::vector<FormCheck> checks;
};

/// The edition in force on a day; the first one before there was any. Null for a form nobody knows.
Form const* form(std::string_view code, Date on);
std::vector<std::string_view> form_codes();

/// A body whose figures make a row; no kind where the registers do not know it.
struct Body {
  Symbol organ;
  Symbol kind;
};

struct FormRow {
  Symbol organ;                     // empty: the total
  std::vector<std::int64_t> cells;  // by column
};

/// The check that needs no row of a form: a column's rows add up to its total.
constexpr std::string_view column_check = "column";

/// Two cells, or sums of cells, that do not agree.
struct Disagreement {
  std::string_view check;
  Symbol organ;            // whose row; empty: the total
  std::vector<int> parts;  // columns
  int whole = 0;
  std::int64_t parts_sum = 0;
  std::int64_t whole_value = 0;
};

struct FilledForm {
  std::vector<FormRow> rows;  // one a body, in the order given
  FormRow total;              // of the sums, not of the rows
  std::vector<Disagreement> disagreements;
};

/// Fills the form and checks it: each check of the form in every row and in the total, and every column's rows against
/// its total. Every sum counts in the total; one of a body that has no row makes the columns disagree.
FilledForm filled(Form const& form, std::vector<Body> const& bodies, std::span<MeasureSum const> sums);

/// The kinds of bodies the form has columns for.
bool has_column_for(Form const& form, Symbol kind);

}  // namespace liandiao
