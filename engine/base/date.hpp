#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/error.hpp"

namespace liandiao {

/// A legal day at +08:00: China has one zone and no summer time. Counted in days since 1970-01-01.
struct Date {
  std::int32_t days = 0;

  auto operator<=>(Date const&) const = default;

  static Date of(int year, unsigned month, unsigned day);  // a day that exists; broken invariant otherwise
  std::chrono::year_month_day ymd() const { return std::chrono::sys_days{std::chrono::days{days}}; }
  int year() const { return static_cast<int>(ymd().year()); }
  unsigned month() const { return static_cast<unsigned>(ymd().month()); }
  unsigned day() const { return static_cast<unsigned>(ymd().day()); }
  std::chrono::weekday weekday() const { return std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days}}}; }
  Date plus(int n) const { return Date{days + n}; }
  /// The day of the same number, or the end of a month that has none (民法典 202).
  Date plus_months(int months) const;

  std::string text() const;  // YYYY-MM-DD
};

inline int operator-(Date later, Date earlier) { return later.days - earlier.days; }

/// Exactly YYYY-MM-DD, between 1900 and 2999, and a day that exists.
std::optional<Date> parse_date(std::string_view text);

/// A moment: microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t us = 0;

  auto operator<=>(Instant const&) const = default;

  Date date() const;         // the legal day it falls on at +08:00
  int minute() const;        // minute of that day, 0..1439
  std::string text() const;  // YYYY-MM-DDTHH:MM:SS+08:00
  static Instant at(Date day, int minute_of_day = 0);
};

/// When something happened in the world: a day, and the time of day if it is known.
struct BusinessTime {
  Date day;
  std::optional<int> minute;  // of the day at +08:00, 0..1439

  bool operator==(BusinessTime const&) const = default;
  std::string text() const;  // YYYY-MM-DD or YYYY-MM-DDTHH:MM
};

/// YYYY-MM-DD, YYYY-MM-DDTHH:MM or YYYY-MM-DD HH:MM, at +08:00.
std::optional<BusinessTime> parse_business_time(std::string_view text);

/// Exactly HH:MM, as minutes after midnight, 0..1439; and back.
std::optional<int> parse_minute_of_day(std::string_view text);
std::string minute_of_day_text(int minute);

/// Not after: compares days, and minutes only where both are known.
bool not_after(BusinessTime const& earlier, BusinessTime const& later);

}  // namespace liandiao
