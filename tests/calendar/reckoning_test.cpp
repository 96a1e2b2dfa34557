#include "engine/calendar/reckoning.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/calendar/shipped_calendar.hpp"

namespace liandiao {
namespace {

using test::on;
using test::shipped;

BusinessTime at(std::string_view text) {
  auto const time = parse_business_time(text);
  ensure(time.has_value(), "a business time");
  return *time;
}

Reckoned counted(std::string_view start, Period const& period, std::vector<Span> const& excluded = {}) {
  auto const reckoned = reckon(shipped(), at(start), period, excluded);
  ensure(reckoned.has_value(), reckoned ? "" : reckoned.error().plain());
  return *reckoned;
}

std::string due(std::string_view start, Period const& period, std::vector<Span> const& excluded = {}) {
  return counted(start, period, excluded).due.text();
}

std::string raw(std::string_view start, Period const& period, std::vector<Span> const& excluded = {}) {
  return counted(start, period, excluded).raw.text();
}

Reckoned extended(std::string_view start, Period const& base, std::vector<Period> const& extensions,
                  std::vector<Span> const& excluded = {}) {
  auto const reckoned = reckon_extended(shipped(), at(start), base, extensions, excluded);
  ensure(reckoned.has_value(), reckoned ? "" : reckoned.error().plain());
  return *reckoned;
}

Reckoning explained(std::string_view start, Period const& period, std::vector<Span> const& excluded = {},
                    std::vector<Period> const& extensions = {}) {
  auto const reckoning = explain_reckoning(shipped(), at(start), period, excluded, extensions);
  ensure(reckoning.has_value(), reckoning ? "" : reckoning.error().plain());
  return *reckoning;
}

/// One line per day: date, role, count, and the festival if there is one.
std::vector<std::string> told(Reckoning const& reckoning) {
  std::vector<std::string> lines;
  lines.reserve(reckoning.lines.size());
  for (auto const& line : reckoning.lines)
    lines.push_back(line.date.text() + " " + std::string(word_of(line.role)) + " " + std::to_string(line.count) +
                    (line.note.festival.empty() ? "" : " " + line.note.festival));
  return lines;
}

Error refusal(std::string_view start, Period const& period, std::vector<Span> const& excluded = {}) {
  auto const reckoned = reckon(shipped(), at(start), period, excluded);
  ensure(!reckoned.has_value(), "a refusal");
  auto const reckoning = explain_reckoning(shipped(), at(start), period, excluded);
  ensure(!reckoning.has_value() && reckoning.error().key == reckoned.error().key, "the same refusal explained");
  return reckoned.error();
}

TEST(Units, AreWordsAndBack) {
  for (auto unit : {Unit::hour, Unit::day, Unit::working_day, Unit::month, Unit::year})
    EXPECT_EQ(parse_unit(word_of(unit)), unit);
  EXPECT_EQ(word_of(Unit::working_day), "working_day");
  EXPECT_FALSE(parse_unit("week"));
  EXPECT_FALSE(parse_unit(""));
}

TEST(CalendarDays, ThirtyDaysOfDelegationRollOffTheNationalDay) {
  EXPECT_EQ(raw("2025-09-01", {30, Unit::day}), "2025-10-01");
  EXPECT_EQ(due("2025-09-01", {30, Unit::day}), "2025-10-09");
}

TEST(CalendarDays, ThirtyDaysToApplyForConfirmationRollOffTheSpringFestival) {
  EXPECT_EQ(raw("2026-01-16", {30, Unit::day}), "2026-02-15");
  EXPECT_EQ(due("2026-01-16", {30, Unit::day}), "2026-02-24");
}

TEST(CalendarDays, ThreeDaysToAcceptEndOnAWorkingDay) {
  auto const reckoned = counted("2025-09-26", {3, Unit::day});
  EXPECT_EQ(reckoned.due.text(), "2025-09-29");
  EXPECT_EQ(reckoned.raw, reckoned.due);
  EXPECT_FALSE(reckoned.rolled());
}

TEST(CalendarDays, SevenDaysToFileAreCalendarDays) {
  EXPECT_EQ(raw("2025-09-26", {7, Unit::day}), "2025-10-03");
  EXPECT_EQ(due("2025-09-26", {7, Unit::day}), "2025-10-09");
}

TEST(CalendarDays, FifteenDaysOfLabourMediationRollOffLabourDay) {
  EXPECT_EQ(raw("2026-04-20", {15, Unit::day}), "2026-05-05");
  EXPECT_EQ(due("2026-04-20", {15, Unit::day}), "2026-05-06");
}

TEST(CalendarDays, AWeekendCalledInDoesNotRoll) {
  EXPECT_EQ(due("2026-02-11", {3, Unit::day}), "2026-02-14");  // a Saturday made up
}

TEST(CalendarDays, AnOrdinaryWeekendRollsToMonday) { EXPECT_EQ(due("2026-03-06", {1, Unit::day}), "2026-03-09"); }

TEST(CalendarDays, ARollCanCrossIntoTheNewYear) {
  EXPECT_EQ(due("2023-12-29", {1, Unit::day}), "2024-01-02");  // off: 12-30, 12-31, 01-01
  EXPECT_EQ(due("2022-12-30", {1, Unit::day}), "2023-01-03");  // off: 2022-12-31 to 2023-01-02
}

TEST(CalendarDays, TheEveOfSpringFestival2024IsNoReasonToRoll) {
  EXPECT_EQ(due("2024-02-08", {1, Unit::day}), "2024-02-09");
  EXPECT_EQ(due("2024-02-09", {1, Unit::day}), "2024-02-18");
}

TEST(CalendarDays, PoliceDetentionDoesNotRoll) {
  auto const reckoned = counted("2025-09-26", {.length = 7, .unit = Unit::day, .rolls = false});
  EXPECT_EQ(reckoned.due.text(), "2025-10-03");
  EXPECT_FALSE(reckoned.rolled());
}

TEST(CalendarDays, TheTimeOfTheStartDoesNotMatter) { EXPECT_EQ(due("2025-09-26T23:59", {3, Unit::day}), "2025-09-29"); }

TEST(WorkingDays, AMakeUpSaturdayCounts) { EXPECT_EQ(due("2026-02-11", {3, Unit::working_day}), "2026-02-14"); }

TEST(WorkingDays, SevenAcrossTheNationalDayOf2025) {
  EXPECT_EQ(due("2025-09-26", {7, Unit::working_day}), "2025-10-13");
}

TEST(WorkingDays, SevenAcrossTheSpringFestivalOf2025) {
  EXPECT_EQ(due("2025-01-24", {7, Unit::working_day}), "2025-02-10");
}

TEST(WorkingDays, FiveAcrossLabourDayOf2026) { EXPECT_EQ(due("2026-04-30", {5, Unit::working_day}), "2026-05-11"); }

TEST(WorkingDays, MayStartOnAHoliday) { EXPECT_EQ(due("2026-01-01", {5, Unit::working_day}), "2026-01-08"); }

TEST(WorkingDays, AnExcludedWorkingDayDoesNotCount) {
  EXPECT_EQ(due("2026-03-02", {3, Unit::working_day}), "2026-03-05");
  EXPECT_EQ(due("2026-03-02", {3, Unit::working_day}, {{on("2026-03-04"), on("2026-03-05")}}), "2026-03-09");
}

TEST(Months, EndOnTheCorrespondingDay) {
  EXPECT_EQ(due("2026-03-10", {1, Unit::month}), "2026-04-10");
  EXPECT_EQ(due("2025-11-12", {3, Unit::month}), "2026-02-12");
}

TEST(Months, EndOnTheMonthsEndWhereNoDayCorresponds) {
  EXPECT_EQ(raw("2025-01-31", {1, Unit::month}), "2025-02-28");
  EXPECT_EQ(due("2025-01-31", {1, Unit::month}), "2025-02-28");  // a Friday
  EXPECT_EQ(due("2024-01-31", {1, Unit::month}), "2024-02-29");  // a leap year, a Thursday
  EXPECT_EQ(due("2026-01-31", {1, Unit::month}), "2026-02-28");  // a Saturday called in
  EXPECT_EQ(raw("2023-01-31", {1, Unit::month}), "2023-02-28");
  EXPECT_EQ(raw("2026-03-31", {3, Unit::month}), "2026-06-30");
}

TEST(Months, RollOffARestDay) {
  EXPECT_EQ(raw("2025-12-31", {2, Unit::month}), "2026-02-28");
  EXPECT_EQ(raw("2020-12-31", {2, Unit::month}), "2021-02-28");  // a Sunday
  EXPECT_EQ(due("2020-12-31", {2, Unit::month}), "2021-03-01");
  EXPECT_EQ(due("2026-08-25", {1, Unit::month}), "2026-09-28");  // 中秋, 09-25 to 09-27
}

TEST(Months, AreOnePeriodNotSeveral) {
  EXPECT_EQ(raw("2026-01-31", {2, Unit::month}), "2026-03-31");  // not 28 March, by way of 28 February
}

TEST(Years, EndOnTheCorrespondingDay) {
  EXPECT_EQ(due("2023-03-15", {2, Unit::year}), "2025-03-17");  // 03-15 is a Saturday
  EXPECT_EQ(due("2022-06-10", {3, Unit::year}), "2025-06-10");
}

TEST(Years, ALeapDayEndsOnTheLastOfFebruary) {
  EXPECT_EQ(raw("2020-02-29", {1, Unit::year}), "2021-02-28");
  EXPECT_EQ(due("2020-02-29", {1, Unit::year}), "2021-03-01");
  EXPECT_EQ(raw("2020-02-29", {4, Unit::year}), "2024-02-29");
}

TEST(Hours, BeginWithTheNextFullHour) {
  EXPECT_EQ(due("2026-03-02T09:20", {24, Unit::hour}), "2026-03-03T10:00");
  EXPECT_EQ(due("2026-03-02T09:00", {1, Unit::hour}), "2026-03-02T11:00");
  EXPECT_EQ(due("2026-03-02T23:30", {1, Unit::hour}), "2026-03-03T01:00");
}

TEST(Hours, EndAtMidnightAsTheNextDaysFirstMinute) {
  EXPECT_EQ(due("2026-03-02T09:20", {14, Unit::hour}), "2026-03-03T00:00");
}

TEST(Hours, DoNotRoll) { EXPECT_EQ(due("2026-10-01T08:10", {24, Unit::hour}), "2026-10-02T09:00"); }

TEST(Hours, SkipExcludedDaysWhole) {
  EXPECT_EQ(due("2026-03-02T09:20", {24, Unit::hour}, {{on("2026-03-03"), on("2026-03-04")}}), "2026-03-05T10:00");
  EXPECT_EQ(due("2026-03-02T09:20", {2, Unit::hour}, {{on("2026-03-02"), on("2026-03-02")}}), "2026-03-03T02:00");
}

TEST(Hours, NeedTheTimeOfTheStart) {
  EXPECT_EQ(refusal("2026-03-02", {24, Unit::hour}).key, "period_start_time_missing");
}

TEST(Exclusions, PushTheEndOfADayPeriod) {
  EXPECT_EQ(due("2026-03-02", {10, Unit::day}), "2026-03-12");
  EXPECT_EQ(due("2026-03-02", {10, Unit::day}, {{on("2026-03-05"), on("2026-03-09")}}), "2026-03-17");
}

TEST(Exclusions, BeforeTheStartAndAfterTheEndChangeNothing) {
  std::vector<Span> const outside{{on("2026-02-01"), on("2026-03-02")}, {on("2026-03-13"), on("2026-03-20")}};
  EXPECT_EQ(due("2026-03-02", {10, Unit::day}, outside), "2026-03-12");
  EXPECT_EQ(due("2026-02-12", {1, Unit::month}, {{on("2026-03-13"), on("2026-03-20")}}), "2026-03-12");
}

TEST(Exclusions, TheLastDayIsNeverAnExcludedOne) {
  EXPECT_EQ(raw("2026-03-02", {10, Unit::day}, {{on("2026-03-12"), on("2026-03-16")}}), "2026-03-17");
}

TEST(Exclusions, PushAMonthByTheDaysThatFellInIt) {
  EXPECT_EQ(due("2026-03-10", {1, Unit::month}, {{on("2026-03-16"), on("2026-03-20")}}), "2026-04-15");
}

TEST(Exclusions, WithinThePushedPartOfAMonthPushAgain) {
  std::vector<Span> const spans{{on("2026-03-16"), on("2026-03-20")}, {on("2026-04-13"), on("2026-04-14")}};
  EXPECT_EQ(due("2026-03-10", {1, Unit::month}, spans), "2026-04-17");
}

TEST(Exclusions, DoNotHoldUpARoll) {
  // The last counted day is Saturday 2026-03-14; Monday is worked, excluded or not.
  EXPECT_EQ(due("2026-03-09", {5, Unit::day}, {{on("2026-03-16"), on("2026-03-18")}}), "2026-03-16");
}

TEST(Exclusions, MayOverlapAndComeInAnyOrder) {
  std::vector<Span> const spans{{on("2026-03-08"), on("2026-03-09")}, {on("2026-03-05"), on("2026-03-08")}};
  EXPECT_EQ(due("2026-03-02", {10, Unit::day}, spans), "2026-03-17");
}

TEST(Extension, InTheSameUnitAddsToTheLength) {
  auto const total = extended("2025-09-01", {30, Unit::day}, {{30, Unit::day}});
  EXPECT_EQ(total.raw.text(), "2025-10-31");  // 60 days from 1 September, not 30 from the rolled 9 October
  EXPECT_EQ(total.due.text(), "2025-10-31");
  EXPECT_EQ(extended("2026-01-31", {1, Unit::month}, {{1, Unit::month}}).raw.text(), "2026-03-31");
}

TEST(Extension, InAnotherUnitCountsFromTheRawEnd) {
  auto const total = extended("2025-09-01", {30, Unit::day}, {{5, Unit::working_day}});
  EXPECT_EQ(total.due.text(), "2025-10-14");  // 30 days end on 1 October; then 10-09, 10, 11, 13, 14
  EXPECT_EQ(extended("2026-03-02", {10, Unit::day}, {{1, Unit::month}}).due.text(), "2026-04-13");  // 04-12 a Sunday
}

TEST(Extension, InHoursBeginsWhenTheDayBeforeItEnded) {
  EXPECT_EQ(extended("2026-03-02", {1, Unit::day}, {{6, Unit::hour}}).due.text(), "2026-03-04T06:00");
  EXPECT_EQ(extended("2026-03-02T09:20", {1, Unit::day}, {{6, Unit::hour}}).due.text(), "2026-03-04T06:00");
  EXPECT_EQ(extended("2026-03-02T09:20", {1, Unit::month}, {{6, Unit::hour}}).due.text(), "2026-04-03T06:00");
  EXPECT_EQ(extended("2026-03-02T09:20", {14, Unit::hour}, {{1, Unit::day}}).due.text(), "2026-03-03");
}

TEST(Extension, OfWhatDoesNotRollDoesNotRoll) {
  EXPECT_EQ(extended("2025-09-26", {3, Unit::day, false}, {{4, Unit::day}}).due.text(), "2025-10-03");
}

TEST(Extension, NoneIsThePeriodItself) {
  EXPECT_EQ(extended("2025-09-01", {30, Unit::day}, {}), counted("2025-09-01", {30, Unit::day}));
}

TEST(Provisional, IsADueDayInAYearWithoutNotice) {
  EXPECT_TRUE(counted("2026-12-10", {30, Unit::day}).provisional);
  EXPECT_TRUE(counted("2026-03-10", {1, Unit::year}).provisional);
  EXPECT_TRUE(counted("2026-12-30T09:00", {72, Unit::hour}).provisional);
}

TEST(Provisional, BeginsOnThe25thOfDecember) {
  EXPECT_FALSE(counted("2026-12-14", {10, Unit::day}).provisional);  // 24 December, a Thursday
  EXPECT_TRUE(counted("2026-12-14", {11, Unit::day}).provisional);   // 25 December, a Friday
  EXPECT_FALSE(counted("2026-11-24", {1, Unit::month}).provisional);
  EXPECT_TRUE(counted("2026-11-25", {1, Unit::month}).provisional);
}

TEST(Provisional, IsADueDayWhoseRollLooksIntoAYearWithoutNotice) {
  auto const calendar = test::calendar_in(R"(
calendar: until_christmas
notices:
  - {year: 2026, papers: [one], festivals: [{name: 冬至, off: [2026-12-22..2026-12-24]}]}
)");
  ASSERT_TRUE(calendar) << calendar.error().plain();
  auto const rolled = reckon(*calendar, at("2026-12-12"), {10, Unit::day});
  ASSERT_TRUE(rolled);
  EXPECT_EQ(rolled->raw.text(), "2026-12-22");
  EXPECT_EQ(rolled->due.text(), "2026-12-25");
  EXPECT_TRUE(rolled->provisional);
  auto const detention = reckon(*calendar, at("2026-12-12"), {10, Unit::day, false});
  ASSERT_TRUE(detention);
  EXPECT_FALSE(detention->provisional);
}

TEST(Provisional, IsAWorkingDayCountThatSkippedAnUnsettledDay) {
  EXPECT_FALSE(counted("2026-12-21", {3, Unit::working_day}).provisional);
  EXPECT_TRUE(counted("2026-12-21", {4, Unit::working_day}).provisional);
}

TEST(Provisional, IsNoCalendarDayThatDoesNotRoll) {
  EXPECT_FALSE(counted("2027-12-30", {1, Unit::day, false}).provisional);
  EXPECT_TRUE(counted("2027-12-30", {1, Unit::day, true}).provisional);
  EXPECT_TRUE(counted("2027-12-30", {1, Unit::working_day, false}).provisional);
}

TEST(Provisional, IsNotAskedOfTheStart) {
  EXPECT_FALSE(counted("2019-12-31", {5, Unit::day}).provisional);
  EXPECT_TRUE(counted("2019-12-30", {5, Unit::day}).provisional);
}

TEST(Provisional, IsNotAskedOfTheDaysAMonthJumpsOver) {
  EXPECT_FALSE(counted("2018-05-10", {3, Unit::year}).provisional);
}

TEST(Refusals, OfALengthThatIsNotPossible) {
  for (auto unit : {Unit::day, Unit::working_day, Unit::month, Unit::year}) {
    for (int length : {0, -1, longest(unit) + 1}) {
      Error const error = refusal("2026-03-02", {length, unit});
      EXPECT_EQ(error.code, Code::invalid_input);
      EXPECT_EQ(error.key, "period_length_invalid") << error.plain();
    }
    EXPECT_TRUE(reckon(shipped(), at("2026-03-02"), {longest(unit), unit})) << word_of(unit);
  }
  EXPECT_EQ(refusal("2026-03-02T09:00", {100'001, Unit::hour}).key, "period_length_invalid");
  EXPECT_TRUE(reckon(shipped(), at("2026-03-02T09:00"), {100'000, Unit::hour}));
}

TEST(Refusals, OfAnExtensionBeyondTheLongest) {
  std::vector<Period> const extensions{{60, Unit::year}};
  auto const reckoned = reckon_extended(shipped(), at("2026-03-02"), {60, Unit::year}, extensions);
  ASSERT_FALSE(reckoned);
  EXPECT_EQ(reckoned.error().key, "period_length_invalid");
  std::vector<Period> const none{{0, Unit::day}};
  EXPECT_FALSE(reckon_extended(shipped(), at("2026-03-02"), {60, Unit::year}, none));
}

TEST(Refusals, OfASpanThatEndsBeforeItBegins) {
  Error const error = refusal("2026-03-02", {3, Unit::day}, {{on("2026-03-05"), on("2026-03-04")}});
  EXPECT_EQ(error.code, Code::invalid_input);
  EXPECT_EQ(error.key, "period_span_reversed");
}

TEST(Refusals, OfDaysThatCannotBeReckoned) {
  EXPECT_EQ(refusal("2999-12-30", {2, Unit::day}).key, "period_out_of_range");
  EXPECT_EQ(refusal("2999-12-30", {2, Unit::working_day}).key, "period_out_of_range");
  EXPECT_EQ(refusal("2999-12-30", {1, Unit::month}).key, "period_out_of_range");
  EXPECT_EQ(refusal("2950-01-01", {100, Unit::year}).key, "period_out_of_range");
  EXPECT_EQ(refusal("2999-12-31T20:00", {3, Unit::hour}).key, "period_out_of_range");
  EXPECT_EQ(refusal("2026-03-02", {3, Unit::day}, {{on("2026-03-03"), on("2999-12-31")}}).key, "period_out_of_range");
}

TEST(Refusals, OfAStartOutsideTheCalendarsYears) {
  BusinessTime const too_early{on("1900-01-01").plus(-1), std::nullopt};
  auto const reckoned = reckon(shipped(), too_early, {3, Unit::day});
  ASSERT_FALSE(reckoned);
  EXPECT_EQ(reckoned.error().key, "period_out_of_range");
}

TEST(Explanation, TellsACalendarClockDayByDay) {
  auto const reckoning = explained("2025-09-26", {7, Unit::day}, {{on("2025-09-28"), on("2025-09-28")}});
  EXPECT_EQ(told(reckoning), (std::vector<std::string>{
                                 "2025-09-26 start 0", "2025-09-27 counted 1", "2025-09-28 excluded 1 国庆节、中秋节",
                                 "2025-09-29 counted 2", "2025-09-30 counted 3", "2025-10-01 counted 4 国庆节、中秋节",
                                 "2025-10-02 counted 5 国庆节、中秋节", "2025-10-03 counted 6 国庆节、中秋节",
                                 "2025-10-04 last 7 国庆节、中秋节", "2025-10-05 passed_over 0 国庆节、中秋节",
                                 "2025-10-06 passed_over 0 国庆节、中秋节", "2025-10-07 passed_over 0 国庆节、中秋节",
                                 "2025-10-08 passed_over 0 国庆节、中秋节", "2025-10-09 due 0"}));
  EXPECT_TRUE(reckoning.rolled);
  EXPECT_EQ(reckoning.raw.text(), "2025-10-04");
  EXPECT_EQ(reckoning.due.text(), "2025-10-09");
}

TEST(Explanation, TellsAWorkingDayClockDayByDay) {
  EXPECT_EQ(told(explained("2026-02-11", {4, Unit::working_day})),
            (std::vector<std::string>{"2026-02-11 start 0", "2026-02-12 counted 1", "2026-02-13 counted 2",
                                      "2026-02-14 counted 3 春节", "2026-02-15 rest_not_counted 3 春节",
                                      "2026-02-16 rest_not_counted 3 春节", "2026-02-17 rest_not_counted 3 春节",
                                      "2026-02-18 rest_not_counted 3 春节", "2026-02-19 rest_not_counted 3 春节",
                                      "2026-02-20 rest_not_counted 3 春节", "2026-02-21 rest_not_counted 3 春节",
                                      "2026-02-22 rest_not_counted 3 春节", "2026-02-23 rest_not_counted 3 春节",
                                      "2026-02-24 last 4"}));
}

TEST(Explanation, TellsAMonthByItsCorrespondingDayAndTheDaysCarried) {
  std::vector<Span> const spans{{on("2026-03-16"), on("2026-03-17")}, {on("2026-04-11"), on("2026-04-11")}};
  EXPECT_EQ(told(explained("2026-03-10", {1, Unit::month}, spans)),
            (std::vector<std::string>{"2026-03-10 start 0", "2026-03-16 excluded 1", "2026-03-17 excluded 2",
                                      "2026-04-10 corresponding 2", "2026-04-11 excluded 0", "2026-04-12 carried 1",
                                      "2026-04-13 last 2"}));
  EXPECT_EQ(told(explained("2023-03-15", {2, Unit::year})),
            (std::vector<std::string>{"2023-03-15 start 0", "2025-03-15 last 2", "2025-03-16 passed_over 0",
                                      "2025-03-17 due 0"}));
}

TEST(Explanation, TellsHoursByTheDay) {
  std::vector<Span> const spans{{on("2026-03-03"), on("2026-03-03")}};
  EXPECT_EQ(told(explained("2026-03-02T09:20", {24, Unit::hour}, spans)),
            (std::vector<std::string>{"2026-03-02 start 0", "2026-03-02 counted 14", "2026-03-03 excluded 14",
                                      "2026-03-04 last 24"}));
}

TEST(Explanation, TellsWhereAnExtensionTookOver) {
  auto const reckoning = explained("2026-03-02", {2, Unit::day}, {}, {{1, Unit::working_day}});
  EXPECT_EQ(told(reckoning), (std::vector<std::string>{"2026-03-02 start 0", "2026-03-03 counted 1",
                                                       "2026-03-04 extended 2", "2026-03-05 last 1"}));
  EXPECT_EQ(reckoning.extensions, (std::vector<Period>{{1, Unit::working_day}}));
}

TEST(Explanation, NamesTheSpanThatExcludedADay) {
  std::vector<Span> const spans{{on("2026-03-10"), on("2026-03-11")}, {on("2026-03-03"), on("2026-03-10")}};
  auto const reckoning = explained("2026-03-02", {1, Unit::day}, spans);
  for (auto const& line : reckoning.lines) {
    if (line.role != DayRole::excluded) {
      EXPECT_FALSE(line.span) << line.date.text();
      continue;
    }
    EXPECT_EQ(line.span, line.date >= on("2026-03-10") ? 0U : 1U) << line.date.text();
  }
  EXPECT_EQ(reckoning.due.text(), "2026-03-12");
}

TEST(Explanation, MarksTheUnsettledDays) {
  auto const reckoning = explained("2026-12-23", {2, Unit::day});
  ASSERT_EQ(reckoning.lines.size(), 3U);
  EXPECT_FALSE(reckoning.lines[1].provisional);
  EXPECT_TRUE(reckoning.lines[2].provisional);
  EXPECT_TRUE(reckoning.provisional);
}

TEST(DaysLeft, AreZeroOnTheDueDayAndNegativeAfterIt) {
  EXPECT_EQ(days_left(on("2026-03-02"), on("2026-03-05")), 3);
  EXPECT_EQ(days_left(on("2026-03-05"), on("2026-03-05")), 0);
  EXPECT_EQ(days_left(on("2026-03-06"), on("2026-03-05")), -1);
}

}  // namespace
}  // namespace liandiao
