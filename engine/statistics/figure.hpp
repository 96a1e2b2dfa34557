#pragma once

#include <span>
#include <string_view>

#include "engine/statistics/stock.hpp"

namespace liandiao {

enum class FigureUnit { cases, people, fen, times, days, bodies };
std::string_view word_of(FigureUnit unit);

/// What tells the measures of one figure apart. Labels: figure_detail.<kind>.
struct FigureDetail {
  std::string_view kind = {};  // article, person, organisation, or any other word
  std::string_view means = {};
  bool empty() const { return kind.empty(); }
};

/// One figure and its definition (口径). The code is stored with every measure: it never gets another meaning; a figure
/// defined otherwise is another code. Labels: figure.<code>, figure_definition.<code>.
struct Figure {
  std::string_view code;
  FigureUnit unit;
  std::string_view counts;
  std::string_view by_day;       // the business day it counts by
  FigureDetail detail = {};      // what its `detail` says; empty: it has none
  bool of_participants = false;  // counted for whoever sent somebody, and need not be able to look into the case
  InStock in_stock = {};         // what it brings in, or takes off, of what stands open
};

/// Every figure the house knows, those of cases, of registers and of recorded activity, in order of code.
std::span<Figure const> figures();
/// Null for a code nobody defined.
Figure const* figure(std::string_view code);

}  // namespace liandiao
