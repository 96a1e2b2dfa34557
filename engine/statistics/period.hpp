#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/date.hpp"

namespace liandiao {

/// A month of the calendar, as figures are reported by.
struct Month {
  int year = 0;
  unsigned month = 0;  // 1..12

  Date first() const { return Date::of(year, month, 1); }
  Date last() const { return first().plus_months(1).plus(-1); }
  std::string text() const { return first().text().substr(0, 7); }  // YYYY-MM
};

/// Exactly YYYY-MM, between 1900-01 and 2999-12.
std::optional<Month> parse_month(std::string_view text);

}  // namespace liandiao
