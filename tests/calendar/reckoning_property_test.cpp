#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/calendar/reckoning.hpp"
#include "tests/calendar/shipped_calendar.hpp"

// What must hold of every count, whatever its start, length and exclusions.

namespace liandiao {
namespace {

using test::shipped;

/// A period that starts between 2020 and 2025, and days near it that do not count.
struct Draw {
  BusinessTime start;
  Period period;
  std::vector<Span> excluded;
};

std::string text_of(Draw const& draw) {
  std::string text = draw.start.text() + " + " + std::to_string(draw.period.length) + " " +
                     std::string(word_of(draw.period.unit)) + (draw.period.rolls ? "" : " without rolling");
  for (Span const span : draw.excluded) text += ", not " + span.from.text() + ".." + span.to.text();
  return text;
}

int usual_length(Unit unit) {
  switch (unit) {
    case Unit::hour: return 400;
    case Unit::month: return 14;
    case Unit::year: return 3;
    default: return 70;
  }
}

Span near(Date start) {
  Date const from = start.plus(*rc::gen::inRange(-10, 200));
  return {from, from.plus(*rc::gen::inRange(0, 40))};
}

Draw any_draw() {
  Draw draw;
  draw.start.day = Date{*rc::gen::inRange(Date::of(2020, 1, 1).days, Date::of(2026, 1, 1).days)};
  draw.start.minute = *rc::gen::inRange(0, 24 * 60);
  draw.period.unit = *rc::gen::element(Unit::hour, Unit::day, Unit::working_day, Unit::month, Unit::year);
  draw.period.length = *rc::gen::inRange(1, usual_length(draw.period.unit) + 1);
  draw.period.rolls = *rc::gen::weightedElement<bool>({{4, true}, {1, false}});
  int const spans = *rc::gen::inRange(0, 5);
  for (int i = 0; i < spans; ++i) draw.excluded.push_back(near(draw.start.day));
  RC_LOG() << text_of(draw) << "\n";
  return draw;
}

Reckoned counted(Draw const& draw, std::vector<Span> const& excluded) {
  auto const reckoned = reckon(shipped(), draw.start, draw.period, excluded);
  RC_ASSERT(reckoned.has_value());
  return *reckoned;
}

Reckoned counted(Draw const& draw) { return counted(draw, draw.excluded); }

bool is_before(BusinessTime const& a, BusinessTime const& b) {
  return std::pair(a.day, a.minute.value_or(0)) < std::pair(b.day, b.minute.value_or(0));
}

bool excludes(std::vector<Span> const& spans, Date day) {
  return std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.from <= day && day <= span.to; });
}

// The oracle lists what can be counted and picks the nth; months it pushes until nothing moves any more.

/// The first `length` days after the start that are neither excluded nor, for working days, rest days.
Date oracle_days(Draw const& draw, int length) {
  std::vector<Date> countable;
  for (int offset = 1; static_cast<int>(countable.size()) < length; ++offset) {
    Date const day = draw.start.day.plus(offset);
    bool const rests = draw.period.unit == Unit::working_day && shipped().note(day).kind != DayKind::weekday &&
                       shipped().note(day).kind != DayKind::make_up_work;
    if (!rests && !excludes(draw.excluded, day)) countable.push_back(day);
  }
  return countable.back();
}

/// Slots of an hour, one by one, from the full hour after the start.
BusinessTime oracle_hours(Draw const& draw) {
  int left = draw.period.length;
  int slot = *draw.start.minute / 60 + 1;
  for (;; ++slot) {
    if (excludes(draw.excluded, draw.start.day.plus(slot / 24))) continue;
    if (--left == 0) break;
  }
  return {draw.start.day.plus((slot + 1) / 24), (slot + 1) % 24 * 60};
}

Date oracle_months(Draw const& draw) {
  int const months = draw.period.unit == Unit::year ? draw.period.length * 12 : draw.period.length;
  int const month_index = static_cast<int>(draw.start.day.month()) - 1 + months;
  int const year = draw.start.day.year() + month_index / 12;
  auto const month = static_cast<unsigned>(month_index % 12 + 1);
  bool const leap = year % 4 == 0;  // from 2020 to 2030
  unsigned const lengths[] = {31, leap ? 29U : 28U, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  Date const natural = Date::of(year, month, std::min(draw.start.day.day(), lengths[month - 1]));
  Date end = natural;
  for (;;) {
    int pushes = 0;
    for (Date day = draw.start.day.plus(1); day <= end; day = day.plus(1)) pushes += excludes(draw.excluded, day);
    if (natural.plus(pushes) == end) return end;
    end = natural.plus(pushes);
  }
}

Reckoned oracle(Draw const& draw) {
  if (draw.period.unit == Unit::hour) return {oracle_hours(draw), oracle_hours(draw), false};
  bool const by_months = draw.period.unit == Unit::month || draw.period.unit == Unit::year;
  Date const raw = by_months ? oracle_months(draw) : oracle_days(draw, draw.period.length);
  Date due = raw;
  if (draw.period.unit != Unit::working_day && draw.period.rolls)
    while (!shipped().works(due)) due = due.plus(1);
  return {{raw, std::nullopt}, {due, std::nullopt}, false};
}

RC_GTEST_PROP(Reckoning, AgreesWithTheOracle, ()) {
  Draw const draw = any_draw();
  Reckoned const reckoned = counted(draw);
  Reckoned const expected = oracle(draw);
  RC_ASSERT(reckoned.raw.text() == expected.raw.text());
  RC_ASSERT(reckoned.due.text() == expected.due.text());
}

RC_GTEST_PROP(Reckoning, IsProvisionalFromTheFirstUnsettledDayOn, ()) {
  Draw draw = any_draw();
  draw.start.day = Date{*rc::gen::inRange(Date::of(2026, 6, 1).days, Date::of(2027, 2, 1).days)};
  draw.excluded.clear();
  Reckoned const reckoned = counted(draw);
  Date const last = reckoned.due.minute == 0 ? reckoned.due.day.plus(-1) : reckoned.due.day;
  bool const asks_calendar = draw.period.rolls || draw.period.unit == Unit::working_day;
  RC_ASSERT(reckoned.provisional == (asks_calendar && last >= Date::of(2026, 12, 25)));
}

RC_GTEST_PROP(Reckoning, AnExclusionNeverBringsADueDayNearer, ()) {
  Draw const draw = any_draw();
  auto more = draw.excluded;
  more.push_back(near(draw.start.day));
  RC_ASSERT(!is_before(counted(draw, more).raw, counted(draw).raw));
  RC_ASSERT(!is_before(counted(draw, more).due, counted(draw).due));
}

RC_GTEST_PROP(Reckoning, AWorkingDayPeriodEndsOnADayWorkedAndNotExcluded, ()) {
  Draw draw = any_draw();
  draw.period = {*rc::gen::inRange(1, 70), Unit::working_day};
  Reckoned const reckoned = counted(draw);
  RC_ASSERT(shipped().works(reckoned.due.day));
  RC_ASSERT(!excludes(draw.excluded, reckoned.due.day));
  RC_ASSERT(reckoned.raw == reckoned.due);
}

RC_GTEST_PROP(Reckoning, ACalendarPeriodThatRollsIsDueOnADayWorked, ()) {
  Draw draw = any_draw();
  draw.period.rolls = true;
  RC_PRE(draw.period.unit != Unit::hour);
  Reckoned const reckoned = counted(draw);
  RC_ASSERT(shipped().works(reckoned.due.day));
  RC_ASSERT(!excludes(draw.excluded, reckoned.raw.day));
}

RC_GTEST_PROP(Reckoning, CuttingAnExclusionInTwoChangesNothing, ()) {
  Draw const draw = any_draw();
  Span const whole{draw.start.day.plus(*rc::gen::inRange(-5, 60)), {}};
  Date const cut = whole.from.plus(*rc::gen::inRange(0, 20));
  Date const to = cut.plus(*rc::gen::inRange(1, 20));
  auto joined = draw.excluded;
  joined.push_back({whole.from, to});
  auto parted = draw.excluded;
  parted.push_back({cut.plus(1), to});
  parted.push_back({whole.from, cut});
  RC_ASSERT(counted(draw, joined) == counted(draw, parted));
}

RC_GTEST_PROP(Reckoning, OverlappingExclusionsAreTheirUnion, ()) {
  Draw const draw = any_draw();
  std::set<Date> days;
  for (Span const span : draw.excluded)
    for (Date day = span.from; day <= span.to; day = day.plus(1)) days.insert(day);
  std::vector<Span> each;
  each.reserve(days.size());
  for (Date const day : days) each.push_back({day, day});
  RC_ASSERT(counted(draw, each) == counted(draw));
}

RC_GTEST_PROP(Reckoning, TheOrderOfExclusionsDoesNotMatter, ()) {
  Draw const draw = any_draw();
  std::vector<Span> reversed(draw.excluded.rbegin(), draw.excluded.rend());
  RC_ASSERT(counted(draw, reversed) == counted(draw));
}

RC_GTEST_PROP(Reckoning, AnExtensionInTheSameUnitIsALongerLength, ()) {
  Draw const draw = any_draw();
  int const more = *rc::gen::inRange(1, usual_length(draw.period.unit) + 1);
  std::vector<Period> const extensions{{more, draw.period.unit}};
  auto const extended = reckon_extended(shipped(), draw.start, draw.period, extensions, draw.excluded);
  RC_ASSERT(extended.has_value());
  Period const longer{draw.period.length + more, draw.period.unit, draw.period.rolls};
  RC_ASSERT(*extended == *reckon(shipped(), draw.start, longer, draw.excluded));
}

RC_GTEST_PROP(Reckoning, AnExtensionNeverBringsADueDayNearer, ()) {
  Draw const draw = any_draw();
  Period const more{*rc::gen::inRange(1, 10), *rc::gen::element(Unit::day, Unit::working_day, Unit::month)};
  std::vector<Period> const extensions{more};
  auto const extended = reckon_extended(shipped(), draw.start, draw.period, extensions, draw.excluded);
  RC_ASSERT(extended.has_value());
  RC_ASSERT(!(extended->raw.day < counted(draw).raw.day));
}

RC_GTEST_PROP(Reckoning, TheExplanationIsTheSameCount, ()) {
  Draw const draw = any_draw();
  Reckoned const reckoned = counted(draw);
  auto const explained = explain_reckoning(shipped(), draw.start, draw.period, draw.excluded);
  RC_ASSERT(explained.has_value());
  RC_ASSERT(explained->raw == reckoned.raw);
  RC_ASSERT(explained->due == reckoned.due);
  RC_ASSERT(explained->provisional == reckoned.provisional);
  RC_ASSERT(explained->rolled == reckoned.rolled());
  auto const& lines = explained->lines;
  RC_ASSERT(std::is_sorted(lines.begin(), lines.end(), [](auto const& a, auto const& b) { return a.date < b.date; }));
  RC_ASSERT(std::any_of(lines.begin(), lines.end(), [](auto const& line) { return line.provisional; }) ==
            reckoned.provisional);
  auto const last =
      std::count_if(lines.begin(), lines.end(), [](auto const& line) { return line.role == DayRole::last; });
  RC_ASSERT(last == 1);
}

RC_GTEST_PROP(Reckoning, EveryDayOfADayPeriodHasItsLine, ()) {
  Draw draw = any_draw();
  draw.period.unit = *rc::gen::element(Unit::day, Unit::working_day);
  auto const explained = explain_reckoning(shipped(), draw.start, draw.period, draw.excluded);
  RC_ASSERT(explained.has_value());
  Date day = draw.start.day;
  int count = 0;
  for (auto const& line : explained->lines) {
    RC_ASSERT(line.date == day);
    day = day.plus(1);
    if (line.role == DayRole::counted || line.role == DayRole::last) RC_ASSERT(line.count == ++count);
    RC_ASSERT((line.role == DayRole::excluded) == line.span.has_value());
  }
  RC_ASSERT(count == draw.period.length);
  RC_ASSERT(explained->lines.back().date == explained->due.day);
}

}  // namespace
}  // namespace liandiao
