#pragma once

#include <memory>
#include <vector>

#include "engine/desk/figure_desk.hpp"

namespace liandiao {

/// A closing while it is made ready: everything it needs that is not figures.
struct FigureDesk::Draft {
  ReportPeriod period;
  std::vector<Form> forms;
  FiguresOfForms of;
  std::shared_ptr<Rulebook const> rulebook;
  AtDesk who;
  Symbol organ;  // for which she closes
  ClosedForms closed;
  std::vector<Overridden> overridden;
  std::vector<std::vector<SubmissionText>> acts;  // by form

  Registers const& registers() const { return rulebook->registers(); }
};

/// Refuses a failed check that was not put up with, and a reason for one that did not fail. Afterwards the reasons are
/// those that were needed, each with its form.
Result<> check_overridden(std::vector<Form> const& forms, std::vector<FilledForm> const& filled,
                          std::vector<Overridden>& overridden);

/// Organisations in a refusal, which tells the reader their names.
std::string listed(std::vector<Symbol> const& organs);

/// What was said of a form of a period, in order.
Result<std::vector<SubmissionText>> acts_of(RevisionStore& revisions, Symbol district, Symbol form,
                                            std::string const& period);
/// Of one body: what was said, and whether its figures are still those.
SubmissionState state_of(Form const& form, ReportPeriod const& period, Registers const& registers, Symbol organ,
                         FormSums const& sums, std::vector<SubmissionText> const& acts);
/// Organisations of the form's lines that hand it in to one of these on a day, in the order of the registers.
std::vector<Symbol> next_below(Form const& form, Registers const& registers, std::vector<Symbol> const& above, Date on);

}  // namespace liandiao
