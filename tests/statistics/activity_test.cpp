#include "engine/statistics/activity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/statistics/figures_of_registers_and_activity.hpp"

namespace liandiao {
namespace {

TEST(ActivityKinds, HaveAFigureEachAndOneOfPeopleWherePeopleAreCounted) {
  std::set<std::string> codes;
  for (auto const& figure : figures_of_registers_and_activity()) codes.emplace(figure.code);
  std::size_t expected = 0;
  for (auto const& kind : activity_kinds) {
    EXPECT_TRUE(codes.contains("activity." + std::string(kind.word))) << kind.word;
    EXPECT_EQ(codes.contains("activity." + std::string(kind.word) + "_people"), kind.people) << kind.word;
    expected += kind.people ? 2 : 1;
  }
  EXPECT_EQ(std::count_if(codes.begin(), codes.end(), [](auto const& code) { return code.starts_with("activity."); }),
            static_cast<std::ptrdiff_t>(expected));
}

TEST(ActivityFigures, OfRegistersAndActivityAreInOrderOfTheirCodes) {
  std::string_view last;
  for (auto const& figure : figures_of_registers_and_activity()) {
    EXPECT_LT(last, figure.code);
    last = figure.code;
  }
}

TEST(ActivityRecords, AreHashedByEveryMember) {
  Activity const plain;
  std::vector<Activity> others(13, plain);
  others[0].district = Symbol("cqdk");
  others[1].no = 1;
  others[2].kind = Symbol("screenings");
  others[3].organ = Symbol("pmc");
  others[4].day = Date::of(2026, 3, 1);
  others[5].number = 1;
  others[6].people = 1;
  others[7].note = "x";
  others[8].person = Symbol("p1");
  others[9].acting = Symbol("pmc");
  others[10].recorded = Instant{1};
  others[11].withdraws = 1;
  others[12].closing = 1;
  std::set<std::string> hashes{hash_of(plain).hex()};
  for (auto const& other : others) EXPECT_TRUE(hashes.insert(hash_of(other).hex()).second) << text_of(other);
}

TEST(ActivityRecords, SayOfEachOfTheirFiguresWhatTheyAdd) {
  Activity record;
  record.kind = Symbol("prevented");
  record.organ = Symbol("pmc");
  record.day = Date::of(2026, 3, 5);
  record.number = 2;
  record.people = 9;
  auto measures = measures_of(record);
  ASSERT_EQ(measures.size(), 2U);
  EXPECT_EQ(measures[0].code, "activity.prevented");
  EXPECT_EQ(measures[0].value, 2);
  EXPECT_EQ(measures[1].code, "activity.prevented_people");
  EXPECT_EQ(measures[1].value, 9);
  for (auto const& measure : measures) {
    EXPECT_EQ(measure.organ, "pmc");
    EXPECT_EQ(measure.day, record.day);
    auto const figure = activity_figure(measure.code);
    ASSERT_NE(figure.kind, nullptr);
    EXPECT_EQ(figure.kind->word, "prevented");
    EXPECT_EQ(figure.people, measure.code == "activity.prevented_people");
  }
  EXPECT_EQ(measures_of(withdrawal_of(record)).front().value, -2);
  for (auto const* code : {"activity.dancing", "activity.screenings_people", "register.bodies", "ledger.registered"})
    EXPECT_EQ(activity_figure(Symbol(code)).kind, nullptr) << code;
}

}  // namespace
}  // namespace liandiao
