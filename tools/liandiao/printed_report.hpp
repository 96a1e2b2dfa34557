#pragma once

#include <string>
#include <vector>

#include "adapters/export/sheet.hpp"
#include "tools/liandiao/report_words.hpp"

namespace liandiao::door {

/// What everybody may know of a report: small figures are left out of it, of what stands beside it, and of every sum
/// they could be reckoned from.
void keep_small_figures(Report& report);

/// A report as the official form is laid out, with its definitions, checks and charts.
class PrintedReport {
 public:
  /// `earlier` are the same form's reports of the periods before, the latest first, for the charts.
  PrintedReport(ReportWords const& words, std::vector<Report> const& earlier)
      : words_(words), report_(words.report()), form_(words.form()), earlier_(earlier) {}

  Workbook workbook() const;

 private:
  std::string text(std::string_view key, Params const& with = {}) const { return words_.voice().text(key, with); }
  Sheet form_sheet() const;
  Sheet definitions() const;
  /// What the checks found, and what is stated anew of periods closed before.
  void add_findings(Sheet& sheet) const;

  std::vector<SheetColumn> form_columns() const;
  SheetRow form_row(FormRow const& row) const;
  bool is_shown(FormRow const& row) const;
  Cell cell(std::size_t column, FormRow const& row) const;
  std::string made_from(FormColumn const& column) const;

  ReportWords const& words_;
  Report const& report_;
  Form const& form_;
  std::vector<Report> const& earlier_;
};

}  // namespace liandiao::door
