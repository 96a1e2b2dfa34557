// Flow files, read and checked: each file of bad/ says in its first line what is found in it, and where.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "tests/flow/random_flow.hpp"
#include "tests/flow/shipped_flow.hpp"
#include "tests/flow/small_law.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao {
namespace {

namespace fs = std::filesystem;
using test::flow_in;
using test::random_flow;
using test::small_law;

fs::path const folder = fs::path(LIANDIAO_SOURCE_DIR) / "tests/flow";

std::vector<std::string> files_of(std::string const& kind) {
  std::vector<std::string> names;
  for (auto const& entry : fs::directory_iterator(folder / kind)) names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string param(Params const& with, std::string_view name) {
  auto const at = std::find_if(with.begin(), with.end(), [&](auto const& named) { return named.first == name; });
  return at == with.end() ? "" : at->second;
}

/// `key line=N` for everything wrong with a file, one a line.
std::string wrong_with(fs::path const& path, Catalogue const& law) {
  auto const flow = flow_in(path);
  if (!flow) return flow.error().key + " line=" + param(flow.error().with, "line") + "\n";
  std::string text;
  for (auto const& finding : check_flow(*flow, law))
    text += finding.key + " line=" + std::to_string(finding.mark.line) + "\n";
  return text;
}

std::string expected_of(fs::path const& path) {
  std::ifstream file(path);
  std::string const sign = "# expect: ";
  std::string text, line;
  while (std::getline(file, line) && line.starts_with(sign)) text += line.substr(sign.size()) + "\n";
  return text;
}

std::string name_of(testing::TestParamInfo<std::string> const& info) { return info.param; }

Value labels_in(std::string const& language) {
  auto labels = read_yaml_file(fs::path(LIANDIAO_SOURCE_DIR) / "config/labels" / (language + ".yaml"));
  EXPECT_TRUE(labels.has_value());
  return labels.value_or(Value());
}

class GoodFlow : public testing::TestWithParam<std::string> {};

TEST_P(GoodFlow, PassesAndComesBackAsItWas) {
  auto const path = folder / "good" / (GetParam() + ".yaml");
  EXPECT_EQ(wrong_with(path, small_law()), "");
  auto const flow = flow_in(path);
  ASSERT_TRUE(flow.has_value());
  auto const again = read_flow(write_flow(*flow));
  ASSERT_TRUE(again.has_value()) << again.error().plain();
  EXPECT_EQ(canonical_text(write_flow(*again)), canonical_text(write_flow(*flow)));
  EXPECT_EQ(again->digest, flow->digest);
  EXPECT_FALSE(flow->digest.none());
}

INSTANTIATE_TEST_SUITE_P(Files, GoodFlow, testing::ValuesIn(files_of("good")), name_of);

class BadFlow : public testing::TestWithParam<std::string> {};

TEST_P(BadFlow, IsFoundWhereItIsBad) {
  auto const path = folder / "bad" / (GetParam() + ".yaml");
  EXPECT_EQ(wrong_with(path, small_law()), expected_of(path));
}

TEST(ShippedFlow, IsRightUnderTheLaw) {
  std::string found;
  for (auto const& finding : check_flow(test::shipped_flow(), law::catalogue()))
    found +=
        std::to_string(finding.mark.line) + " " + Error{Code::invalid_input, finding.key, finding.with}.plain() + "\n";
  EXPECT_EQ(found, "");
}

TEST(ShippedFlow, SampleOfTheDocumentIsRight) {
  std::ifstream file(fs::path(LIANDIAO_SOURCE_DIR) / "docs/formats/flow.md");
  std::string const text{std::istreambuf_iterator<char>(file), {}};
  std::string const fence = "```yaml\n";
  auto const from = text.find(fence) + fence.size();
  auto const value = read_yaml(text.substr(from, text.find("```", from) - from), "flow.md");
  ASSERT_TRUE(value.has_value()) << value.error().plain();
  auto const flow = read_flow(*value);
  ASSERT_TRUE(flow.has_value()) << flow.error().plain();
  for (auto const& finding : check_flow(*flow, law::catalogue())) ADD_FAILURE() << finding.mark.line << finding.key;
}

TEST(ShippedFlow, EveryWordHasItsLabel) {
  auto const& flow = test::shipped_flow();
  std::vector<std::pair<std::string, std::vector<Symbol> const*>> const sections = {
      {"dispute_type", &flow.dispute_types},
      {"source", &flow.sources},
      {"level", &flow.levels},
      {"flag", &flow.flags},
      {"paper_type", &flow.paper_types},
      {"outlet", &flow.outlets},
      {"outlet_result", &flow.outlet_results}};
  for (auto const* language : {"zh", "en"}) {
    auto const labels = labels_in(language);
    for (auto const& [section, words] : sections) {
      ASSERT_NE(labels.find(section), nullptr) << section;
      EXPECT_EQ(labels.find(section)->map().size(), words->size()) << section;
      for (auto const word : *words) EXPECT_NE(labels.find(section)->find(word.view()), nullptr) << word.view();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Files, BadFlow, testing::ValuesIn(files_of("bad")), name_of);

/// The keys that stand in the sources of this room.
std::set<std::string> keys_in_sources() {
  std::set<std::string> keys;
  for (auto const& entry : fs::directory_iterator(fs::path(LIANDIAO_SOURCE_DIR) / "engine/flow")) {
    std::ifstream file(entry.path());
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    for (auto at = text.find("\"flow_"); at != std::string::npos; at = text.find("\"flow_", at + 1))
      keys.insert(text.substr(at + 1, text.find('"', at + 1) - at - 1));
  }
  return keys;
}

TEST(BadFlows, ThereIsOneForEveryFinding) {
  std::set<std::string> shown;
  for (auto const& name : files_of("bad")) {
    auto const expected = expected_of(folder / "bad" / (name + ".yaml"));
    shown.insert(expected.substr(0, expected.find(' ')));
  }
  for (auto const& key : keys_in_sources()) EXPECT_TRUE(shown.contains(key)) << key;
}

TEST(BadFlows, EverySentenceFindsWhatItSpeaksOf) {
  for (auto const* language : {"zh", "en"}) {
    auto const labels = labels_in(language);
    auto const* sentences = labels.find("errors");
    ASSERT_NE(sentences, nullptr) << language;
    for (auto const& name : files_of("bad")) {
      auto const flow = flow_in(folder / "bad" / (name + ".yaml"));
      std::string key = flow ? "" : flow.error().key;
      Params with = flow ? Params() : flow.error().with;
      if (flow) {
        auto const findings = check_flow(*flow, small_law());
        ASSERT_FALSE(findings.empty()) << name;
        key = findings.front().key;
        with = findings.front().with;
      }
      if (!key.starts_with("flow_")) continue;
      auto const* sentence = sentences->find(key);
      ASSERT_NE(sentence, nullptr) << key;
      auto const& text = sentence->text();
      for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        auto const wanted = text.substr(open + 1, text.find('}', open) - open - 1);
        bool const given =
            std::any_of(with.begin(), with.end(), [&](auto const& named) { return named.first == wanted; });
        EXPECT_TRUE(given) << key << " wants " << wanted;
      }
    }
  }
}

TEST(Flow, FindsAllThatIsWrongInTheOrderOfTheLines) {
  auto const value = read_yaml(
      "flow: f\ntitle: t\ncalendar: cn\n"
      "vocabulary: {dispute_types: [a], sources: [b], levels: [c]}\n"
      "procedures:\n"
      "  litigation_referral:\n"
      "    then: {filed: none, refused: none, concluded: {offer: [nowhere]}}\n"
      "    limits: {appeal: none, decide_filing: none}\n"
      "    waits: [filed]\n",
      "flow.yaml");
  auto const flow = read_flow(*value);
  ASSERT_TRUE(flow.has_value()) << flow.error().plain();
  std::string found;
  for (auto const& finding : check_flow(*flow, small_law()))
    found += std::to_string(finding.mark.line) + ":" + std::to_string(finding.mark.column) + " " + finding.key + "\n";
  EXPECT_EQ(found,
            "7:5 flow_docket_missing\n"
            "7:51 flow_continuation_unknown\n"
            "8:22 flow_party_period_touched\n"
            "8:43 flow_limit_not_waivable\n");
}

TEST(Flow, LayoutAndCommentsDoNotChangeTheDigest) {
  auto const digest = [](std::string const& vocabulary) {
    auto const value =
        read_yaml("flow: f\ntitle: t\ncalendar: cn\n" + vocabulary + "procedures: {docket: {then: {closed: none}}}\n",
                  "flow.yaml");
    auto const flow = read_flow(*value);
    return flow ? flow->digest.hex() : flow.error().plain();
  };
  auto const one_line = digest("vocabulary: {dispute_types: [a], sources: [b], levels: [c]}\n");
  EXPECT_EQ(one_line, digest("# words\nvocabulary:\n  levels: [c]\n  sources:\n    - b\n  dispute_types: ['a']\n"));
  EXPECT_NE(one_line, digest("vocabulary: {dispute_types: [a], sources: [b], levels: [d]}\n"));
}

RC_GTEST_PROP(RandomFlow, PassesTheCheck, ()) {
  auto const flow = *random_flow(small_law());
  auto const findings = check_flow(flow, small_law());
  if (!findings.empty()) RC_LOG() << findings.front().key << "\n" << canonical_text(write_flow(flow));
  RC_ASSERT(findings.empty());
}

RC_GTEST_PROP(RandomFlow, PassesTheCheckUnderTheRealLaw, ()) {
  auto const flow = *random_flow(law::catalogue());
  auto const findings = check_flow(flow, law::catalogue());
  if (!findings.empty()) RC_LOG() << findings.front().key << "\n" << canonical_text(write_flow(flow));
  RC_ASSERT(findings.empty());
}

RC_GTEST_PROP(RandomFlow, ComesBackFromItsTextAsItWas, ()) {
  auto const flow = *random_flow(small_law());
  auto const text = canonical_text(write_flow(flow));
  auto const again = read_flow(*parse_canonical(text));
  RC_ASSERT(again.has_value());
  RC_ASSERT(canonical_text(write_flow(*again)) == text);
  RC_ASSERT(again->digest == flow.digest);
}

}  // namespace
}  // namespace liandiao
