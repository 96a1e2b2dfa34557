// Every query is asked, and binds nothing that is gone before it runs.

#include <gtest/gtest.h>

#include <set>

#include "tests/tidy/source_tree.hpp"

namespace liandiao::tidy {
namespace {

TEST(House, EveryQueryIsAsked) {
  std::string code;
  for (auto const& file : sources())
    if (file.path.starts_with("adapters/sql/")) code += file.code;
  std::set<std::string> words;
  each_match(code, std::regex(R"(\w+)"), [&](auto const& match, std::size_t) { words.insert(match.str()); });
  std::regex const heading(R"((?:^|\n)--[ \t]*name:[ \t]*(\w+))");
  Findings findings;
  for (auto const& path : paths_below({"adapters/sql/queries"})) {
    File const file{path, read(root() / path), {}, {}};
    each_match(file.text, heading, [&](auto const& match, std::size_t at) {
      if (!words.contains(match[1]))
        findings.add(file, at + (match.str().front() == '\n' ? 1 : 0), "nothing asks query '" + match[1].str() + "'");
    });
  }
  findings.expect_none();
}

TEST(House, NoQueryBindsATemporary) {
  // SOCI keeps a reference: `use(f(x), "id")` compiles and dangles.
  std::regex const temporary(R"(\buse\s*\([^,()]*\()");
  Findings findings;
  for (auto const& file : sources())
    if (file.path.starts_with("adapters/sql/"))
      each_match(file.bare, temporary, [&](auto const&, std::size_t at) {
        findings.add(file, at, "use() of a temporary; give it a name first");
      });
  findings.expect_none();
}

}  // namespace
}  // namespace liandiao::tidy
