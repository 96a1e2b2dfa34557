#include "tests/tidy/source_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

namespace liandiao::tidy {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Blanks comments in `code`; strings, characters and preprocessor lines as well in `bare`.
class Reader {
 public:
  explicit Reader(File& file) : file_(file), text_(file.text) {
    file_.code = file_.bare = text_;
    while (at_ < text_.size()) step();
  }

 private:
  bool here(std::string_view token) const { return text_.compare(at_, token.size(), token) == 0; }

  void blank(std::string& in, std::size_t end) const {
    for (auto i = at_; i < std::min(end, in.size()); ++i)
      if (in[i] != '\n') in[i] = ' ';
  }

  void skip_comment(std::string_view closing) {
    auto const found = text_.find(closing, at_ + 2);
    auto const end = found == std::string::npos ? text_.size() : found + (closing == "\n" ? 0 : closing.size());
    blank(file_.code, end);
    blank(file_.bare, end);
    at_ = end;
  }

  void skip_text(std::size_t end) {
    blank(file_.bare, end);
    at_ = std::min(end, text_.size());
  }

  std::size_t end_of_raw() const {
    auto const open = text_.find('(', at_);
    auto const closing = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    auto const found = text_.find(closing, open);
    return found == std::string::npos ? text_.size() : found + closing.size();
  }

  std::size_t end_of_quoted(char quote) const {
    auto i = at_ + 1;
    while (i < text_.size() && text_[i] != quote && text_[i] != '\n') i += text_[i] == '\\' ? 2 : 1;
    return i + 1;
  }

  bool digit_separator() const {
    auto first = at_;
    while (first > 0 && (is_word(text_[first - 1]) || text_[first - 1] == '\'')) --first;
    return first < at_ && std::isdigit(static_cast<unsigned char>(text_[first])) != 0;
  }

  std::size_t end_of_directive() const {
    auto end = text_.find('\n', at_);
    while (end != std::string::npos && text_[end - 1] == '\\') end = text_.find('\n', end + 1);
    return end == std::string::npos ? text_.size() : end;
  }

  void step() {
    char const c = text_[at_];
    bool const line_start = at_ == 0 || text_[at_ - 1] == '\n';
    if (here("//")) return skip_comment("\n");
    if (here("/*")) return skip_comment("*/");
    if (here("R\"") && (at_ == 0 || !is_word(text_[at_ - 1]))) return skip_text(end_of_raw());
    if (c == '"' || (c == '\'' && !digit_separator())) return skip_text(end_of_quoted(c));
    if (c == '#' && line_start) {
      blank(file_.bare, end_of_directive());
      if (here("#include")) at_ = end_of_directive() - 1;
    }
    ++at_;
  }

  File& file_;
  std::string const& text_;
  std::size_t at_ = 0;
};

}  // namespace

void Findings::add(File const& file, std::size_t at, std::string const& what) {
  auto const line = 1 + std::count(file.text.begin(), file.text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  all.push_back(file.path + ":" + std::to_string(line) + ": " + what);
}

void Findings::expect_none() const {
  std::string text;
  for (auto const& finding : all) text += "\n  " + finding;
  EXPECT_TRUE(all.empty()) << all.size() << " to put right:" << text;
}

void blank(File& file) { Reader{file}; }

std::string read(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

fs::path root() { return LIANDIAO_SOURCE_DIR; }

Strings paths_below(std::initializer_list<std::string_view> folders) {
  Strings paths;
  for (auto folder : folders) {
    if (!fs::exists(root() / folder)) continue;
    for (auto const& entry : fs::recursive_directory_iterator(root() / folder))
      if (entry.is_regular_file()) paths.push_back(fs::relative(entry.path(), root()).generic_string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<File> sources_below(std::initializer_list<std::string_view> folders) {
  std::vector<File> files;
  for (auto const& path : paths_below(folders)) {
    if (!path.ends_with(".cpp") && !path.ends_with(".hpp")) continue;
    files.push_back({path, read(root() / path), {}, {}});
    blank(files.back());
  }
  return files;
}

std::vector<File> const& sources() {
  static auto const files = sources_below({"engine", "workflows", "adapters", "tools"});
  return files;
}

}  // namespace liandiao::tidy
