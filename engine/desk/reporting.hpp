#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/desk/closed_forms.hpp"
#include "engine/statistics/check_form.hpp"
#include "engine/statistics/filled_form.hpp"

namespace liandiao {

/// Which form for which period, both as they are written; `organ` narrows it to one organisation and what is below it.
struct ReportAsked {
  std::string form;    // code
  std::string period;  // 2026-03, 2026-Q1, 2026-H1, 2026
  Symbol organ;
  std::optional<Date> as_of = {};  // what was known on that day
  bool with_before = false;        // beside the period before (环比)
  bool with_year_before = false;   // beside the same period of the year before (同比)
};

/// A period beside that of a report, in the edition of its own time.
struct ReportBeside {
  Form form;
  ReportPeriod period;
  FilledForm filled;
  /// What a column of the report had in a row of the same body; nothing where there was no such column or row.
  std::optional<std::int64_t> cell(std::string_view column, FormRow const& row) const;
};

/// A form as its reader gets it.
struct Report {
  Form form;  // in the edition of the period
  ReportPeriod period;
  bool over = false;  // the period; until then its figures still grow
  Instant made;
  Symbol by;                  // the person who asked
  std::vector<Symbol> about;  // organisations: each with what is below it in its own line
  FilledForm filled;
  bool compiled = false;                // by one of these organisations, of everybody the form counts
  std::optional<Date> as_of = {};       // what was known on that day
  std::optional<Closed> closed = {};    // the closing that froze it; none: it was open
  std::vector<Restated> restated = {};  // of periods closed before: what this one states anew
  std::optional<ReportBeside> before = {};
  std::optional<ReportBeside> year_before = {};
};

}  // namespace liandiao
