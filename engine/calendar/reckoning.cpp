#include "engine/calendar/reckoning.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace liandiao {
namespace {

using namespace std::chrono_literals;

constexpr Date day_of(std::chrono::year_month_day ymd) {
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

constexpr Date earliest = day_of(1900y / 1 / 1);
constexpr Date latest = day_of(2999y / 12 / 31);
constexpr int hours_per_day = 24;

constexpr std::array<std::pair<Unit, std::string_view>, 5> unit_words{{{Unit::hour, "hour"},
                                                                       {Unit::day, "day"},
                                                                       {Unit::working_day, "working_day"},
                                                                       {Unit::month, "month"},
                                                                       {Unit::year, "year"}}};

/// Excluded days as spans in order that neither meet nor overlap. Asked about days in order, it looks only ahead.
class Exclusions {
 public:
  explicit Exclusions(std::span<Span const> spans) : spans_(spans.begin(), spans.end()) {
    std::sort(spans_.begin(), spans_.end(), [](Span a, Span b) { return a.from < b.from; });
    std::size_t kept = 0;
    for (Span const span : spans_) {
      if (kept > 0 && span.from <= spans_[kept - 1].to.plus(1))
        spans_[kept - 1].to = std::max(spans_[kept - 1].to, span.to);
      else
        spans_[kept++] = span;
    }
    spans_.resize(kept);
  }

  std::vector<Span> const& spans() const { return spans_; }

  bool cover(Date day) {
    while (next_ < spans_.size() && spans_[next_].to < day) ++next_;
    return next_ < spans_.size() && spans_[next_].from <= day;
  }

 private:
  std::vector<Span> spans_;
  std::size_t next_ = 0;
};

/// The one count behind every due day. `Listener` is told each day and what it was; whoever wants only the end listens
/// to nothing, and pays nothing for it.
template <class Listener>
class Count {
 public:
  Count(Calendar const& calendar, BusinessTime const& start, std::span<Span const> excluded, bool asks_calendar,
        Listener& listener)
      : calendar_(calendar),
        asks_calendar_(asks_calendar),
        day_(start.day),
        first_hour_(start.minute ? *start.minute / 60 + 1 : hours_per_day),
        exclusions_(excluded),
        listener_(listener) {
    listener_.hear(day_, DayRole::start, 0);
  }

  /// Counts one length on from where the last one ended. False: it left the years that can be reckoned.
  bool advance(Unit unit, int length, bool is_last) {
    DayRole const end = is_last ? DayRole::last : DayRole::extended;
    minute_.reset();
    switch (unit) {
      case Unit::hour: return hours(length, end);
      case Unit::day: return days(length, false, DayRole::counted, end);
      case Unit::working_day: return days(length, true, DayRole::counted, end);
      case Unit::month: return months(length, length, end);
      case Unit::year: return months(length * 12, length, end);
    }
    return false;
  }

  /// CPL 85(3), CC 203: off a rest day, to the first day worked. Excluded days are no rest days: nothing is left to
  /// count.
  bool roll() {
    if (calendar_.works(day_)) return true;
    for (;;) {
      if (!next_day()) return false;
      bool const works = calendar_.works(day_);
      tell(works ? DayRole::due : DayRole::passed_over, 0);
      if (works) return true;
    }
  }

  /// The end of what is counted so far. The end of the day's last hour, 24:00, is 00:00 of the next day.
  BusinessTime end() const {
    if (minute_ && *minute_ == hours_per_day * 60) return {day_.plus(1), 0};
    return {day_, minute_};
  }

  bool provisional() const { return provisional_; }

 private:
  bool days(int length, bool only_working, DayRole counted, DayRole end) {
    first_hour_ = hours_per_day;  // an extension in hours begins after the day this ends on
    for (int n = 0; n < length;) {
      if (!next_day()) return false;
      if (exclusions_.cover(day_)) {
        tell(DayRole::excluded, n);
      } else if (only_working && !calendar_.works(day_)) {
        tell(DayRole::rest_not_counted, n);
      } else {
        ++n;
        tell(n == length ? end : counted, n);
      }
    }
    return true;
  }

  bool hours(int length, DayRole end) {
    for (int n = 0;;) {
      bool const excluded = exclusions_.cover(day_);
      int const here = excluded ? 0 : std::min(hours_per_day - first_hour_, length - n);
      n += here;
      if (excluded && first_hour_ < hours_per_day) tell(DayRole::excluded, n);
      if (here > 0) tell(n == length ? end : DayRole::counted, n);
      if (n == length) {
        minute_ = (first_hour_ + here) * 60;
        first_hour_ += here;
        return true;
      }
      if (!next_day()) return false;
      first_hour_ = 0;
    }
  }

  /// Each excluded day of the running period pushes its end by one; an excluded day met while pushing pushes again.
  bool months(int months, int length, DayRole end) {
    first_hour_ = hours_per_day;
    Date const natural = day_.plus_months(months);
    if (natural > latest) return false;
    int pushes = 0;
    for (Span const span : exclusions_.spans())
      for (Date day = std::max(span.from, day_.plus(1)); day <= std::min(span.to, natural); day = day.plus(1))
        tell(day, DayRole::excluded, ++pushes);
    day_ = natural;
    tell(pushes == 0 ? end : DayRole::corresponding, pushes == 0 ? length : pushes);
    return days(pushes, false, DayRole::carried, end);
  }

  bool next_day() {
    day_ = day_.plus(1);
    return day_ <= latest;
  }

  void tell(DayRole role, int count) { tell(day_, role, count); }
  void tell(Date day, DayRole role, int count) {
    provisional_ = provisional_ || (asks_calendar_ && calendar_.provisional(day));
    listener_.hear(day, role, count);
  }

  Calendar const& calendar_;
  bool asks_calendar_;  // calendar days that do not roll end where they end, whatever a notice says
  Date day_;
  std::optional<int> minute_;
  int first_hour_;  // of day_, from which hours count; 24: from tomorrow
  bool provisional_ = false;
  Exclusions exclusions_;
  Listener& listener_;
};

struct Nobody {
  void hear(Date, DayRole, int) const {}
};

struct Scribe {
  Calendar const& calendar;
  bool asks_calendar = true;
  std::span<Span const> excluded;
  std::vector<DayLine> lines;

  void hear(Date day, DayRole role, int count) {
    DayLine line{day, role, calendar.note(day), count, asks_calendar && calendar.provisional(day), std::nullopt};
    if (role == DayRole::excluded) {
      auto const at =
          std::find_if(excluded.begin(), excluded.end(), [&](Span span) { return span.from <= day && day <= span.to; });
      line.span = static_cast<std::size_t>(at - excluded.begin());
    }
    lines.push_back(std::move(line));
  }
};

tl::unexpected<Error> out_of_range(BusinessTime const& start) {
  return fail(Code::invalid_input, "period_out_of_range",
              {{"start", start.text()}, {"expected", earliest.text() + ".." + latest.text()}});
}

Result<> check_length(Unit unit, int length) {
  if (length >= 1 && length <= longest(unit)) return {};
  return fail(Code::invalid_input, "period_length_invalid",
              {{"unit", std::string(word_of(unit))},
               {"value", std::to_string(length)},
               {"expected", "1.." + std::to_string(longest(unit))}});
}

/// Lengths that follow one another in the same unit are one length.
Result<std::vector<Period>> lengths_of(Period const& base, std::span<Period const> extensions) {
  std::vector<Period> lengths{base};
  if (auto ok = check_length(base.unit, base.length); !ok) return passed_on(ok);
  for (Period const& extension : extensions) {
    if (auto ok = check_length(extension.unit, extension.length); !ok) return passed_on(ok);
    Period& before = lengths.back();
    if (before.unit != extension.unit) {
      lengths.push_back(extension);
      continue;
    }
    before.length += extension.length;
    if (auto ok = check_length(before.unit, before.length); !ok) return passed_on(ok);
  }
  return lengths;
}

Result<> check_start(BusinessTime const& start, Unit unit, std::span<Span const> excluded) {
  if (start.day < earliest || start.day > latest) return out_of_range(start);
  if (unit == Unit::hour && !start.minute)
    return fail(Code::invalid_input, "period_start_time_missing", {{"start", start.text()}});
  for (Span const span : excluded)
    if (span.to < span.from)
      return fail(Code::invalid_input, "period_span_reversed", {{"from", span.from.text()}, {"to", span.to.text()}});
  return {};
}

bool ends_on_rest_days_too(Unit unit) { return unit == Unit::day || unit == Unit::month || unit == Unit::year; }

/// Does the count look at what a holiday notice decides?
bool asks_calendar(std::span<Period const> lengths, bool rolls) {
  return rolls || std::any_of(lengths.begin(), lengths.end(),
                              [](Period const& period) { return period.unit == Unit::working_day; });
}

template <class Listener>
Result<Reckoned> count(Calendar const& calendar, BusinessTime const& start, std::span<Period const> lengths, bool rolls,
                       std::span<Span const> excluded, Listener& listener) {
  if (auto ok = check_start(start, lengths.front().unit, excluded); !ok) return passed_on(ok);
  Count<Listener> count(calendar, start, excluded, asks_calendar(lengths, rolls), listener);
  for (auto const& length : lengths)
    if (!count.advance(length.unit, length.length, &length == &lengths.back())) return out_of_range(start);
  Reckoned reckoned{count.end(), {}, false};
  if (rolls && ends_on_rest_days_too(lengths.back().unit) && !count.roll()) return out_of_range(start);
  reckoned.due = count.end();
  reckoned.provisional = count.provisional();
  if (reckoned.due.day > latest) return out_of_range(start);
  return reckoned;
}

bool all_roll(Period const& base, std::span<Period const> extensions) {
  return base.rolls && std::all_of(extensions.begin(), extensions.end(), [](Period const& p) { return p.rolls; });
}

}  // namespace

std::string_view word_of(Unit unit) {
  for (auto const& [known, word] : unit_words)
    if (known == unit) return word;
  return "day";
}

std::optional<Unit> parse_unit(std::string_view word) {
  for (auto const& [unit, known] : unit_words)
    if (known == word) return unit;
  return std::nullopt;
}

int longest(Unit unit) {
  switch (unit) {
    case Unit::hour: return 100'000;
    case Unit::day:
    case Unit::working_day: return 36'500;
    case Unit::month: return 1'200;
    case Unit::year: return 100;
  }
  return 0;
}

std::string_view word_of(DayRole role) {
  switch (role) {
    case DayRole::start: return "start";
    case DayRole::counted: return "counted";
    case DayRole::rest_not_counted: return "rest_not_counted";
    case DayRole::excluded: return "excluded";
    case DayRole::corresponding: return "corresponding";
    case DayRole::carried: return "carried";
    case DayRole::extended: return "extended";
    case DayRole::last: return "last";
    case DayRole::passed_over: return "passed_over";
    case DayRole::due: return "due";
  }
  return "counted";
}

Result<Reckoned> reckon(Calendar const& calendar, BusinessTime const& start, Period const& period,
                        std::span<Span const> excluded) {
  if (auto ok = check_length(period.unit, period.length); !ok) return passed_on(ok);
  Nobody nobody;
  return count(calendar, start, std::span(&period, 1), period.rolls, excluded, nobody);
}

Result<Reckoned> reckon_extended(Calendar const& calendar, BusinessTime const& start, Period const& base,
                                 std::span<Period const> extensions, std::span<Span const> excluded) {
  auto const lengths = lengths_of(base, extensions);
  if (!lengths) return tl::unexpected(lengths.error());
  Nobody nobody;
  return count(calendar, start, *lengths, all_roll(base, extensions), excluded, nobody);
}

Result<Reckoning> explain_reckoning(Calendar const& calendar, BusinessTime const& start, Period const& period,
                                    std::span<Span const> excluded, std::span<Period const> extensions) {
  auto const lengths = lengths_of(period, extensions);
  if (!lengths) return tl::unexpected(lengths.error());
  bool const rolls = all_roll(period, extensions);
  Scribe scribe{calendar, asks_calendar(*lengths, rolls), excluded, {}};
  auto reckoned = count(calendar, start, *lengths, rolls, excluded, scribe);
  if (!reckoned) return passed_on(reckoned);
  return Reckoning{.unit = period.unit,
                   .start = start,
                   .length = period.length,
                   .extensions = {extensions.begin(), extensions.end()},
                   .raw = reckoned->raw,
                   .due = reckoned->due,
                   .provisional = reckoned->provisional,
                   .rolled = reckoned->rolled(),
                   .lines = std::move(scribe.lines)};
}

int days_left(Date today, Date due) { return due - today; }

int working_days_between(Calendar const& calendar, Date from_exclusive, Date to_inclusive) {
  int worked = 0;
  for (Date day = from_exclusive.plus(1); day <= to_inclusive; day = day.plus(1)) worked += calendar.works(day) ? 1 : 0;
  return worked;
}

}  // namespace liandiao
