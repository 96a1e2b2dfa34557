#include "engine/base/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

constexpr std::int64_t us_per_minute = 60'000'000;
constexpr std::int64_t us_per_day = 24 * 60 * us_per_minute;
constexpr std::int64_t china_offset_us = 8 * 60 * us_per_minute;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<int> parse_minute_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  auto const hour = digits(text.substr(0, 2));
  auto const minute = digits(text.substr(3, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

std::string minute_of_day_text(int minute) {
  constexpr int minutes_in_hour = 60;
  std::array<char, 16> buffer{};
  int const n =
      std::snprintf(buffer.data(), buffer.size(), "%02d:%02d", minute / minutes_in_hour, minute % minutes_in_hour);
  return std::string(buffer.data(), static_cast<std::size_t>(n));
}

Date Date::plus_months(int months) const {
  std::chrono::year_month_day const from{std::chrono::sys_days{std::chrono::days{days}}};
  auto const month = std::chrono::year_month{from.year(), from.month()} + std::chrono::months{months};
  auto const last = std::chrono::year_month_day_last{month / std::chrono::last}.day();
  return Date::of(static_cast<int>(month.year()), static_cast<unsigned>(month.month()),
                  static_cast<unsigned>(std::min(from.day(), last)));
}

Date Date::of(int year, unsigned month, unsigned day) {
  std::chrono::year_month_day const ymd{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  ensure(ymd.ok(), "a date that exists");
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

std::string Date::text() const {
  std::array<char, 32> buffer{};
  int const n = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", year(), month(), day());
  return std::string(buffer.data(), static_cast<std::size_t>(n));
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto const year = digits(text.substr(0, 4));
  auto const month = digits(text.substr(5, 2));
  auto const day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2999) return std::nullopt;
  std::chrono::year_month_day const ymd{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                        std::chrono::day{static_cast<unsigned>(*day)}};
  if (!ymd.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

Date Instant::date() const { return Date{static_cast<std::int32_t>(floor_div(us + china_offset_us, us_per_day))}; }

int Instant::minute() const {
  std::int64_t const local = us + china_offset_us;
  return static_cast<int>((local - floor_div(local, us_per_day) * us_per_day) / us_per_minute);
}

std::string Instant::text() const {
  std::int64_t const local = us + china_offset_us;
  std::int64_t const in_day = local - floor_div(local, us_per_day) * us_per_day;
  int const seconds = static_cast<int>(in_day / 1'000'000);
  std::array<char, 32> buffer{};
  int const n = std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d+08:00", seconds / 3600, seconds / 60 % 60,
                              seconds % 60);
  return date().text() + std::string(buffer.data(), static_cast<std::size_t>(n));
}

Instant Instant::at(Date day, int minute_of_day) {
  return Instant{day.days * us_per_day + minute_of_day * us_per_minute - china_offset_us};
}

std::string BusinessTime::text() const { return minute ? day.text() + "T" + minute_of_day_text(*minute) : day.text(); }

std::optional<BusinessTime> parse_business_time(std::string_view text) {
  auto const day = parse_date(text.substr(0, std::min<std::size_t>(10, text.size())));
  if (!day) return std::nullopt;
  if (text.size() == 10) return BusinessTime{*day, std::nullopt};
  if (text[10] != 'T' && text[10] != ' ') return std::nullopt;
  auto const minute = parse_minute_of_day(text.substr(11));
  if (!minute) return std::nullopt;
  return BusinessTime{*day, minute};
}

bool not_after(BusinessTime const& earlier, BusinessTime const& later) {
  if (earlier.day != later.day) return earlier.day < later.day;
  return !earlier.minute || !later.minute || *earlier.minute <= *later.minute;
}

}  // namespace liandiao
