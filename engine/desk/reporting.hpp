#pragma once

#include <vector>

#include "engine/statistics/form.hpp"
#include "engine/statistics/period.hpp"

namespace liandiao {

/// Which form for which month; `organ` narrows it to one organisation and what is below it.
struct ReportAsked {
  Form const* form = nullptr;  // in the edition of that month
  Month month;
  Symbol organ;
};

/// A form as its reader gets it.
struct Report {
  Form const* form = nullptr;
  Month month;
  bool over = false;  // the month; until then its figures still grow
  Instant made;
  Symbol by;                  // the person who asked
  std::vector<Symbol> about;  // organisations: each with what is below it in its own line
  FilledForm filled;
};

}  // namespace liandiao
