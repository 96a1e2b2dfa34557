// Which names and words do not appear, and which must.

#include <gtest/gtest.h>

#include <regex>

#include "tests/tidy/source_tree.hpp"

namespace liandiao::tidy {
namespace {

TEST(House, NoFileIsNamedAfterNothing) {
  Findings findings;
  for (auto const& path : paths_below({"engine", "workflows", "adapters", "tools", "tests", "config"}))
    for (auto word : {"util", "common", "misc", "manager", "helper"})
      if (path.find(word) != std::string::npos)
        findings.all.push_back(path + ":1: '" + word + "' says nothing; name it after the noun it holds");
  findings.expect_none();
}

TEST(House, NothingIsLeftForLater) {
  // Split, so that this file does not find itself.
  std::regex const mark(
      "\\b(TO"
      "DO|FIX"
      "ME|X"
      "XX|HA"
      "CK)\\b");
  Findings findings;
  for (auto const& path : paths_below({"engine", "workflows", "adapters", "tools", "tests", "config", "docs", ".ci"})) {
    if (path.ends_with(".pyc")) continue;
    File const file{path, read(root() / path), {}, {}};
    each_match(file.text, mark, [&](auto const& match, std::size_t at) {
      findings.add(file, at, "'" + match.str() + "': do it now, or write down where it is decided");
    });
  }
  findings.expect_none();
}

/// docs/invariants.md says what tries to break what: an invariant by its number, or a test.
TEST(House, EveryInvariantIsOnThePageAndEveryTestThePageNamesExists) {
  std::string tests;
  for (auto const& file : sources_below({"tests/property"})) tests += file.code;
  std::string const page = "docs/invariants.md";
  File const invariants{page, read(root() / page), {}, {}};
  Findings findings;
  int named = 0;
  each_match(invariants.text, std::regex("`([A-Z]\\w+)\\.([A-Z]\\w+)`"), [&](auto const& match, std::size_t at) {
    ++named;
    std::string const call = "(" + match[1].str() + ", " + match[2].str() + ")";
    if (tests.find("TEST" + call) == std::string::npos && tests.find("INVARIANT" + call) == std::string::npos)
      findings.add(invariants, at, "there is no test " + match.str());
  });
  EXPECT_GT(named, 0);
  for (auto const& file : sources_below({"tests/property"}))
    each_match(file.code, std::regex("_INVARIANT\\((I\\d+), (\\w+)\\)"), [&](auto const& match, std::size_t at) {
      if (invariants.text.find("`" + match[1].str() + "." + match[2].str() + "`") == std::string::npos)
        findings.add(file, at, page + " does not name it");
    });
  findings.expect_none();
}

}  // namespace
}  // namespace liandiao::tidy
