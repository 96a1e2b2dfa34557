#include "engine/calendar/calendar.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "engine/calendar/reckoning.hpp"
#include "tests/calendar/shipped_calendar.hpp"

namespace liandiao {
namespace {

using test::calendar_in;
using test::on;
using test::shipped;

struct Festival {
  std::string_view from;
  std::string_view to;
  std::string_view name;
};

void expect_off(std::vector<Festival> const& festivals) {
  for (auto const& festival : festivals)
    for (Date day = on(festival.from); day <= on(festival.to); day = day.plus(1)) {
      EXPECT_FALSE(shipped().works(day)) << day.text();
      EXPECT_EQ(shipped().note(day), (DayNote{DayKind::holiday, std::string(festival.name)})) << day.text();
    }
}

void expect_made_up(std::vector<std::string_view> const& days) {
  for (auto day : days) {
    EXPECT_TRUE(shipped().works(on(day))) << day;
    EXPECT_EQ(shipped().note(on(day)).kind, DayKind::make_up_work) << day;
  }
}

/// Every weekday off and every weekend day worked stands in the tables above: nothing else is exceptional.
void expect_exceptions(int year, int weekdays_off, int weekend_days_worked) {
  int off = 0;
  int worked = 0;
  for (Date day = Date::of(year, 1, 1); day.year() == year; day = day.plus(1)) {
    bool const weekend = day.weekday().iso_encoding() > 5;
    off += !weekend && !shipped().works(day) ? 1 : 0;
    worked += weekend && shipped().works(day) ? 1 : 0;
  }
  EXPECT_EQ(off, weekdays_off) << year;
  EXPECT_EQ(worked, weekend_days_worked) << year;
}

TEST(Calendar, TheHolidaysOf2024AreOff) {
  expect_off({{"2024-01-01", "2024-01-01", "元旦"},
              {"2024-02-10", "2024-02-17", "春节"},
              {"2024-04-04", "2024-04-06", "清明节"},
              {"2024-05-01", "2024-05-05", "劳动节"},
              {"2024-06-10", "2024-06-10", "端午节"},
              {"2024-09-15", "2024-09-17", "中秋节"},
              {"2024-10-01", "2024-10-07", "国庆节"}});
  expect_made_up(
      {"2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12"});
  expect_exceptions(2024, 19, 8);
}

TEST(Calendar, TheHolidaysOf2025AreOff) {
  expect_off({{"2025-01-01", "2025-01-01", "元旦"},
              {"2025-01-28", "2025-02-04", "春节"},
              {"2025-04-04", "2025-04-06", "清明节"},
              {"2025-05-01", "2025-05-05", "劳动节"},
              {"2025-05-31", "2025-06-02", "端午节"},
              {"2025-10-01", "2025-10-08", "国庆节、中秋节"}});
  expect_made_up({"2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"});
  expect_exceptions(2025, 18, 5);
}

TEST(Calendar, TheHolidaysOf2026AreOff) {
  expect_off({{"2026-01-01", "2026-01-03", "元旦"},
              {"2026-02-15", "2026-02-23", "春节"},
              {"2026-04-04", "2026-04-06", "清明节"},
              {"2026-05-01", "2026-05-05", "劳动节"},
              {"2026-06-19", "2026-06-21", "端午节"},
              {"2026-09-25", "2026-09-27", "中秋节"},
              {"2026-10-01", "2026-10-07", "国庆节"}});
  expect_made_up({"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"});
  expect_exceptions(2026, 19, 6);
}

TEST(Calendar, TheWorkingDaysOfEachMonthAddUp) {
  std::vector<std::pair<int, std::array<int, 12>>> const table{
      {2024, {22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22}},
      {2025, {19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23}},
      {2026, {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23}},
  };
  for (auto const& [year, months] : table) {
    for (unsigned month = 1; month <= 12; ++month) {
      Date const before = Date::of(year, month, 1).plus(-1);
      Date const last = month == 12 ? Date::of(year, 12, 31) : Date::of(year, month + 1, 1).plus(-1);
      EXPECT_EQ(working_days_between(shipped(), before, last), months[month - 1]) << year << "-" << month;
    }
  }
  EXPECT_EQ(working_days_between(shipped(), on("2023-12-31"), on("2024-12-31")), 251);
  EXPECT_EQ(working_days_between(shipped(), on("2024-12-31"), on("2025-12-31")), 248);
  EXPECT_EQ(working_days_between(shipped(), on("2025-12-31"), on("2026-12-31")), 248);
}

TEST(Calendar, TheEveOfSpringFestival2024WasWorked) {
  EXPECT_TRUE(shipped().works(on("2024-02-09")));
  EXPECT_EQ(shipped().note(on("2024-02-09")), (DayNote{DayKind::weekday, ""}));
}

TEST(Calendar, AMakeUpSaturdayIsAWorkingDay) {
  EXPECT_TRUE(shipped().works(on("2026-02-14")));
  EXPECT_EQ(shipped().note(on("2026-02-14")), (DayNote{DayKind::make_up_work, "春节"}));
}

TEST(Calendar, TheWeekendBeforeNewYear2024IsAnOrdinaryWeekend) {
  for (auto day : {"2023-12-30", "2023-12-31"}) {
    EXPECT_FALSE(shipped().works(on(day)));
    EXPECT_EQ(shipped().note(on(day)), (DayNote{DayKind::weekend, ""}));
  }
}

TEST(Calendar, ANoticeReachesIntoTheYearBefore) {
  EXPECT_EQ(shipped().note(on("2022-12-31")), (DayNote{DayKind::holiday, "元旦"}));

  auto const calendar = calendar_in(R"(
calendar: reach
notices:
  - {year: 2021, papers: [one], festivals: [{name: 国庆节, off: [2021-10-01]}]}
  - {year: 2022, papers: [two], festivals: [{name: 元旦, off: [2021-12-31..2022-01-02]}]}
)");
  ASSERT_TRUE(calendar) << calendar.error().plain();
  EXPECT_FALSE(calendar->works(on("2021-12-31")));  // a Friday
  EXPECT_EQ(calendar->note(on("2021-12-31")).festival, "元旦");
}

TEST(Calendar, AWeekdayNamedAsWorkedStaysAWeekday) {
  EXPECT_TRUE(shipped().works(on("2020-02-03")));
  EXPECT_EQ(shipped().note(on("2020-02-03")), (DayNote{DayKind::weekday, "春节"}));
}

TEST(Calendar, TheExtendedSpringFestivalOf2020IsOff) {
  EXPECT_FALSE(shipped().works(on("2020-01-31")));
  EXPECT_FALSE(shipped().works(on("2020-02-02")));
}

TEST(Calendar, HoldsTheYears2020To2026) {
  EXPECT_EQ(shipped().name(), "cn");
  EXPECT_FALSE(shipped().loaded(2019));
  for (int year = 2020; year <= 2026; ++year) EXPECT_TRUE(shipped().loaded(year)) << year;
  EXPECT_FALSE(shipped().loaded(2027));
  EXPECT_EQ(shipped().notices()[5].papers.front(), "国办发明电〔2024〕12号");
}

TEST(Calendar, DaysAreProvisionalFromThe25thOfDecemberBeforeAnUnloadedYear) {
  EXPECT_FALSE(shipped().provisional(on("2026-12-24")));
  EXPECT_TRUE(shipped().provisional(on("2026-12-25")));
  EXPECT_TRUE(shipped().provisional(on("2026-12-31")));
  EXPECT_TRUE(shipped().provisional(on("2027-01-01")));
  EXPECT_TRUE(shipped().provisional(on("2027-06-15")));
  EXPECT_TRUE(shipped().provisional(on("2031-06-15")));
  EXPECT_TRUE(shipped().provisional(on("2019-12-31")));
  EXPECT_FALSE(shipped().provisional(on("2020-01-01")));
  EXPECT_FALSE(shipped().provisional(on("2025-12-31")));
}

TEST(Calendar, AGapBetweenLoadedYearsIsProvisional) {
  auto const calendar = calendar_in(R"(
calendar: gap
notices:
  - {year: 2024, papers: [one], festivals: [{name: 元旦, off: [2024-01-01]}]}
  - {year: 2026, papers: [two], festivals: [{name: 元旦, off: [2026-01-01]}]}
)");
  ASSERT_TRUE(calendar) << calendar.error().plain();
  EXPECT_FALSE(calendar->provisional(on("2024-12-24")));
  EXPECT_TRUE(calendar->provisional(on("2024-12-25")));
  EXPECT_TRUE(calendar->provisional(on("2025-07-01")));
  EXPECT_FALSE(calendar->provisional(on("2026-01-01")));
}

TEST(Calendar, WithoutNoticesOnlyWeekendsRestAndAllIsProvisional) {
  Calendar const empty;
  EXPECT_TRUE(empty.works(on("2026-10-01")));
  EXPECT_FALSE(empty.works(on("2026-10-03")));
  EXPECT_TRUE(empty.provisional(on("2026-10-01")));
  EXPECT_FALSE(empty.loaded(2026));
}

TEST(Calendar, WorkingDaysBetweenLeaveOutTheFirstAndCountTheLast) {
  EXPECT_EQ(working_days_between(shipped(), on("2026-03-02"), on("2026-03-03")), 1);
  EXPECT_EQ(working_days_between(shipped(), on("2026-03-02"), on("2026-03-02")), 0);
  EXPECT_EQ(working_days_between(shipped(), on("2026-03-03"), on("2026-03-02")), 0);
  EXPECT_EQ(working_days_between(shipped(), on("2026-02-13"), on("2026-02-24")), 2);  // 02-14 made up, 02-24
}

}  // namespace
}  // namespace liandiao
