#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"
#include "engine/calendar/calendar.hpp"

namespace liandiao {

/// What a period is counted in. The day (or hour) it starts on is never counted (CPL 85, CC 201).
enum class Unit {
  hour,         // from the next full hour (CPLI 125); ends at the end of its last hour
  day,          // calendar days; rest days within count
  working_day,  // only days worked, make-up days among them
  month,        // to the corresponding day, else to the month's end (CC 202)
  year,
};

std::string_view word_of(Unit unit);
std::optional<Unit> parse_unit(std::string_view word);

/// Days that do not count, both ends included: a suspension, an appraisal, the time to supply papers. Spans may come in
/// any order and overlap. An open suspension is no span: its clock has no due day until it ends.
struct Span {
  Date from;
  Date to;

  bool operator==(Span const&) const = default;
};

struct Period {
  int length = 0;
  Unit unit = Unit::day;
  bool rolls = true;  // false: police detention ends on its last day, rest day or not (PSB 35)

  bool operator==(Period const&) const = default;
};

/// The longest length a period may have in this unit.
int longest(Unit unit);

/// Where a period ends. `raw` is its last day, `due` the day it may be met until; only an hour period has a minute, and
/// then the end of a day, 24:00, is 00:00 of the next.
struct Reckoned {
  BusinessTime raw;
  BusinessTime due;
  bool provisional = false;  // some day examined may still be changed by a notice to come

  bool rolled() const { return raw.day != due.day; }
  bool operator==(Reckoned const&) const = default;
};

/// What one day was to a period.
enum class DayRole {
  start,             // not counted
  counted,           // one more; in an hour period, as many hours as the running count grew by
  rest_not_counted,  // a rest day within a working-day period
  excluded,          // within an excluded span
  corresponding,     // where a month or year period would have ended without exclusions
  carried,           // one of the days that make up for excluded ones after the corresponding day
  extended,          // the end of a length that an extension in another unit continues
  last,              // the last day of the period
  passed_over,       // a rest day between the last day and the due day
  due,               // the first day worked after a last day that is a rest day
};

std::string_view word_of(DayRole role);

/// A line of the explanation, in words of no language.
struct DayLine {
  Date date;
  DayRole role = DayRole::start;
  DayNote note;  // what kind of day it is, and whose festival
  /// Units counted so far of this length. In a month or year period with exclusions: up to the corresponding day the
  /// excluded days found, which is how many must be carried; after it the days carried so far.
  int count = 0;
  bool provisional = false;         // this day may still be changed by a notice to come
  std::optional<std::size_t> span;  // which of the spans handed in excluded it, the first if several

  bool operator==(DayLine const&) const = default;
};

/// A period and its end, day by day: dates never go back. A month or year period names only the days that matter: its
/// start, the excluded days, the corresponding day and what follows.
struct Reckoning {
  Unit unit = Unit::day;
  BusinessTime start;
  int length = 0;
  std::vector<Period> extensions;
  BusinessTime raw;
  BusinessTime due;
  bool provisional = false;
  bool rolled = false;
  std::vector<DayLine> lines;
};

/// Counts `period` from `start`. Excluded days do not count, in any unit, and push the end; the last day of a day,
/// month or year period that is a rest day then rolls to the next day worked, excluded or not (CPL 85, CC 203). Only
/// the last day rolls. `invalid_input` for a length that is not 1..longest(unit), an hour period whose start has no
/// time, a span that ends before it begins, and a period that leaves the years 1900 to 2999.
Result<Reckoned> reckon(Calendar const& calendar, BusinessTime const& start, Period const& period,
                        std::span<Span const> excluded = {});

/// The same of an extended period. An extension in the same unit makes the length before it longer, so the total is
/// counted from the same start; one in another unit is counted from the raw end of what came before. Only the very last
/// day rolls, and only if every period does.
Result<Reckoned> reckon_extended(Calendar const& calendar, BusinessTime const& start, Period const& base,
                                 std::span<Period const> extensions, std::span<Span const> excluded = {});

/// What `reckon` and `reckon_extended` answer, with the count that led there: the same count, listened to.
Result<Reckoning> explain_reckoning(Calendar const& calendar, BusinessTime const& start, Period const& period,
                                    std::span<Span const> excluded = {}, std::span<Period const> extensions = {});

/// Calendar days from today to the due day; 0 on the day itself, negative when it is past.
int days_left(Date today, Date due);

/// Days worked after the first date up to and including the second; 0 when there are none, or the second is earlier.
int working_days_between(Calendar const& calendar, Date from_exclusive, Date to_inclusive);

}  // namespace liandiao
