#include "engine/statistics/crosswalk.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "adapters/yaml/yaml.hpp"

namespace liandiao {
namespace {

std::filesystem::path const root = LIANDIAO_SOURCE_DIR;

Flow dadukou() {
  auto const file = read_yaml_file(root / "config/flows/dadukou.yaml");
  return read_flow(*file).value();
}

Crosswalk shipped() {
  auto const file = read_yaml_file(root / "config/crosswalks/cause_to_type.yaml");
  EXPECT_TRUE(file) << (file ? "" : file.error().plain());
  auto crosswalk = read_crosswalk(*file);
  EXPECT_TRUE(crosswalk) << (crosswalk ? "" : crosswalk.error().plain());
  return crosswalk.value_or(Crosswalk());
}

Result<Crosswalk> read(std::string_view causes) {
  auto const value = read_yaml("crosswalk: sample\nedition: \"2025\"\ncauses:\n" + std::string(causes), "test.yaml");
  EXPECT_TRUE(value) << (value ? "" : value.error().plain());
  return read_crosswalk(*value);
}

std::string refused(std::string_view causes) {
  auto const crosswalk = read(causes);
  if (crosswalk) return "accepted";
  std::string line;
  for (auto const& [key, value] : crosswalk.error().with)
    if (key == "line") line = value;
  return crosswalk.error().key + " " + line;
}

std::vector<std::string> found(std::string_view causes) {
  std::vector<std::string> lines;
  for (auto const& finding : check_crosswalk(read(causes).value(), dadukou()))
    lines.push_back(finding.key + " " + std::to_string(finding.mark.line));
  return lines;
}

std::vector<std::string> types(Cause const* cause) {
  std::vector<std::string> words;
  if (cause != nullptr)
    for (auto const type : cause->types) words.push_back(type.str());
  return words;
}

using Words = std::vector<std::string>;

TEST(ShippedCrosswalk, IsSoundAndLeadsToEveryTypeOfTheFlow) {
  auto const crosswalk = shipped();
  for (auto const& finding : check_crosswalk(crosswalk, dadukou()))
    ADD_FAILURE() << finding.key << " line " << finding.mark.line;
  EXPECT_TRUE(coverage_of(crosswalk, dadukou(), {}).types_without.empty());
  EXPECT_GT(crosswalk.causes().size(), 500U);
}

TEST(ShippedCrosswalk, KnowsWhatCourtsSendMostOften) {
  auto const crosswalk = shipped();
  EXPECT_EQ(types(crosswalk.find("离婚纠纷")), Words{"marriage_family"});
  EXPECT_EQ(types(crosswalk.find("物业服务合同纠纷")), Words{"property_management"});
  EXPECT_EQ(types(crosswalk.find("机动车交通事故责任纠纷")), Words{"road_traffic"});
  EXPECT_EQ(types(crosswalk.find("医疗损害责任纠纷")), Words{"medical"});
  EXPECT_EQ(types(crosswalk.find("民间借贷纠纷")), Words{"contract"});
  EXPECT_EQ(types(crosswalk.find("劳动争议")), Words{"labour_other"});
  EXPECT_EQ(types(crosswalk.find("追索劳动报酬纠纷")), (Words{"unpaid_migrant_wages", "labour_other"}));
}

TEST(Crosswalks, FindACauseHoweverItIsWritten) {
  auto const crosswalk = shipped();
  EXPECT_EQ(crosswalk.find("相邻关系"), crosswalk.find("相邻关系纠纷"));
  EXPECT_EQ(crosswalk.find(" 离婚 纠纷"), crosswalk.find("离婚纠纷"));
  EXPECT_EQ(crosswalk.find("企业名称(商号)合同纠纷"), crosswalk.find("企业名称（商号）合同纠纷"));
  EXPECT_EQ(crosswalk.find("居间合同纠纷"), crosswalk.find("中介合同纠纷")) << "by its name in an earlier list";
  EXPECT_NE(crosswalk.find("离婚纠纷"), nullptr);
  EXPECT_EQ(crosswalk.find("故意杀人罪"), nullptr);
  EXPECT_EQ(crosswalk.find(""), nullptr);
}

TEST(Crosswalks, TakeTypesFromTheCauseAboveUnlessOneSaysItsOwn) {
  auto const crosswalk = read(R"(
  - cause: 合同纠纷
    types: [contract, consumer_other]
    rule: {zh: 看用途, en: by use}
    below:
      - 定金合同纠纷
      - {cause: 旅游合同纠纷, types: [tourism], below: [甲纠纷]}
)");
  ASSERT_TRUE(crosswalk) << crosswalk.error().plain();
  EXPECT_EQ(types(crosswalk->find("定金合同纠纷")), (Words{"contract", "consumer_other"}));
  EXPECT_EQ(crosswalk->find("定金合同纠纷")->rule.en, "by use");
  EXPECT_EQ(types(crosswalk->find("甲纠纷")), Words{"tourism"});
  EXPECT_TRUE(crosswalk->find("甲纠纷")->rule.empty());
  EXPECT_EQ(crosswalk->find("甲纠纷")->level, 3);
}

TEST(Crosswalks, ComeBackFromTheirStoredFormTheSame) {
  auto const crosswalk = shipped();
  auto const text = canonical_text(write_crosswalk(crosswalk));
  auto const again = read_crosswalk(*parse_canonical(text));
  ASSERT_TRUE(again) << again.error().plain();
  EXPECT_EQ(canonical_text(write_crosswalk(*again)), text);
  EXPECT_EQ(again->digest(), crosswalk.digest());
  ASSERT_EQ(again->causes().size(), crosswalk.causes().size());
  for (std::size_t i = 0; i < crosswalk.causes().size(); ++i) {
    EXPECT_EQ(again->causes()[i].types, crosswalk.causes()[i].types) << crosswalk.causes()[i].name;
    EXPECT_EQ(again->causes()[i].rule, crosswalk.causes()[i].rule) << crosswalk.causes()[i].name;
  }
}

TEST(Crosswalks, AreRefusedWithTheLineOfTheMistake) {
  EXPECT_EQ(refused("  - 离婚纠纷\n  - {cause: 离婚, types: [contract]}\n"), "crosswalk_cause_repeated 5");
  EXPECT_EQ(refused("  - {cause: 离婚纠纷, typs: [contract]}\n"), "field_unknown 4");
  EXPECT_EQ(refused("  - {types: [contract]}\n"), "field_missing 4");
  EXPECT_EQ(refused("  - {cause: 纠, rule: {zh: 甲, en: a}}\n"), "crosswalk_rule_without_types 4");
  EXPECT_EQ(refused("  - {cause: 甲, types: [contract], rule: {zh: 甲}}\n"), "field_missing 4");
  EXPECT_EQ(refused("  - {cause: 甲, below: [{cause: 乙, below: [{cause: 丙, below: [{cause: 丁, below: [戊]}]}]}]}\n"),
            "crosswalk_too_deep 4");
  EXPECT_EQ(refused("  - {cause: 甲, below: 乙}\n"), "field_wants_list 4");
}

TEST(Crosswalks, AreCheckedAgainstTheTypesOfTheFlow) {
  EXPECT_EQ(found("  - {cause: 甲, types: [contract]}\n"), Words());
  EXPECT_EQ(found("  - 甲\n"), Words{"crosswalk_without_type 4"});
  EXPECT_EQ(found("  - {cause: 甲, types: [fire]}\n"), Words{"crosswalk_type_unknown 4"});
  EXPECT_EQ(found("  - {cause: 甲, types: [contract, damages]}\n"), Words{"crosswalk_without_rule 4"});
  EXPECT_EQ(found("  - {cause: 甲, types: [contract], rule: {zh: 甲, en: a}}\n"), Words{"crosswalk_rule_idle 4"});
  EXPECT_EQ(found("  - {cause: 甲, types: [contract, contract], rule: {zh: 甲, en: a}}\n"),
            Words{"crosswalk_type_repeated 4"});
}

TEST(CrosswalkCoverage, SaysWhatIsNotCoveredWhatIsAmbiguousAndWhatWasSortedOtherwise) {
  auto const crosswalk = read(R"(
  - {cause: 离婚纠纷, types: [marriage_family]}
  - {cause: 买卖合同纠纷, types: [contract, consumer_other], rule: {zh: 看用途, en: by use}}
)");
  ASSERT_TRUE(crosswalk) << crosswalk.error().plain();
  auto const coverage = coverage_of(*crosswalk, dadukou(),
                                    {{"离婚", Symbol("marriage_family"), 3},
                                     {"离婚纠纷", Symbol("neighbours"), 2},
                                     {"买卖合同纠纷", Symbol("contract"), 4},
                                     {"盗窃", Symbol("other"), 1}});
  EXPECT_EQ(coverage.cases, 10);
  ASSERT_EQ(coverage.unknown.size(), 1U);
  EXPECT_EQ(coverage.unknown[0].cause, "盗窃");
  ASSERT_EQ(coverage.ambiguous.size(), 1U);
  EXPECT_EQ(coverage.ambiguous[0].cases, 4);
  ASSERT_EQ(coverage.otherwise.size(), 1U);
  EXPECT_EQ(coverage.otherwise[0].cause, "离婚纠纷");
  EXPECT_EQ(coverage.otherwise[0].cases, 5);
  EXPECT_EQ(coverage.otherwise[0].otherwise, 2);
  EXPECT_EQ(coverage.choices, Words{"买卖合同纠纷"});
  EXPECT_EQ(coverage.types_without.size(), dadukou().dispute_types.size() - 3);
}

}  // namespace
}  // namespace liandiao
