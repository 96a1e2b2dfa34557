#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/calendar/calendar.hpp"
#include "tests/calendar/shipped_calendar.hpp"

namespace liandiao {
namespace {

using test::calendar_in;
using test::on;
using test::shipped;

std::string param(Error const& error, std::string_view name) {
  auto const at =
      std::find_if(error.with.begin(), error.with.end(), [&](auto const& named) { return named.first == name; });
  return at == error.with.end() ? "" : at->second;
}

/// One notice of 2026 with the given festivals, each on a line of its own from line 6 on.
std::string notice_of_2026(std::string const& festivals) {
  return "calendar: cn\nnotices:\n  - year: 2026\n    papers: [paper]\n    festivals:\n" + festivals;
}

struct Bad {
  std::string yaml;
  std::string key;    // of the error
  std::string place;  // line:column
  std::string named;  // the key or date it is about
};

void PrintTo(Bad const& bad, std::ostream* out) { *out << bad.yaml; }

class CalendarFileIsRefused : public testing::TestWithParam<Bad> {};

TEST_P(CalendarFileIsRefused, WithItsPlace) {
  auto const calendar = calendar_in(GetParam().yaml);
  ASSERT_FALSE(calendar);
  Error const& error = calendar.error();
  EXPECT_EQ(error.code, Code::invalid_input);
  EXPECT_EQ(error.key, GetParam().key) << error.plain();
  EXPECT_EQ(param(error, "line") + ":" + param(error, "column"), GetParam().place) << error.plain();
  EXPECT_EQ(param(error, "key"), GetParam().named) << error.plain();
}

std::string const minimal = "{year: 2026, papers: [p], festivals: [{name: 元旦, off: [2026-01-01]}]}";

INSTANTIATE_TEST_SUITE_P(
    Shape, CalendarFileIsRefused,
    testing::Values(Bad{"- 1\n", "calendar_wrong_type", "1:1", "calendar"},
                    Bad{"calendar: cn\n", "calendar_key_missing", "1:1", "notices"},
                    Bad{"notices:\n  - " + minimal + "\n", "calendar_key_missing", "1:1", "calendar"},
                    Bad{"calendar: cn\nzone: 8\nnotices: []\n", "calendar_key_unknown", "2:7", "zone"},
                    Bad{"calendar: cn\nnotices: []\n", "calendar_list_empty", "2:10", "notices"},
                    Bad{"calendar: cn\nnotices: 2026\n", "calendar_wrong_type", "2:10", "notices"},
                    Bad{"calendar: [cn]\nnotices: []\n", "calendar_wrong_type", "1:11", "calendar"},
                    Bad{"calendar: 中国\nnotices: []\n", "calendar_name_invalid", "1:11", "calendar"},
                    Bad{"calendar: ''\nnotices: []\n", "calendar_text_length", "1:11", "calendar"},
                    Bad{"calendar: cn\nnotices:\n  - 2026\n", "calendar_wrong_type", "3:5", "notices"},
                    Bad{"calendar: cn\nnotices:\n  - {papers: [p], festivals: []}\n", "calendar_key_missing", "3:5",
                        "year"},
                    Bad{"calendar: cn\nnotices:\n  - {year: next, papers: [p], festivals: []}\n", "calendar_wrong_type",
                        "3:12", "year"},
                    Bad{"calendar: cn\nnotices:\n  - {year: '2026', papers: [p], festivals: []}\n",
                        "calendar_wrong_type", "3:12", "year"},
                    Bad{"calendar: cn\nnotices:\n  - {year: 26, papers: [p], festivals: []}\n", "calendar_year_invalid",
                        "3:12", "year"},
                    Bad{"calendar: cn\nnotices:\n  - {year: 99999999999999999999, papers: [p], festivals: []}\n",
                        "calendar_wrong_type", "3:12", "year"},
                    Bad{"calendar: cn\nnotices:\n  - {year: 2026, papers: [], festivals: []}\n", "calendar_list_empty",
                        "3:26", "papers"},
                    Bad{"calendar: cn\nnotices:\n  - {year: 2026, papers: [p], festivals: []}\n", "calendar_list_empty",
                        "3:42", "festivals"},
                    Bad{"calendar: cn\nnotices:\n  - " + minimal + "\n  - " + minimal + "\n", "calendar_year_repeated",
                        "4:12", "year"}));

INSTANTIATE_TEST_SUITE_P(
    Days, CalendarFileIsRefused,
    testing::Values(
        Bad{notice_of_2026("      - {off: [2026-01-01]}\n"), "calendar_key_missing", "6:9", "name"},
        Bad{notice_of_2026("      - {name: 元旦}\n"), "calendar_key_missing", "6:9", "off"},
        Bad{notice_of_2026("      - {name: 元旦, off: []}\n"), "calendar_list_empty", "6:25", "off"},
        Bad{notice_of_2026("      - {name: 元旦, off: 2026-01-01}\n"), "calendar_wrong_type", "6:25", "off"},
        Bad{notice_of_2026("      - {name: 元旦, off: [[2026-01-01]]}\n"), "calendar_wrong_type", "6:26", "off"},
        Bad{notice_of_2026("      - {name: 元旦, of: [2026-01-01]}\n"), "calendar_key_unknown", "6:24", "of"},
        Bad{notice_of_2026("      - {name: 元旦, off: [2026-02-29]}\n"), "calendar_date_invalid", "6:26", "off"},
        Bad{notice_of_2026("      - {name: 元旦, off: [2026-1-1]}\n"), "calendar_date_invalid", "6:26", "off"},
        Bad{notice_of_2026("      - {name: 元旦, off: [2026-01-01..]}\n"), "calendar_date_invalid", "6:26", "off"},
        Bad{notice_of_2026("      - {name: 元旦, off: [2026-01-03..2026-01-01]}\n"), "calendar_range_reversed", "6:26",
            "off"},
        Bad{notice_of_2026("      - {name: 元旦, off: [2025-11-30]}\n"), "calendar_day_outside_year", "6:26", "off"},
        Bad{notice_of_2026("      - {name: 元旦, work: [2026-12-31..2027-02-01]}\n"), "calendar_day_outside_year",
            "6:27", "work"},
        Bad{notice_of_2026("      - {name: 元旦, off: [2026-01-01], work: [2026-01-01]}\n"),
            "calendar_day_contradicted", "6:46", "work"},
        Bad{notice_of_2026("      - {name: 元旦, off: [2026-01-01..2026-01-03]}\n"
                           "      - {name: 除夕, off: [2026-01-03]}\n"),
            "calendar_day_repeated", "7:26", "off"}));

TEST(CalendarFile, MayNameDaysUpTo31DaysOutsideItsYear) {
  auto const calendar = calendar_in(notice_of_2026("      - {name: 元旦, off: [2025-12-01, 2027-01-31]}\n"));
  ASSERT_TRUE(calendar) << calendar.error().plain();
  EXPECT_FALSE(calendar->works(on("2025-12-01")));
}

TEST(CalendarFile, MayNameADayTwiceInTwoNoticesThatAgree) {
  std::string const yaml =
      "calendar: cn\nnotices:\n"
      "  - {year: 2025, papers: [p], festivals: [{name: 元旦, off: [2025-12-31]}]}\n"
      "  - {year: 2026, papers: [p], festivals: [{name: 元旦, off: [2025-12-31..2026-01-01]}]}\n";
  auto const calendar = calendar_in(yaml);
  ASSERT_TRUE(calendar) << calendar.error().plain();
  EXPECT_FALSE(calendar->works(on("2025-12-31")));

  auto const contradicted = calendar_in(
      "calendar: cn\nnotices:\n"
      "  - {year: 2025, papers: [p], festivals: [{name: 元旦, work: [2025-12-31]}]}\n"
      "  - {year: 2026, papers: [p], festivals: [{name: 元旦, off: [2025-12-31]}]}\n");
  ASSERT_FALSE(contradicted);
  EXPECT_EQ(contradicted.error().key, "calendar_day_contradicted");
  EXPECT_EQ(param(contradicted.error(), "date"), "2025-12-31");
  EXPECT_EQ(param(contradicted.error(), "other_line"), "3");
}

TEST(CalendarFile, LayoutDoesNotChangeTheDigest) {
  auto const one = calendar_in(
      "calendar: cn\nnotices:\n"
      "  - {year: 2026, papers: [p], festivals: [{name: 元旦, off: [2026-01-01..2026-01-03]}]}\n"
      "  - {year: 2025, papers: [p], festivals: [{name: 元旦, off: [2025-01-01], work: [2025-01-04]}]}\n");
  auto const other = calendar_in(
      "notices:\n  # the same, laid out differently\n"
      "  - {year: 2025, papers: [p], festivals: [{name: 元旦, work: [2025-01-04]}, {off: [2025-01-01], name: 元旦}]}\n"
      "  - {year: 2026, papers: ['p'], festivals: [{name: 元旦, off: [2026-01-03, 2026-01-01, 2026-01-02]}]}\n"
      "calendar: cn\n");
  ASSERT_TRUE(one) << one.error().plain();
  ASSERT_TRUE(other) << other.error().plain();
  EXPECT_EQ(*one, *other);
  EXPECT_EQ(one->digest(), other->digest());
  EXPECT_FALSE(one->digest().none());
}

TEST(CalendarFile, AnotherPaperIsAnotherDigest) {
  auto const one = calendar_in("calendar: cn\nnotices:\n  - " + minimal + "\n");
  auto const other = calendar_in(
      "calendar: cn\nnotices:\n  - {year: 2026, papers: [p, q], festivals: [{name: 元旦, off: [2026-01-01]}]}\n");
  ASSERT_TRUE(one && other);
  EXPECT_NE(one->digest(), other->digest());
}

TEST(CalendarFile, TheStoredTextOfTheShippedCalendarReadsBack) {
  std::string const text = canonical_text(write_calendar(shipped()));
  auto const value = parse_canonical(text);
  ASSERT_TRUE(value) << value.error().plain();
  auto const again = read_calendar(*value);
  ASSERT_TRUE(again) << again.error().plain();
  EXPECT_EQ(*again, shipped());
  EXPECT_EQ(again->digest(), shipped().digest());
  EXPECT_EQ(again->digest(), digest_of(text));
}

/// A notice with days anywhere it may name one, of three festivals whose days may interleave.
Value any_notice(int year, std::set<Date>& taken) {
  Value::List festivals;
  for (std::string name : {"元旦", "春节", "国庆节、中秋节"}) {
    Value festival;
    festival.set("name", Value::of(name));
    for (std::string key : {"off", "work"}) {
      Value::List days;
      for (int offset : *rc::gen::container<std::vector<int>>(rc::gen::inRange(-31, 365 + 31))) {
        Date const day = Date::of(year, 1, 1).plus(offset);
        if (taken.insert(day).second) days.push_back(Value::of(day.text(), {}, true));
      }
      if (!days.empty()) festival.set(key, Value::of(std::move(days)));
    }
    if (festival.map().size() > 1) festivals.push_back(std::move(festival));
  }
  RC_PRE(!festivals.empty());
  Value notice;
  notice.set("year", Value::of(std::to_string(year), {}, true));
  notice.set("papers", Value::of(Value::List{Value::of(std::string("第") + std::to_string(year) + "号")}));
  notice.set("festivals", Value::of(std::move(festivals)));
  return notice;
}

/// The years whose bits are set, from 2023 on, or from the last of them backwards.
std::vector<int> some_of_six_years(int bits, bool backwards) {
  std::vector<int> years;
  for (int year = 0; year < 6; ++year)
    if ((bits >> year & 1) != 0) years.push_back(2023 + year);
  if (backwards) std::reverse(years.begin(), years.end());
  return years;
}

RC_GTEST_PROP(CalendarFile, WhatIsWrittenReadsBackAsTheSameCalendar, ()) {
  // Drawn one by one until they differ, the last of six years may not come in as many tries as are allowed.
  auto const years = some_of_six_years(*rc::gen::inRange(1, 1 << 6), *rc::gen::arbitrary<bool>());
  std::set<Date> taken;
  Value::List notices;
  for (int year : years) notices.push_back(any_notice(year, taken));
  Value value;
  value.set("calendar", Value::of(std::string("any")));
  value.set("notices", Value::of(std::move(notices)));

  auto const calendar = read_calendar(value);
  RC_ASSERT(calendar.has_value());
  Value const written = write_calendar(*calendar);
  auto const again = read_calendar(written);
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == *calendar);
  RC_ASSERT(again->digest() == calendar->digest());
  RC_ASSERT(canonical_text(write_calendar(*again)) == canonical_text(written));
  for (Date const day : taken) {
    RC_ASSERT(again->works(day) == calendar->works(day));
    RC_ASSERT(again->note(day) == calendar->note(day));
  }
}

}  // namespace
}  // namespace liandiao
