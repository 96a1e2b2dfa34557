#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/cases/event.hpp"
#include "engine/statistics/activity.hpp"
#include "engine/statistics/filled_form.hpp"
#include "engine/statistics/form.hpp"
#include "engine/statistics/period.hpp"

/// What a closing of figures (关账) leaves, and what is restated of periods closed before it (docs/formats/closing.md).
namespace liandiao {

/// A form that was closed, by which edition, and what its check failed and was put up with.
struct ClosedForm {
  Symbol form;
  std::string edition;
  Digest digest;  // of the edition
  bool operator==(ClosedForm const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClosedForm, (), (form, edition, digest))

/// A check that did not hold, and why the form was closed or submitted all the same.
struct Overridden {
  Symbol form;
  Symbol check;
  std::string reason;
  bool operator==(Overridden const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Overridden, (), (form, check, reason))

/// What moved a figure of a closed period, and how: a step of a case (late_entry, correction, annulment, merge, retyped
/// or later_step), or a record of activity (late_record or withdrawal).
struct RestatedBy {
  std::string uid;
  std::int64_t seq = 0;
  Symbol why;
  std::int64_t record = 0;  // its number in the district; 0: it was a step
  bool operator==(RestatedBy const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RestatedBy, (), (uid, seq, why, record))

/// A cell of a closed period as it was last stated, and as it is now. Steps and records stand with the cells of the
/// bodies whose figures they are, not with the sums of those.
struct Restated {
  Symbol form;
  std::string period;
  Symbol of;     // the row; empty: the total
  Symbol above;  // below whose sum it stands: a body that moved stands below two
  bool sum = false;
  int column = 0;
  std::int64_t before = 0;
  std::int64_t after = 0;
  std::vector<RestatedBy> by;
  bool operator==(Restated const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Restated, (), (form, period, of, above, sum, column, before, after, by))

/// One closing: the district's n-th. Its figures stand in a text of their own, which this one names.
struct ClosingText {
  std::string period;
  std::int64_t cut_off = 0;  // the day months end; 0: the calendar's
  Date first;
  Date last;
  std::vector<ClosedForm> forms;
  Digest registers;
  Digest figures;
  std::vector<Overridden> overridden;
  std::vector<Restated> restated;
  Symbol person;
  Symbol organ;
  std::int64_t closed_us = 0;
  std::string program;
  bool operator==(ClosingText const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClosingText, (),
                      (period, cut_off, first, last, forms, registers, figures, overridden, restated, person, organ,
                       closed_us, program))

/// The days of a stretch with what was counted on them: six numbers a sum, five places among the words and the value.
struct ClosedStretch {
  Date first;
  Date last;
  std::vector<std::int64_t> sums;
  bool operator==(ClosedStretch const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClosedStretch, (), (first, last, sums))

struct ClosedRow {
  Symbol of;
  int depth = 0;
  bool sum = false;
  bool moved = false;
  std::vector<std::int64_t> cells;
  bool operator==(ClosedRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClosedRow, (), (of, depth, sum, moved, cells))

struct ClosedDisagreement {
  Symbol check;
  Symbol of;
  std::vector<int> columns;
  int equals = 0;
  std::int64_t sum = 0;
  std::int64_t value = 0;
  bool of_sum = false;
  std::string elsewhere;
  bool period_before = false;
  bool operator==(ClosedDisagreement const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClosedDisagreement, (),
                      (check, of, columns, equals, sum, value, of_sum, elsewhere, period_before))

struct ClosedRows {
  Symbol form;
  std::vector<ClosedRow> rows;
  std::vector<ClosedDisagreement> disagreements;
  bool operator==(ClosedRows const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClosedRows, (), (form, rows, disagreements))

/// The figures of a closing: what its forms were filled from, and the forms as they were filled.
struct ClosedFigures {
  std::vector<Symbol> words;
  std::vector<Symbol> stocks;         // figures that some form takes up as a stock
  std::vector<std::int64_t> before;   // of those, the sums of all days before the period
  std::vector<ClosedStretch> within;  // of every figure of the forms
  std::vector<ClosedRows> forms;
  bool operator==(ClosedFigures const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClosedFigures, (), (words, stocks, before, within, forms))

std::string text_of(ClosingText const& closing);
std::string text_of(ClosedFigures const& figures);
/// `corrupt` where the text is no closing's.
Result<ClosingText> parse_closing(std::string_view text);
Result<ClosedFigures> parse_closed_figures(std::string_view text);

/// The figures some of the forms count, and those of them that are taken up as stocks, in order.
struct FiguresOfForms {
  std::vector<Symbol> counted;
  std::vector<Symbol> stocks;
};
FiguresOfForms figures_of(std::vector<Form> const& forms);

/// The sums of these figures alone.
std::vector<MeasureSum> only_of(std::vector<MeasureSum> sums, std::vector<Symbol> const& figures);
/// Added up by what they are told apart by, without those that come to nought; in the order stores give them.
std::vector<MeasureSum> added_up(std::vector<MeasureSum> sums);

/// From what forms are filled, and the forms, as they are frozen; and back.
ClosedFigures closed_figures(FormSums const& sums, FiguresOfForms const& figures, std::vector<Form> const& forms,
                             std::vector<FilledForm> const& filled);
/// `corrupt` where a sum names no word.
Result<FormSums> sums_of(ClosedFigures const& figures);
/// Null: the form is not among them.
ClosedRows const* rows_of(ClosedFigures const& figures, Symbol form);
std::vector<ClosedRow> closed_rows(FilledForm const& filled);
FilledForm filled_form(ClosedRows const& rows);

/// Whether an organisation is of a line the form rolls up in.
bool is_of_lines(Form const& form, Registers const& registers, Symbol organ);
/// Organisations at the tops of the lines a form rolls up in, as they stand on a day, in the order of the registers.
std::vector<Symbol> tops_of(Form const& form, Registers const& registers, Date on);

/// The value of a ratio as a cell holds it.
std::int64_t ratio_cell(std::int64_t of, std::int64_t to, std::int64_t per);

/// The rows as they were last stated: as they were closed, with what was restated since, oldest first.
void restate(FilledForm& rows, std::vector<Restated> const& restated);

/// What `moved` fills into the form is added to the rows as last stated, and every cell that comes out otherwise is
/// given, without what moved it. `period` names the closed period.
std::vector<Restated> restatements(Form const& form, std::string const& period, FilledForm const& stated,
                                   FilledForm const& moved);

/// What kind of step moved a figure of a day that was closed.
Symbol why_restated(Event const& event, Date day);
Symbol why_restated(Activity const& record);

}  // namespace liandiao
