// Every sentence the code asks for exists in both languages, and every sentence is wanted.

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <set>

#include "tests/tidy/source_tree.hpp"

namespace liandiao::tidy {
namespace {

void gather_leaves(YAML::Node const& node, std::string const& prefix, std::map<std::string, int>& leaves) {
  if (!node.IsMap()) {
    leaves.emplace(prefix, node.Mark().line + 1);
    return;
  }
  for (auto const& entry : node) {
    auto const key = entry.first.as<std::string>();
    gather_leaves(entry.second, prefix.empty() ? key : prefix + "." + key, leaves);
  }
}

/// The keys below `errors:` with their lines; a nested key is written with dots.
std::map<std::string, int> sentences_of(std::string const& path) {
  std::map<std::string, int> leaves;
  if (!fs::exists(root() / path)) return leaves;
  if (auto const errors = YAML::LoadFile((root() / path).string())["errors"]; errors && errors.IsMap())
    gather_leaves(errors, "", leaves);
  return leaves;
}

Strings const label_files = {"config/labels/zh.yaml", "config/labels/en.yaml"};

/// `fail`, and what wraps it by the names in use here: the first literal among the arguments is the key.
std::regex const failure(R"re(\b(fail|refuse\w*|complain\w*|Error)\s*[({]([^"(){};]|\(\))*"([a-z][a-z0-9_.]*)")re");

TEST(House, EveryErrorHasItsSentence) {
  Findings findings;
  for (auto const& labels : label_files) {
    auto known = sentences_of(labels);
    for (auto const& file : sources())
      each_match(file.code, failure, [&](auto const& match, std::size_t at) {
        bool const own = match[1] == "fail" || match[1] == "Error";
        // Some wrappers take the name of a field instead; a key is two words at least.
        if (!own && match[3].str().find('_') == std::string::npos) return;
        if (known.emplace(match[3], 0).second)
          findings.add(file, at, "'" + match[3].str() + "' is not under errors: in " + labels);
      });
  }
  findings.expect_none();
}

TEST(House, EverySentenceIsSaidSomewhere) {
  std::set<std::string> literals;
  std::regex const literal(R"re("([A-Za-z0-9_.]+)")re");
  for (auto const& file : sources())
    each_match(file.code, literal, [&](auto const& match, std::size_t) { literals.insert(match[1]); });
  Findings findings;
  for (auto const& labels : label_files)
    for (auto const& [key, line] : sentences_of(labels))
      if (!literals.contains(key))
        findings.all.push_back(labels + ":" + std::to_string(line) + ": no code fails with '" + key + "'");
  findings.expect_none();
}

}  // namespace
}  // namespace liandiao::tidy
