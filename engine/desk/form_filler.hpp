#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/desk/forms.hpp"
#include "engine/statistics/filled_form.hpp"

namespace liandiao {

/// What was counted on some days, both of them among them.
using SumsOfDays = std::function<Result<std::vector<MeasureSum>>(Date from, Date to)>;

/// Fills forms for some organisations and those below them, and checks them against each other and against the periods
/// before. What it has filled it keeps: a form is filled once, however many checks speak of it.
class FormFiller {
 public:
  FormFiller(RevisionStore& revisions, Registers const& registers, std::vector<Symbol> tops, SumsOfDays sums)
      : revisions_(revisions), registers_(registers), tops_(std::move(tops)), sums_(std::move(sums)) {}

  /// Filled, not checked.
  Result<FilledForm> fill(Form const& form, ReportPeriod const& period);
  Result<FilledForm> checked(Form const& form, ReportPeriod const& period);

 private:
  struct Kept {
    Form form;
    FilledForm filled;
    FormBeside beside;
  };
  /// Null where the form was not published, or was not yet in force.
  Result<FormBeside const*> beside(std::string_view code, ReportPeriod const& period);
  Result<FormSums> sums(Form const& form, ReportPeriod const& period);

  RevisionStore& revisions_;
  Registers const& registers_;
  std::vector<Symbol> tops_;
  SumsOfDays sums_;
  std::map<std::string, std::unique_ptr<Kept>> kept_;  // by code and period; null: there is none
};

}  // namespace liandiao
