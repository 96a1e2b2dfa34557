#include "engine/base/date.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

constexpr std::int64_t us_per_second = 1'000'000;

std::string read(std::string_view text) {
  auto const date = parse_date(text);
  return date ? date->text() : "refused";
}

std::string read_time(std::string_view text) {
  auto const time = parse_business_time(text);
  return time ? time->text() : "refused";
}

Instant utc(int year, unsigned month, unsigned day, int hour, int minute, int second) {
  std::int64_t const seconds =
      Date::of(year, month, day).days * std::int64_t{86'400} + hour * 3600 + minute * 60 + second;
  return Instant{seconds * us_per_second};
}

TEST(DateTest, DaysThatExistAreRead) {
  for (auto text : {"1900-01-01", "1970-01-01", "2026-03-02", "2999-12-31"}) EXPECT_EQ(read(text), text);
  EXPECT_EQ(parse_date("1970-01-01")->days, 0);
  EXPECT_EQ(parse_date("1969-12-31")->days, -1);
}

TEST(DateTest, DaysThatCannotBeAreRefused) {
  for (auto text : {"2026-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32"})
    EXPECT_EQ(read(text), "refused") << text;
}

TEST(DateTest, YearsOutsideTheRangeAreRefused) {
  for (auto text : {"1899-12-31", "3000-01-01", "0000-01-01", "9999-12-31"}) EXPECT_EQ(read(text), "refused") << text;
}

TEST(DateTest, TheCenturyIsALeapYearEveryFourHundredYears) {
  for (auto text : {"2000-02-29", "2024-02-29", "2400-02-29"}) EXPECT_EQ(read(text), text);
  for (auto text : {"1900-02-29", "2100-02-29", "2023-02-29"}) EXPECT_EQ(read(text), "refused") << text;
}

TEST(DateTest, OtherSpellingsAreRefused) {
  for (auto text : {"", "2026-3-2", "2026/03/02", "20260302", "2026-03-02 ", " 2026-03-02", "+026-03-02", "2026-03-0x",
                    "26-03-02", "2026年03月02日", "2026-03--2"})
    EXPECT_EQ(read(text), "refused") << text;
}

TEST(DateTest, ADayKnowsItsPlaceInTheCalendar) {
  Date const day = Date::of(2026, 3, 2);
  EXPECT_EQ(day.year(), 2026);
  EXPECT_EQ(day.month(), 3U);
  EXPECT_EQ(day.day(), 2U);
  EXPECT_EQ(day.weekday(), std::chrono::Monday);
  EXPECT_EQ(day.plus(-2).text(), "2026-02-28");
  EXPECT_EQ(Date::of(2027, 3, 2) - day, 365);
  EXPECT_LT(day, day.plus(1));
}

TEST(DateTest, MakingADayThatCannotBeIsOurBug) { EXPECT_THROW(Date::of(2026, 2, 29), BrokenInvariant); }

RC_GTEST_PROP(DateTest, WhatIsWrittenIsReadBack, ()) {
  Date const day{*rc::gen::inRange(Date::of(1900, 1, 1).days, Date::of(2999, 12, 31).days + 1)};
  RC_ASSERT(parse_date(day.text()) == day);
}

TEST(InstantTest, TheChineseDayBeginsAtSixteenHoursUtc) {
  Instant const before = utc(2026, 3, 1, 15, 59, 59);
  Instant const after = utc(2026, 3, 1, 16, 0, 0);
  EXPECT_EQ(before.date(), Date::of(2026, 3, 1));
  EXPECT_EQ(before.minute(), 1439);
  EXPECT_EQ(before.text(), "2026-03-01T23:59:59+08:00");
  EXPECT_EQ(after.date(), Date::of(2026, 3, 2));
  EXPECT_EQ(after.minute(), 0);
  EXPECT_EQ(after.text(), "2026-03-02T00:00:00+08:00");
  EXPECT_EQ(Instant{after.us - 1}.date(), Date::of(2026, 3, 1));
}

TEST(InstantTest, MomentsBeforeTheEpochFallOnTheirOwnDay) {
  EXPECT_EQ(Instant{0}.text(), "1970-01-01T08:00:00+08:00");
  EXPECT_EQ(Instant{-1}.text(), "1970-01-01T07:59:59+08:00");
  EXPECT_EQ(utc(1969, 12, 31, 15, 59, 59).text(), "1969-12-31T23:59:59+08:00");
}

RC_GTEST_PROP(InstantTest, AMinuteOfADayIsFoundAgain, ()) {
  Date const day{*rc::gen::inRange(Date::of(1900, 1, 1).days, Date::of(2999, 12, 31).days + 1)};
  int const minute = *rc::gen::inRange(0, 1440);
  RC_ASSERT(Instant::at(day, minute).date() == day);
  RC_ASSERT(Instant::at(day, minute).minute() == minute);
}

TEST(BusinessTimeTest, TheTimeOfDayMayBeUnknown) {
  EXPECT_EQ(read_time("2026-03-02"), "2026-03-02");
  EXPECT_EQ(read_time("2026-03-02T09:05"), "2026-03-02T09:05");
  EXPECT_EQ(read_time("2026-03-02 23:59"), "2026-03-02T23:59");
  EXPECT_EQ(parse_business_time("2026-03-02")->minute, std::nullopt);
  EXPECT_EQ(parse_business_time("2026-03-02T00:00")->minute, 0);
}

TEST(BusinessTimeTest, OtherSpellingsAreRefused) {
  for (auto text : {"", "2026-03-02T", "2026-03-02T9:05", "2026-03-02T24:00", "2026-03-02T09:60", "2026-03-02T09:05:00",
                    "2026-03-02T09:05Z", "2026-03-02_09:05", "2026-02-30T09:05", "09:05", "2026-03-02  09:05"})
    EXPECT_EQ(read_time(text), "refused") << text;
}

TEST(BusinessTimeTest, MinutesCountOnlyWhereBothAreKnown) {
  auto const at = [](std::string_view text) { return *parse_business_time(text); };
  EXPECT_TRUE(not_after(at("2026-03-01T23:00"), at("2026-03-02T01:00")));
  EXPECT_FALSE(not_after(at("2026-03-02"), at("2026-03-01T23:59")));
  EXPECT_TRUE(not_after(at("2026-03-02T09:00"), at("2026-03-02T09:00")));
  EXPECT_FALSE(not_after(at("2026-03-02T09:01"), at("2026-03-02T09:00")));
  EXPECT_TRUE(not_after(at("2026-03-02T09:01"), at("2026-03-02")));
  EXPECT_TRUE(not_after(at("2026-03-02"), at("2026-03-02T00:00")));
}

}  // namespace
}  // namespace liandiao
