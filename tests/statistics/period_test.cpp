// Periods of reports: by the calendar and by a cut-off day.
#include "engine/statistics/period.hpp"

#include <gtest/gtest.h>

namespace liandiao::tests {
namespace {

std::string days(std::string_view text, ReportPeriod::CutOff cut_off = {}) {
  auto const period = parse_period(text, cut_off);
  return period ? period->first().text() + " " + period->last().text() : "none";
}

TEST(ReportPeriods, AreReadStrictlyAndKnowTheirDays) {
  EXPECT_EQ(days("2028-02"), "2028-02-01 2028-02-29");
  EXPECT_EQ(days("2026-12"), "2026-12-01 2026-12-31");
  EXPECT_EQ(days("2026-Q1"), "2026-01-01 2026-03-31");
  EXPECT_EQ(days("2026-Q4"), "2026-10-01 2026-12-31");
  EXPECT_EQ(days("2026-H2"), "2026-07-01 2026-12-31");
  EXPECT_EQ(days("2026"), "2026-01-01 2026-12-31");
  for (auto const* wrong : {"", "202", "2026-3", "2026-13", "2026-00", "2026-03-01", "202603", "1899-12", "3000-01",
                            " 2026-03", "2026-03 ", "2026-Q5", "2026-Q0", "2026-H3", "2026-Q", "2026-q1", "2026-H01"})
    EXPECT_EQ(days(wrong), "none") << wrong;
}

TEST(ReportPeriods, WithACutOffDayBeginTheDayAfterItInTheMonthBefore) {
  EXPECT_EQ(days("2026-03", 25), "2026-02-26 2026-03-25");
  EXPECT_EQ(days("2026-01", 25), "2025-12-26 2026-01-25");
  EXPECT_EQ(days("2026-Q1", 25), "2025-12-26 2026-03-25");
  EXPECT_EQ(days("2026", 20), "2025-12-21 2026-12-20");
  EXPECT_EQ(days("2026-03", 28), "2026-03-01 2026-03-28");
}

TEST(ReportPeriods, FollowEachOtherWithoutAGap) {
  for (auto const every : {Every::month, Every::quarter, Every::half, Every::year})
    for (auto const cut_off : {ReportPeriod::CutOff(), ReportPeriod::CutOff(1), ReportPeriod::CutOff(25)})
      for (Date day = Date::of(2027, 12, 15); day < Date::of(2029, 1, 15); day = day.plus(1)) {
        auto const period = ReportPeriod::of(every, day, cut_off);
        ASSERT_TRUE(period.holds(day)) << day.text();
        ASSERT_EQ(period.before().last().plus(1), period.first()) << day.text();
        ASSERT_EQ(parse_period(period.text(), cut_off), period);
        ASSERT_EQ(period.a_year_before().year() + 1, period.year());
      }
}

}  // namespace
}  // namespace liandiao::tests
