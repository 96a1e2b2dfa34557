#pragma once

#include <filesystem>
#include <initializer_list>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

/// The tree as the tests of the house read it: files as written, and with comments, strings and directives blanked.
namespace liandiao::tidy {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

struct File {
  std::string path;  // from the root of the tree, `engine/base/error.hpp`
  std::string text;  // as written
  std::string code;  // the same length and lines, comments blanked
  std::string bare;  // and strings and preprocessor lines blanked too: only braces that count
};

/// What is wrong, gathered so that one run shows all of it. Each finding names file and line.
struct Findings {
  Strings all;
  void add(File const& file, std::size_t at, std::string const& what);
  void expect_none() const;
};

/// Fills `code` and `bare` from the text.
void blank(File& file);

std::string read(fs::path const& path);
fs::path root();

/// Every file of ours below `folders`; folders that do not exist are empty.
Strings paths_below(std::initializer_list<std::string_view> folders);
std::vector<File> sources_below(std::initializer_list<std::string_view> folders);
std::vector<File> const& sources();  // of the product: engine, workflows, adapters, tools

/// Calls `found(match, offset)` for every match of `pattern` in `text`.
template <class F>
void each_match(std::string const& text, std::regex const& pattern, F found) {
  for (auto it = std::sregex_iterator(text.begin(), text.end(), pattern); it != std::sregex_iterator(); ++it)
    found(*it, static_cast<std::size_t>(it->position()));
}

}  // namespace liandiao::tidy
