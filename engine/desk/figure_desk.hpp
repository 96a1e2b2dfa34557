#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/desk/audit.hpp"
#include "engine/desk/closed_forms.hpp"
#include "engine/desk/desk.hpp"
#include "engine/desk/filling.hpp"
#include "engine/desk/forms.hpp"
#include "engine/statistics/submission.hpp"

namespace liandiao {

/// What is to be closed: these forms, or every form that is due for such a period and not closed yet.
struct CloseAsked {
  std::string period;
  std::vector<Symbol> forms;
  std::vector<Overridden> overridden;  // checks that may fail, each with its reason
};

/// A form of a closed period as it was frozen.
struct Frozen {
  Closed closed;
  Form form;
  FilledForm filled;
};

/// Cells of closed periods that are stated anew: in the closing of a period, or, while it is open, so far.
struct Restatements {
  std::string period;
  bool closed = false;
  std::vector<Restated> lines;
};

/// What is submitted, checked, approved or returned: one form of one period for one body and all below it.
struct SubmissionAsked {
  Symbol form;
  std::string period;
  Symbol organ;
  Symbol act;  // submit, check, approve, return
  std::string reason;
  std::vector<Overridden> overridden;
};

/// How far the form of one body is.
struct SubmissionState {
  Symbol organ;
  Symbol state;        // open, submitted, checked, approved, returned
  bool moved = false;  // its figures are not those any more that this was said of
  std::vector<SubmissionText> acts;
};

/// The cell whose cases are asked for.
struct CellAsked {
  Symbol form;
  std::string column;  // its number or code
  std::string period;
  Symbol row;         // an organisation; empty: the total of what the reader may see
  bool sum = true;    // with all below it
  std::string after;  // cursor
  int limit = 50;
};

/// A record of activity with what it adds to a cell.
struct CellRecord {
  Activity activity;
  std::int64_t withdrawn_by = 0;  // the record that takes it back, as far as the cell knows; 0: it stands
  std::int64_t value = 0;
};

/// Whom the registers count in a cell, and how often.
struct CellEntry {
  Symbol organ;
  Symbol person;  // empty: the organisation, or so many of its people
  std::int64_t value = 0;
};

/// What is behind a cell, a page of it: cases first, then records of activity, then the registers.
struct CellCases {
  Form form;  // the edition that is, or was, filled
  FormColumn column;
  struct Of {
    int column = 0;                  // of a ratio: its numerator's, its denominator's
    std::vector<CountedCase> cases;  // open to the reader
    std::vector<CellRecord> records;
    std::vector<CellEntry> entries;
    std::int64_t hidden = 0;        // others of this page: cases, or records of organisations she does not see
    std::int64_t hidden_value = 0;  // what those add
    std::string next;               // cursor; empty: no more
  };
  std::vector<Of> of;
};

class FormScope;

/// The side of the desk where figures are kept: periods are submitted, checked and closed, and what is behind a figure
/// is listed.
class FigureDesk {
 public:
  FigureDesk(Desk& desk, RevisionStore& revisions, std::string program)
      : desk_(desk), revisions_(revisions), program_(std::move(program)) {}

  /// Freezes the figures of a period that is over, for the forms asked for, and states anew what came late for the
  /// periods before. `rejected` where a period is not over, closed already, out of turn or before the first case, where
  /// a check fails that nobody put up with, or where a body that hands its form in has not been approved; `forbidden`
  /// unless she is a statistician where the form is compiled (`compilers_of`).
  Result<Closed> close(CloseAsked const& asked, AtDesk const& who);
  /// Every closing, oldest first, for whoever holds a post.
  Result<std::vector<Closed>> closings(AtDesk const& who);
  /// A form of a period as it was frozen; nothing where it is open, or was closed after that day.
  Result<std::optional<Frozen>> frozen(Symbol form, std::string const& period, std::optional<Date> as_of = {});
  /// As far as they are of organisations she is at, or of what is below them.
  Result<Restatements> restatements(Symbol form, std::string const& period, AtDesk const& who);

  /// Records that a form is submitted, checked (校核), approved (审核) or returned. A body submits its own; whoever it
  /// hands it in to (`receivers_of`) checks and approves or returns it, never the person who submitted.
  Result<SubmissionState> submit(SubmissionAsked const& asked, AtDesk const& who);
  /// How far the form of a period is, of the organisation and each that hands in to it; where none is given, of each
  /// that hands in to whoever compiles it.
  Result<std::vector<SubmissionState>> submissions(Symbol form, std::string const& period, Symbol organ,
                                                   AtDesk const& who);

  /// The cases of a figure, the records of activity and what of the registers is counted in it: their values add up to
  /// the cell. Only what is open to her is named.
  Result<CellCases> cases(CellAsked const& asked, AtDesk const& who);

 private:
  /// The organisations she is at today.
  Result<std::vector<Symbol>> organs_of(AtDesk const& who);

  struct Draft;
  struct Subject;

  Result<std::vector<Symbol>> forms_asked(CloseAsked const& asked);
  Result<Draft> draft(CloseAsked const& asked, AtDesk const& who);
  Result<> check_who_closes(Form const& form, Registers const& registers, AtDesk const& who, Symbol& organ);
  Result<> check_turn(Draft const& draft, Form const& form);
  static Result<> check_submitted(Draft& draft, Form const& form, FilledForm const& filled, FormSums const& sums);
  Result<Closed> close_as(Draft& draft);
  Result<ClosingBodies> made(Draft& draft, FigureReads& figures, std::int64_t closings);

  Result<Subject> subject(Symbol form, std::string const& period);
  /// The organisation she acts for.
  Result<Symbol> acting_for(Subject const& subject, SubmissionAsked const& asked, AtDesk const& who);
  static Result<> check_submission(Subject const& subject, SubmissionAsked const& asked,
                                   std::vector<Overridden>& overridden);

  /// Whose figures stand in the row asked for.
  struct RowAsked {
    std::vector<Symbol> tops;
    bool with_below = true;
    bool with_unknown = false;  // and of whoever the registers do not know
    AnyOf details;
  };
  static Result<RowAsked> row_asked(Form const& form, Registers const& registers, FormScope const& scope,
                                    CellAsked const& asked, Symbol person);

  Desk& desk_;
  RevisionStore& revisions_;
  std::string program_;
};

/// Recomputes every closing from the measures as they were then: what does not come out byte for byte, or does not
/// follow the closings before it, is found.
Result<std::vector<AuditFinding>> audit_closings(FigureReads& figures, RevisionStore& revisions, Symbol district);

}  // namespace liandiao
