// What may include what: dependencies point one way, and libraries stay where they are confined.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "tests/tidy/source_tree.hpp"

namespace liandiao::tidy {
namespace {

bool starts_with_any(std::string_view path, std::initializer_list<std::string_view> roots) {
  return std::any_of(roots.begin(), roots.end(), [&](auto root) { return path.starts_with(root); });
}

/// `engine/base`, `workflows`, `adapters/sql`, `tools/liandiao`: the first folders that make a room.
std::string room_of(std::string const& path) {
  auto const first = path.find('/');
  if (first == std::string::npos || path.starts_with("workflows/")) return path.substr(0, first);
  return path.substr(0, path.find('/', first + 1));
}

Strings const engine_rooms = {"engine/base",  "engine/calendar", "engine/cases",      "engine/procedure",
                              "engine/flow",  "engine/decision", "engine/statistics", "engine/mining",
                              "engine/ports", "engine/desk"};

/// Adapters that may stand on another adapter.
std::set<std::pair<std::string, std::string>> const adapters_on_adapters = {{"adapters/yaml", "adapters/json"}};

bool is_engine_up_to(std::string const& room, std::string const& last) {
  auto const end = std::find(engine_rooms.begin(), engine_rooms.end(), last);
  return end != engine_rooms.end() && std::find(engine_rooms.begin(), end + 1, room) != end + 1;
}

bool may_include(std::string const& from, std::string const& to) {
  if (from == to) return true;
  if (from.starts_with("engine/")) return is_engine_up_to(to, from);
  if (from == "workflows") return is_engine_up_to(to, "engine/flow");
  if (from.starts_with("adapters/")) return to.starts_with("engine/") || adapters_on_adapters.contains({from, to});
  return true;
}

/// Third-party headers with the files that may include them.
struct Confined {
  std::string_view header;
  std::vector<std::string_view> to;
};
std::vector<Confined> const confined = {
    {"boost/msm", {"engine/procedure/machine.hpp"}},
    {"boost/beast", {"adapters/http/"}},
    {"boost/asio", {"adapters/http/"}},
    {"sodium", {"engine/base/", "adapters/", "tools/"}},
    {"soci", {"adapters/sql/"}},
    {"sqlite3", {"adapters/sql/"}},
    {"libpq", {"adapters/sql/pipeline.cpp", "adapters/sql/refused_connection.cpp"}},
    {"postgresql/", {"adapters/sql/"}},
    {"yaml-cpp", {"adapters/yaml/"}},
    {"nlohmann", {"adapters/", "tools/"}},
    {"spdlog", {"adapters/observe/", "tools/"}},
    {"fmt/", {"adapters/", "tools/"}},
    {"CLI/", {"tools/liandiao/"}},
    {"xlsxwriter", {"adapters/export/xlsx.cpp"}},
    {"cairo", {"adapters/export/"}},
    {"pango", {"adapters/export/"}},
    {"zlib", {"adapters/export/packed_cells.cpp"}},
    {"generated/", {"adapters/sql/", "tools/liandiao/", "workflows/"}},
};

std::string joined(std::vector<std::string_view> const& places) {
  std::string text;
  for (auto place : places) text += (text.empty() ? "" : ", ") + std::string(place);
  return text;
}

std::string wrong_include(File const& file, std::string const& target, bool quoted) {
  for (auto const& [header, to] : confined)
    if (target.starts_with(header) &&
        std::none_of(to.begin(), to.end(), [&](auto place) { return file.path.starts_with(place); }))
      return "does not belong here; only these may include it: " + joined(to);
  if (target.ends_with(".cpp")) return "is a source, not a header";
  if (!quoted || target.starts_with("generated/")) return "";
  if (!starts_with_any(target, {"engine/", "workflows/", "adapters/", "tools/"}))
    return "must be written from the root of the tree, as in \"engine/base/error.hpp\"";
  if (!may_include(room_of(file.path), room_of(target)))
    return "goes against the house: " + room_of(file.path) + " may not see " + room_of(target);
  return "";
}

std::regex const include_line(R"re((^|\n)[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])re");

TEST(House, IncludesPointOneWay) {
  Findings findings;
  for (auto const& file : sources())
    each_match(file.code, include_line, [&](auto const& match, std::size_t at) {
      auto const what = wrong_include(file, match[3], match[2] == "\"");
      if (!what.empty()) findings.add(file, at + match[1].str().size(), "#include of " + match[3].str() + " " + what);
    });
  findings.expect_none();
}

TEST(House, TheRuleOfIncludesKnowsWrongFromRight) {
  EXPECT_TRUE(may_include("engine/cases", "engine/base"));
  EXPECT_FALSE(may_include("engine/base", "engine/cases"));
  EXPECT_FALSE(may_include("engine/desk", "adapters/sql"));
  EXPECT_TRUE(may_include("workflows", "engine/flow"));
  EXPECT_FALSE(may_include("workflows", "engine/decision"));
  EXPECT_FALSE(may_include("adapters/sql", "workflows"));
  EXPECT_FALSE(may_include("adapters/sql", "tools/liandiao"));
  EXPECT_TRUE(may_include("tools/liandiao", "workflows"));
  EXPECT_EQ(room_of("workflows/rules.hpp"), "workflows");
  EXPECT_EQ(room_of("engine/base/error.hpp"), "engine/base");
}

TEST(House, TestsIncludeNoSource) {
  Findings findings;
  for (auto const& file : sources_below({"tests"}))
    each_match(file.code, include_line, [&](auto const& match, std::size_t at) {
      if (match[3].str().ends_with(".cpp")) findings.add(file, at + match[1].str().size(), "includes a source file");
    });
  findings.expect_none();
}

}  // namespace
}  // namespace liandiao::tidy
