#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "adapters/yaml/yaml.hpp"
#include "engine/cases/registers.hpp"

namespace liandiao {
namespace {

namespace fs = std::filesystem;

fs::path const root = LIANDIAO_SOURCE_DIR;

std::vector<std::string> bad_files() {
  std::vector<std::string> names;
  for (auto const& entry : fs::directory_iterator(root / "tests/registers/bad"))
    names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string first_line(fs::path const& path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  return line;
}

std::string given(Error const& error, std::string_view name) {
  for (auto const& [key, value] : error.with)
    if (key == name) return value;
  return "";
}

Error refused(std::string_view text) {
  auto const value = read_yaml(text, "test.yaml");
  EXPECT_TRUE(value) << value.error().plain();
  auto const registers = read_registers(*value);
  EXPECT_FALSE(registers);
  return registers ? Error{} : registers.error();
}

class BadRegisters : public testing::TestWithParam<std::string> {};

/// Each file says in its first line which complaint it must get, and where: `# expect: key line=N`.
TEST_P(BadRegisters, AreRefusedWithTheKeyAndTheLineOfTheMistake) {
  auto const path = root / "tests/registers/bad" / (GetParam() + ".yaml");
  auto const value = read_yaml_file(path);
  ASSERT_TRUE(value) << value.error().plain();
  auto const registers = read_registers(*value);
  ASSERT_FALSE(registers);
  auto const& error = registers.error();
  EXPECT_EQ("# expect: " + error.key + " line=" + given(error, "line"), first_line(path)) << error.plain();
  EXPECT_EQ(error.code, Code::invalid_input);
  EXPECT_FALSE(given(error, "column").empty());
}

INSTANTIATE_TEST_SUITE_P(Files, BadRegisters, testing::ValuesIn(bad_files()),
                         [](auto const& file) { return file.param; });

TEST(BadRegistersDetail, AMisspeltWordIsAnsweredWithTheKnownOnes) {
  auto const error = refused(R"(
register: sample
district: 500104
organisations: [{id: jo, name: 示例, kind: judicial_office, line: party, area: 500104}]
)");
  EXPECT_EQ(given(error, "field"), "organisations[1].line");
  EXPECT_EQ(given(error, "value"), "party");
  EXPECT_EQ(given(error, "known"), "justice, police, court, government, society");
}

TEST(BadRegistersDetail, AnIdGivenTwiceNamesTheLineOfTheFirst) {
  auto const error = refused(R"(
register: sample
district: 500104
organisations:
  - {id: jo, name: 示例, kind: judicial_office, line: justice, area: 500104}
  - {id: jo, name: 示例, kind: judicial_office, line: justice, area: 500104}
)");
  EXPECT_EQ(given(error, "line"), "6");
  EXPECT_EQ(given(error, "other_line"), "5");
  EXPECT_EQ(given(error, "column"), "10");
}

TEST(BadRegistersDetail, ARingOfParentsIsShownFromWhereItCloses) {
  auto const error = refused(R"(
register: sample
district: 500104
organisations:
  - {id: outside, name: 示例, kind: other, line: society, area: 500104, parent: a}
  - {id: a, name: 示例, kind: other, line: society, area: 500104, parent: b}
  - {id: b, name: 示例, kind: other, line: society, area: 500104, parent: a}
)");
  EXPECT_EQ(given(error, "ring"), "a > b > a");
  EXPECT_EQ(given(error, "field"), "organisations[2].parent");
}

TEST(BadRegistersDetail, ARingThatOnlyALaterYearWouldCloseIsRefusedToday) {
  auto const error = refused(R"(
register: sample
district: 500104
organisations:
  - {id: a, name: 示例, kind: other, line: society, area: 500104, parents: [{from: 2031-01-01, parent: b}]}
  - {id: b, name: 示例, kind: other, line: society, area: 500104, parent: a}
)");
  EXPECT_EQ(error.key, "registers_parent_ring");
  EXPECT_EQ(given(error, "ring"), "a > b > a");
  EXPECT_EQ(given(error, "field"), "organisations[1].parents[1].parent");
}

TEST(BadRegistersDetail, AParentOfAnotherLineNamesBothLines) {
  auto const error = refused(R"(
register: sample
district: 500104
organisations:
  - {id: jo, name: 示例, kind: judicial_office, line: justice, area: 500104}
  - {id: ps, name: 示例, kind: police_station, line: police, area: 500104, parent: jo}
)");
  EXPECT_EQ(given(error, "own_line"), "police");
  EXPECT_EQ(given(error, "parent_line"), "justice");
}

/// Whoever meets the complaint reads a sentence, in her language, with everything the complaint knows about.
TEST(BadRegistersDetail, EveryComplaintOfTheRegistersHasASentenceInBothLanguages) {
  std::set<std::string> keys;
  for (auto const& name : bad_files()) {
    auto const line = first_line(root / "tests/registers/bad" / (name + ".yaml"));
    auto const start = line.find("registers_");
    if (start != std::string::npos) keys.insert(line.substr(start, line.find(' ', start) - start));
  }
  EXPECT_EQ(keys.size(), 12U);
  for (auto const* language : {"zh", "en"}) {
    auto const labels = read_yaml_file(root / "config/labels" / (std::string(language) + ".yaml"));
    ASSERT_TRUE(labels) << labels.error().plain();
    auto const* sentences = labels->find("errors");
    ASSERT_NE(sentences, nullptr) << language;
    for (auto const& key : keys) EXPECT_NE(sentences->find(key), nullptr) << language << ' ' << key;
  }
}

TEST(RegisterLabels, NameEveryWordInBothLanguages) {
  for (auto const* language : {"zh", "en"}) {
    auto const labels = read_yaml_file(root / "config/labels" / (std::string(language) + ".yaml"));
    ASSERT_TRUE(labels) << labels.error().plain();
    auto const expect_all = [&](std::string_view section, std::span<std::string_view const> words) {
      auto const* const named = labels->find(section);
      ASSERT_NE(named, nullptr) << section;
      EXPECT_EQ(named->map().size(), words.size()) << section;
      for (auto const word : words) EXPECT_NE(named->find(word), nullptr) << language << ' ' << section << ' ' << word;
    };
    expect_all("role", roles);
    expect_all("organisation_kind", organisation_kinds);
    expect_all("line", organisation_lines);
    expect_all("person_kind", person_kinds);
    expect_all("sex", sexes);
    expect_all("education", educations);
  }
}

}  // namespace
}  // namespace liandiao
