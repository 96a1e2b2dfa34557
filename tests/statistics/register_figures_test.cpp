#include "engine/statistics/register_figures.hpp"

#include <gtest/gtest.h>

#include <map>

#include "adapters/yaml/yaml.hpp"

namespace liandiao {
namespace {

Registers registers() {
  auto const value = read_yaml(R"(
register: sample
district: 500104
organisations:
  - {id: jo, name: 司法所, kind: judicial_office, line: justice, area: 500104}
  - {id: village, name: 村, kind: village_committee, line: justice, parent: jo, area: 500104, rooms: 2}
  - {id: medical, name: 医, kind: medical_committee, line: justice, area: 500104, from: 2026-03-10}
  - {id: old, name: 旧, kind: town_committee, line: justice, area: 500104, until: 2025-12-31}
persons:
  - id: member
    name: 例·甲
    kind: member
    sex: female
    education: bachelor
    posts: [{organ: village, role: mediator}]
  - id: both
    name: 例·乙
    kind: engaged
    full_time: true
    party_member: true
    posts: [{organ: jo, role: mediator}, {organ: medical, role: mediator}, {organ: village, role: mediator}]
  - {id: gone, name: 例·丙, kind: full_time, posts: [{organ: village, role: mediator, until: 2026-02-28}]}
  - {id: clerk, name: 例·丁, kind: member, sex: female, posts: [{organ: village, role: registrar}]}
)",
                               "test.yaml");
  return read_registers(*value).value();
}

std::map<std::string, std::int64_t> counted(Date on) {
  std::map<std::string, std::int64_t> figures;
  for (auto const& sum : register_figures(registers(), on))
    figures[sum.code.str().substr(9) + " " + sum.organ.str() + (sum.detail ? " " + sum.detail.str() : "")] = sum.value;
  return figures;
}

TEST(RegisterFigures, CountWhatStandsInTheRegistersOnThatDay) {
  EXPECT_EQ(counted(Date::of(2026, 3, 31)), (std::map<std::string, std::int64_t>{{"bodies village", 1},
                                                                                 {"bodies medical", 1},
                                                                                 {"rooms village", 2},
                                                                                 {"mediators village", 1},
                                                                                 {"mediators medical", 1},
                                                                                 {"members village", 1},
                                                                                 {"engaged medical", 1},
                                                                                 {"full_time medical", 1},
                                                                                 {"part_time village", 1},
                                                                                 {"women village", 1},
                                                                                 {"party_members medical", 1},
                                                                                 {"education village bachelor", 1}}));
}

TEST(RegisterFigures, CountAMediatorOnceAtTheFirstCommitteeThatExists) {
  auto const before = counted(Date::of(2026, 3, 9));
  EXPECT_EQ(before.count("bodies medical"), 0U);
  EXPECT_EQ(before.at("mediators village"), 2) << "the medical committee is not there yet";
  EXPECT_EQ(counted(Date::of(2026, 2, 28)).at("mediators village"), 3) << "a post counts on its last day";
  EXPECT_EQ(counted(Date::of(2025, 12, 31)).at("bodies old"), 1);
}

TEST(RegisterFigures, AddUpTheSameByWhateverMediatorsAreToldApart) {
  for (auto const day : {Date::of(2025, 6, 1), Date::of(2026, 2, 28), Date::of(2026, 3, 9), Date::of(2026, 3, 31)}) {
    std::map<std::string, std::int64_t> totals;
    for (auto const& sum : register_figures(registers(), day)) totals[sum.code.str()] += sum.value;
    EXPECT_EQ(totals["register.members"] + totals["register.engaged"], totals["register.mediators"]) << day.text();
    EXPECT_EQ(totals["register.full_time"] + totals["register.part_time"], totals["register.mediators"]) << day.text();
  }
}

}  // namespace
}  // namespace liandiao
