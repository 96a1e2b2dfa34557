#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/desk/figure_source.hpp"
#include "engine/statistics/filled_form.hpp"

namespace liandiao {

/// Fills forms for some organisations and those below them, and checks them against each other and against the periods
/// before. What it has filled it keeps: a form is filled once, however many checks speak of it.
class FormFiller {
 public:
  FormFiller(FigureSource& source, std::vector<Symbol> tops) : source_(source), tops_(std::move(tops)) {}

  /// The edition a period is, or was, filled by.
  Result<FormOfPeriod> form(std::string_view code, std::string_view period) { return source_.form(code, period); }
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

  FigureSource& source_;
  std::vector<Symbol> tops_;
  std::map<std::string, std::unique_ptr<Kept>> kept_;  // by code and period; null: there is none
};

}  // namespace liandiao
