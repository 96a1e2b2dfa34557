#pragma once

#include <string>

#include "engine/base/value.hpp"
#include "tools/liandiao/report_words.hpp"

namespace liandiao::door {

/// One report as text for people, as a table for spreadsheets, and for machines.
class ToldReport {
 public:
  explicit ToldReport(ReportWords const& words)
      : words_(words), report_(words.report()), form_(report_.form), filled_(report_.filled), voice_(words.voice()) {}

  std::string text() const;
  std::string csv() const;
  Value value() const;
  std::string disagreements() const;

 private:
  /// The columns of a group that are not nought everywhere, of the bodies that have something in them. The first group
  /// is whole: it shows who has nothing at all.
  std::string table_of(FormGroup const& group) const;
  std::string comparison() const;
  std::string restated() const;
  bool somewhere(std::size_t column) const;
  bool is_shown(FormRow const& row) const;

  Value column_value(FormColumn const& column) const;
  Value row_value(FormRow const& row) const;
  Value cells_beside(ReportBeside const& beside, FormRow const& row) const;
  Value disagreement_value(Disagreement const& one) const;

  ReportWords const& words_;
  Report const& report_;
  Form const& form_;
  FilledForm const& filled_;
  Voice const& voice_;
};

}  // namespace liandiao::door
