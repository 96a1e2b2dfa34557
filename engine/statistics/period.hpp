#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/date.hpp"

namespace liandiao {

/// How often a form is reported.
enum class Every { month, quarter, half, year };

/// No period of the law: a stretch of business days that figures are reported for: a month, quarter, half or year, by
/// the calendar or by a cut-off day. With a cut-off day of 25 the month 2026-03 runs from 26 February to 25 March, and
/// a quarter is its three months.
class ReportPeriod {
 public:
  /// The day at which months end; none: the last of the calendar's.
  using CutOff = std::optional<int>;

  ReportPeriod(Every every, int year, int no, CutOff cut_off = {})
      : every_(every), year_(year), no_(no), cut_off_(cut_off) {}

  Every every() const { return every_; }
  int year() const { return year_; }
  int no() const { return no_; }  // of the month, quarter or half in its year; 1 for a year
  CutOff cut_off() const { return cut_off_; }

  Date first() const;
  Date last() const;
  bool holds(Date day) const { return first() <= day && day <= last(); }
  std::string text() const;  // 2026-03, 2026-Q1, 2026-H1, 2026

  ReportPeriod before() const;         // the one that ends the day before this begins
  ReportPeriod a_year_before() const;  // the same of the year before
  /// The one of this length in which a day lies.
  static ReportPeriod of(Every every, Date day, CutOff cut_off = {});

  bool operator==(ReportPeriod const&) const = default;

 private:
  int months_each() const;
  Date end_of_month(int year, unsigned month) const;  // by the cut-off day

  Every every_;
  int year_;
  int no_;
  CutOff cut_off_;
};

/// Exactly YYYY-MM, YYYY-Q1..4, YYYY-H1..2 or YYYY, between 1900 and 2999.
std::optional<ReportPeriod> parse_period(std::string_view text, ReportPeriod::CutOff cut_off = {});

/// 1 to 28: a day that every month has.
bool is_cut_off(int day);

}  // namespace liandiao
