#include "engine/cases/registers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "adapters/yaml/yaml.hpp"

namespace liandiao {
namespace {

std::filesystem::path const root = LIANDIAO_SOURCE_DIR;
Date const today = Date::of(2026, 3, 2);

Registers read_text_of_registers(std::string_view text) {
  auto value = read_yaml(text, "test.yaml");
  EXPECT_TRUE(value) << value.error().plain();
  auto registers = read_registers(*value);
  EXPECT_TRUE(registers) << registers.error().plain();
  return std::move(*registers);
}

Registers const& dadukou() {
  static Registers const registers = [] {
    auto value = read_yaml_file(root / "config/organisations/dadukou.yaml");
    EXPECT_TRUE(value) << value.error().plain();
    auto read = read_registers(*value);
    EXPECT_TRUE(read) << read.error().plain();
    return std::move(*read);
  }();
  return registers;
}

bool one_of(std::span<std::string_view const> words, Symbol word) {
  return std::find(words.begin(), words.end(), word.view()) != words.end();
}

std::vector<std::string> texts(std::vector<Symbol> const& symbols) {
  std::vector<std::string> all;
  all.reserve(symbols.size());
  for (auto symbol : symbols) all.push_back(symbol.str());
  return all;
}

using Ids = std::vector<std::string>;

TEST(DadukouRegisters, HaveEveryStreetAndTownWithItsOfficeStationAndCommittee) {
  EXPECT_EQ(dadukou().district(), "500104");
  EXPECT_EQ(dadukou().name(), "dadukou");
  for (auto const* area :
       {"500104001", "500104002", "500104003", "500104004", "500104005", "500104101", "500104102", "500104103"}) {
    std::set<std::string> kinds;
    for (auto const& organisation : dadukou().organisations())
      if (organisation.area == area) kinds.insert(organisation.kind.str());
    EXPECT_TRUE(kinds.contains("judicial_office")) << area;
    EXPECT_TRUE(kinds.contains("police_station")) << area;
    EXPECT_TRUE(kinds.contains("street_committee") || kinds.contains("town_committee")) << area;
    EXPECT_TRUE(kinds.contains("community_committee") || kinds.contains("village_committee")) << area;
  }
}

TEST(DadukouRegisters, HaveSomebodyForEveryRoleButTheSystem) {
  std::set<std::string> held;
  for (auto const& person : dadukou().persons())
    for (auto const& post : dadukou().posts(person.id, today)) held.insert(post.role.str());
  for (auto const role : roles) EXPECT_EQ(held.contains(std::string(role)), role != "system") << role;
}

TEST(DadukouRegisters, SayOfEveryPersonThatSheIsMadeUp) {
  for (auto const& person : dadukou().persons()) {
    EXPECT_TRUE(person.example) << person.id.view();
    EXPECT_TRUE(person.name.starts_with("例·")) << person.id.view();
  }
}

TEST(DadukouRegisters, GiveEveryCommitteeAShortNameOfItsOwn) {
  std::set<std::string> taken;
  for (auto const& organisation : dadukou().organisations()) {
    if (!organisation.kind.view().ends_with("_committee")) continue;
    EXPECT_FALSE(organisation.short_name.empty()) << organisation.id.view();
    EXPECT_TRUE(taken.insert(organisation.short_name).second) << organisation.short_name;
  }
}

TEST(DadukouRegisters, PutNoCommitteeAboveAnotherOrganisation) {
  for (auto const& organisation : dadukou().organisations()) {
    if (!organisation.parent) continue;
    auto const* const above = dadukou().organisation(organisation.parent);
    ASSERT_NE(above, nullptr) << organisation.id.view();
    EXPECT_FALSE(above->kind.view().ends_with("_committee")) << organisation.id.view();
  }
}

TEST(Registers, AreReadWithTheWordsTheyMayUse) {
  for (auto const& organisation : dadukou().organisations()) {
    EXPECT_TRUE(one_of(organisation_kinds, organisation.kind));
    EXPECT_TRUE(one_of(organisation_lines, organisation.line));
  }
  EXPECT_EQ(organisation_kinds.size(), 30U);
  EXPECT_EQ(organisation_lines.size(), 5U);
  EXPECT_EQ(roles.size(), 9U);
}

TEST(Registers, KnowAnOrganisationOnItsFirstAndLastDayAndNotOutside) {
  Symbol const closed("jgm-old-cpmc");
  EXPECT_EQ(dadukou().organisation(closed, Date::of(2009, 12, 31)), nullptr);
  EXPECT_NE(dadukou().organisation(closed, Date::of(2010, 1, 1)), nullptr);
  EXPECT_NE(dadukou().organisation(closed, Date::of(2021, 6, 30)), nullptr);
  EXPECT_EQ(dadukou().organisation(closed, Date::of(2021, 7, 1)), nullptr);
  EXPECT_NE(dadukou().organisation(closed), nullptr);
  EXPECT_NE(dadukou().organisation(Symbol("jgm-pmc"), Date::of(1990, 1, 1)), nullptr);
}

TEST(Registers, KnowNothingOfAnIdThatWasNeverRegistered) {
  EXPECT_EQ(dadukou().organisation(Symbol("nowhere")), nullptr);
  EXPECT_EQ(dadukou().organisation(Symbol()), nullptr);
  EXPECT_EQ(dadukou().person(Symbol("nobody")), nullptr);
  EXPECT_TRUE(dadukou().posts(Symbol("nobody"), today).empty());
  EXPECT_TRUE(dadukou().superiors(Symbol("nowhere"), today).empty());
}

TEST(Registers, EndAPostWithItsLastDay) {
  Symbol const gone("jgm-hao");
  Symbol const committee("jgm-pmc");
  EXPECT_TRUE(dadukou().holds_post(gone, committee, Date::of(2024, 12, 31)));
  EXPECT_FALSE(dadukou().holds_post(gone, committee, Date::of(2025, 1, 1)));
}

TEST(Registers, EndAPostWithTheOrganisationItIsAt) {
  Symbol const zhou("jgm-zhou");
  EXPECT_EQ(dadukou().posts(zhou, Date::of(2021, 6, 30)).size(), 2U);
  auto const left = dadukou().posts(zhou, Date::of(2021, 7, 1));
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().organ, "jgm-cpmc");
  EXPECT_FALSE(dadukou().holds_post(zhou, Symbol("jgm-old-cpmc"), today));
}

TEST(Registers, KeepTwoPostsOfOnePersonInTheOrderOfTheFile) {
  auto const held = dadukou().posts(Symbol("jgm-li"), today);
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[0].organ, "jgm-pmc");
  EXPECT_EQ(held[1].organ, "ddk-centre");
}

TEST(Registers, NameSuperiorsNearestFirstAndOnlyAlongTheOwnLine) {
  EXPECT_EQ(texts(dadukou().superiors(Symbol("jgm-pmc"), today)), (Ids{"jgm-jo", "ddk-jb"}));
  EXPECT_EQ(texts(dadukou().superiors(Symbol("jgm-ps"), today)), Ids{"ddk-pb"});
  EXPECT_EQ(texts(dadukou().superiors(Symbol("ddk-tribunal"), today)), Ids{"ddk-court"});
  EXPECT_TRUE(dadukou().superiors(Symbol("ddk-jb"), today).empty());
}

TEST(Registers, MakeNobodyASuperiorAcrossLinesOrAmongEquals) {
  EXPECT_TRUE(dadukou().is_superior(Symbol("ddk-jb"), Symbol("jgm-cpmc"), today));
  EXPECT_FALSE(dadukou().is_superior(Symbol("ddk-court"), Symbol("jgm-cpmc"), today));
  EXPECT_FALSE(dadukou().is_superior(Symbol("ddk-pb"), Symbol("jgm-jo"), today));
  EXPECT_FALSE(dadukou().is_superior(Symbol("jgm-pmc"), Symbol("jgm-cpmc"), today));
  EXPECT_FALSE(dadukou().is_superior(Symbol("xsc-jo"), Symbol("jgm-pmc"), today));
  EXPECT_FALSE(dadukou().is_superior(Symbol("jgm-jo"), Symbol("jgm-jo"), today));
}

TEST(Registers, PassOverASuperiorThatIsClosed) {
  auto const registers = read_text_of_registers(R"(
register: sample
district: 500104
organisations:
  - {id: top, name: 上, kind: justice_bureau, line: justice, area: 500104}
  - {id: middle, name: 中, kind: judicial_office, line: justice, parent: top, area: 500104, until: 2020-12-31}
  - {id: low, name: 下, kind: street_committee, line: justice, parent: middle, area: 500104}
)");
  EXPECT_EQ(texts(registers.superiors(Symbol("low"), Date::of(2020, 12, 31))), (Ids{"middle", "top"}));
  EXPECT_EQ(texts(registers.superiors(Symbol("low"), Date::of(2021, 1, 1))), Ids{"top"});
}

constexpr std::string_view moved_registers = R"(
register: sample
district: 500104
organisations:
  - {id: top, name: 上, kind: justice_bureau, line: justice, area: 500104}
  - {id: east, name: 东, kind: judicial_office, line: justice, parent: top, area: 500104001}
  - {id: west, name: 西, kind: judicial_office, line: justice, parent: top, area: 500104002}
  - id: low
    name: 下
    kind: village_committee
    line: justice
    parent: east
    area: 500104001
    parents:
      - {from: 2026-03-16, parent: west}
      - {from: 2027-01-01}
)";

TEST(Registers, PutAnOrganisationBelowAnotherFromADayOn) {
  auto const registers = read_text_of_registers(moved_registers);
  Symbol const low("low");
  EXPECT_EQ(texts(registers.superiors(low, Date::of(2026, 3, 15))), (Ids{"east", "top"}));
  EXPECT_EQ(texts(registers.superiors(low, Date::of(2026, 3, 16))), (Ids{"west", "top"}));
  EXPECT_EQ(texts(registers.superiors(low, Date::of(2026, 12, 31))), (Ids{"west", "top"}));
  EXPECT_TRUE(registers.superiors(low, Date::of(2027, 1, 1)).empty());
  EXPECT_TRUE(registers.is_superior(Symbol("east"), low, Date::of(2020, 1, 1)));
  EXPECT_FALSE(registers.is_superior(Symbol("east"), low, Date::of(2026, 3, 16)));
}

TEST(Registers, AllowTwoToHaveStoodAboveEachOtherInDifferentYears) {
  auto const registers = read_text_of_registers(R"(
register: sample
district: 500104
organisations:
  - {id: a, name: 甲, kind: other, line: society, area: 500104, parents: [{from: 2026-07-01, parent: b}]}
  - {id: b, name: 乙, kind: other, line: society, area: 500104, parent: a, parents: [{from: 2026-07-01}]}
)");
  EXPECT_TRUE(registers.is_superior(Symbol("a"), Symbol("b"), Date::of(2026, 6, 30)));
  EXPECT_TRUE(registers.is_superior(Symbol("b"), Symbol("a"), Date::of(2026, 7, 1)));
}

TEST(Registers, KeepMovesAndPersonalFactsInTheirStoredForm) {
  auto const registers = read_text_of_registers(R"(
register: sample
district: 500104
organisations:
  - {id: a, name: 甲, kind: other, line: society, area: 500104, rooms: 2}
  - {id: b, name: 乙, kind: other, line: society, area: 500104, parents: [{from: 1970-01-01, parent: a}]}
persons:
  - {id: wang, name: 例·王, kind: member, sex: female, party_member: true, full_time: true, education: bachelor, since: 1970-01-01}
)");
  auto const stored = canonical_text(write_registers(registers));
  EXPECT_EQ(stored,
            R"({"register":"sample","district":"500104","organisations":[{"id":"a","name":"甲","kind":"other",)"
            R"("line":"society","area":"500104","rooms":2},{"id":"b","name":"乙","kind":"other","line":"society",)"
            R"("parents":[{"from":"1970-01-01","parent":"a"}],"area":"500104"}],"persons":[{"id":"wang",)"
            R"("name":"例·王","kind":"member","sex":"female","party_member":true,"full_time":true,)"
            R"("education":"bachelor","since":"1970-01-01"}]})");
  auto const again = read_registers(*parse_canonical(stored));
  ASSERT_TRUE(again) << again.error().plain();
  EXPECT_EQ(again->organisations(), registers.organisations());
  EXPECT_EQ(again->persons(), registers.persons());
}

TEST(Registers, AllowAParentFurtherDownAndAPersonWithoutPosts) {
  auto const registers = read_text_of_registers(R"(
register: sample
district: 500104
organisations:
  - {id: low, name: 下, kind: street_committee, line: justice, parent: top, area: 500104}
  - {id: top, name: 上, kind: justice_bureau, line: justice, area: 500104, from: 2020-01-01, until: 2020-01-01}
persons:
  - {id: wang, name: 例·王调解, kind: engaged}
)");
  EXPECT_TRUE(registers.is_superior(Symbol("top"), Symbol("low"), Date::of(2020, 1, 1)));
  EXPECT_TRUE(registers.posts(Symbol("wang"), today).empty());
}

TEST(Registers, WalkATreeOfManyLevelsInOnePass) {
  std::string text = "register: deep\ndistrict: 500104\norganisations:\n";
  constexpr int levels = 5000;
  for (int i = 0; i < levels; ++i) {
    text += "  - {id: o" + std::to_string(i) + ", name: 例, kind: other, line: society, area: 500104";
    if (i + 1 < levels) text += ", parent: o" + std::to_string(i + 1);
    text += "}\n";
  }
  EXPECT_EQ(read_text_of_registers(text).superiors(Symbol("o0"), today).size(), levels - 1U);
}

TEST(Registers, ComeBackFromTheirStoredFormTheSame) {
  auto const stored = canonical_text(write_registers(dadukou()));
  auto const value = parse_canonical(stored);
  ASSERT_TRUE(value) << value.error().plain();
  auto const again = read_registers(*value);
  ASSERT_TRUE(again) << again.error().plain();
  EXPECT_EQ(again->name(), dadukou().name());
  EXPECT_EQ(again->district(), dadukou().district());
  EXPECT_EQ(again->organisations(), dadukou().organisations());
  EXPECT_EQ(again->persons(), dadukou().persons());
  EXPECT_EQ(again->digest(), dadukou().digest());
  EXPECT_EQ(canonical_text(write_registers(*again)), stored);
  EXPECT_EQ(digest_of(stored), dadukou().digest());
}

TEST(Registers, AreStoredWithoutWhatTheFileLeftOut) {
  auto const registers = read_text_of_registers(R"(
organisations:
  - {area: 500104, line: justice, kind: other, name: 示例, id: jo, example: false, parent: ~}
district: "500104"
register: sample
)");
  EXPECT_EQ(canonical_text(write_registers(registers)),
            R"({"register":"sample","district":"500104","organisations":[{"id":"jo","name":"示例","kind":"other",)"
            R"("line":"justice","area":"500104"}],"persons":[]})");
}

TEST(Registers, HaveAnotherDigestWhenAPostEnds) {
  constexpr std::string_view text = R"(
register: sample
district: 500104
organisations: [{id: jo, name: 示例, kind: judicial_office, line: justice, area: 500104}]
persons: [{id: wang, name: 例·王登记, kind: official, posts: [{organ: jo, role: registrar%}]}]
)";
  auto const with = [&](std::string_view end) {
    std::string filled(text);
    return read_text_of_registers(filled.replace(filled.find('%'), 1, end)).digest();
  };
  EXPECT_EQ(with(""), with(""));
  EXPECT_NE(with(""), with(", until: 2025-12-31"));
}

}  // namespace
}  // namespace liandiao
