#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "engine/desk/closed_forms.hpp"
#include "engine/desk/filling.hpp"
#include "engine/desk/forms.hpp"

namespace liandiao {

/// From what a form of a period is filled for a report: of a closed period from what was frozen, else from what is
/// counted now; or, as of a day, from what was known then.
class FigureSource {
 public:
  FigureSource(CaseStore& cases, RevisionStore& revisions, Symbol district, std::shared_ptr<Registers const> registers,
               std::optional<Date> as_of = {})
      : cases_(cases),
        revisions_(revisions),
        district_(district),
        registers_(std::move(registers)),
        as_of_(as_of),
        closed_(revisions, district) {}

  /// The closings as they are now; before anything else.
  Result<> read() { return closed_.read(); }
  /// The edition a period was closed by, else the one in force.
  Result<FormOfPeriod> form(std::string_view code, std::string_view period);
  /// The closing of a form's period; null: it is open, or was so on that day.
  Closed const* closing(Form const& form, ReportPeriod const& period) const;

  struct From {
    std::shared_ptr<Registers const> registers;
    FormSums sums;
  };
  Result<From> from(Form const& form, ReportPeriod const& period);
  /// What a period comes to by now: of a closed one with everything that was stated anew since, or will be. What others
  /// are checked against.
  Result<From> by_now(Form const& form, ReportPeriod const& period);
  /// What did not agree when it was closed.
  Result<std::vector<Disagreement>> disagreements(Form const& form, Closed const& closing);
  /// What a period states anew of those closed before it: in its closing, or, while it is open, so far.
  Result<std::vector<Restated>> restated(Form const& form, ReportPeriod const& period);

 private:
  CaseStore& cases_;
  RevisionStore& revisions_;
  Symbol district_;
  std::shared_ptr<Registers const> registers_;
  std::optional<Date> as_of_;
  ClosedForms closed_;
};

}  // namespace liandiao
