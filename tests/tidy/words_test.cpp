// Which names and words do not appear.

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

}  // namespace
}  // namespace liandiao::tidy
