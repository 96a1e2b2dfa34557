// The house holds to its own rules: what may include what, how long things may be, which words do not appear,
// and that every sentence and every query the code asks for exists and is wanted. Each finding names file and line.

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

struct File {
  std::string path;  // from the root of the tree, `engine/base/error.hpp`
  std::string text;  // as written
  std::string code;  // the same length and lines, comments blanked
  std::string bare;  // and strings and preprocessor lines blanked too: only braces that count
};

/// What is wrong, gathered so that one run shows all of it.
struct Findings {
  Strings all;
  void add(File const& file, std::size_t at, std::string const& what) {
    auto const line = 1 + std::count(file.text.begin(), file.text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    all.push_back(file.path + ":" + std::to_string(line) + ": " + what);
  }
  void expect_none() const {
    std::string text;
    for (auto const& finding : all) text += "\n  " + finding;
    EXPECT_TRUE(all.empty()) << all.size() << " to put right:" << text;
  }
};

bool starts_with_any(std::string_view path, std::initializer_list<std::string_view> roots) {
  return std::any_of(roots.begin(), roots.end(), [&](auto root) { return path.starts_with(root); });
}

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

std::string read(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

fs::path root() { return LIANDIAO_SOURCE_DIR; }

/// Every file of ours below `folders`; folders that do not exist are empty.
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
    Reader{files.back()};
  }
  return files;
}

std::vector<File> const& sources() {
  static auto const files = sources_below({"engine", "workflows", "adapters", "tools"});
  return files;
}

/// Calls `found(match, offset)` for every match of `pattern` in `text`.
template <class F>
void each_match(std::string const& text, std::regex const& pattern, F found) {
  for (auto it = std::sregex_iterator(text.begin(), text.end(), pattern); it != std::sregex_iterator(); ++it)
    found(*it, static_cast<std::size_t>(it->position()));
}

// ---- includes ----------------------------------------------------------------------------------------------------

/// `engine/base`, `workflows`, `adapters/sql`, `tools/liandiao`: the first folders that make a room.
std::string room_of(std::string const& path) {
  auto const first = path.find('/');
  if (first == std::string::npos || path.starts_with("workflows/")) return path.substr(0, first);
  return path.substr(0, path.find('/', first + 1));
}

Strings const engine_rooms = {"engine/base",     "engine/calendar",   "engine/cases", "engine/procedure", "engine/flow",
                              "engine/decision", "engine/statistics", "engine/ports", "engine/desk"};

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
    {"libpq", {"adapters/sql/"}},
    {"postgresql/", {"adapters/sql/"}},
    {"yaml-cpp", {"adapters/yaml/"}},
    {"nlohmann", {"adapters/", "tools/"}},
    {"spdlog", {"adapters/observe/", "tools/"}},
    {"fmt/", {"adapters/", "tools/"}},
    {"CLI/", {"tools/liandiao/"}},
    {"generated/", {"adapters/sql/", "tools/liandiao/"}},
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

// ---- names and words ---------------------------------------------------------------------------------------------

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

// ---- sizes -------------------------------------------------------------------------------------------------------

constexpr std::size_t lines_of_function_max = 70;
constexpr std::size_t lines_of_file_max = 500;

struct Body {
  std::size_t start;  // offset of the first character of the declaration
  std::size_t lines;
};

/// Finds the bodies of functions, without parsing C++: a `{` outside any function whose declaration has parameters.
/// Initialisers (tables among them) are not functions and may be any length.
class Bodies {
 public:
  explicit Bodies(File const& file) : text_(file.bare) {
    while (at_ < text_.size()) {
      char const c = text_[at_];
      if (c == '{') {
        open();
      } else {
        if (c == ';' || c == '}') restart();
        if (c == ':' && access_specifier()) restart();
        ++at_;
      }
    }
  }

  std::vector<Body> found;

 private:
  void restart() { head_ = at_ + 1; }

  std::string head() const { return text_.substr(head_, at_ - head_); }

  bool access_specifier() const {
    static std::regex const specifier(R"(^\s*(public|protected|private)\s*$)");
    return std::regex_search(head(), specifier);
  }

  std::size_t closing() const {
    std::size_t depth = 0;
    for (auto i = at_; i < text_.size(); ++i) {
      if (text_[i] == '{') ++depth;
      if (text_[i] == '}' && --depth == 0) return i;
    }
    return text_.size() - 1;
  }

  /// The declaration without templates' parameters, operators' signs, and anything in brackets of a finished pair.
  static std::string outline(std::string head) {
    head = std::regex_replace(head, std::regex(R"(\boperator\s*[^\s\w(]+)"), "operator_");
    head = std::regex_replace(head, std::regex(R"([!<>=]=|<=>)"), "~");
    std::string kept;
    int round = 0;
    int angle = 0;
    for (char c : head) {
      if (c == '<') ++angle;
      if (c == '(') ++round;
      if (round == 0 && angle == 0) kept += c;
      if (c == ')' && --round == 0 && angle == 0) kept += "()";
      if (c == '>' && angle > 0) --angle;
    }
    return round > 0 ? kept + "(" : kept;
  }

  enum class Kind { scope, function, initialiser };

  Kind kind() const {
    auto const shape = outline(head());
    static std::regex const scope(
        R"(^\s*(\[\[.*\]\]\s*)?(template\s+)?(inline\s+)?(namespace|class|struct|union|enum|extern)\b)");
    static std::regex const member(R"(\(\)\s*(noexcept\s*(\(\))?\s*)?:[^:][^]*[\w>]\s*$)");
    if (std::regex_search(shape, scope) && shape.find("()") == std::string::npos) return Kind::scope;
    if (shape.find('=') != std::string::npos || shape.ends_with("(")) return Kind::initialiser;
    if (std::regex_search(shape, member)) return Kind::initialiser;
    return shape.find("()") != std::string::npos ? Kind::function : Kind::initialiser;
  }

  void open() {
    auto const what = kind();
    if (what == Kind::scope) {
      restart();
      ++at_;
      return;
    }
    auto const end = closing();
    if (what == Kind::function) {
      auto start = head_;
      while (start < at_ && std::isspace(static_cast<unsigned char>(text_[start])) != 0) ++start;
      auto const from = text_.begin() + static_cast<std::ptrdiff_t>(start);
      auto const to = text_.begin() + static_cast<std::ptrdiff_t>(end);
      found.push_back({start, static_cast<std::size_t>(1 + std::count(from, to, '\n'))});
      head_ = end + 1;
    }
    at_ = end + 1;  // after an initialiser the same declaration goes on
  }

  std::string const& text_;
  std::size_t at_ = 0;
  std::size_t head_ = 0;
};

std::vector<std::size_t> lengths_in(std::string const& text) {
  File file{"sample.cpp", text, {}, {}};
  Reader{file};
  std::vector<std::size_t> lengths;
  for (auto const& body : Bodies(file).found) lengths.push_back(body.lines);
  return lengths;
}

TEST(House, FunctionsFitOnAScreen) {
  Findings findings;
  for (auto const& file : sources())
    for (auto const& body : Bodies(file).found)
      if (body.lines > lines_of_function_max)
        findings.add(file, body.start,
                     "this function has " + std::to_string(body.lines) + " lines; " +
                         std::to_string(lines_of_function_max) + " is the most");
  findings.expect_none();
}

TEST(House, TheMeasureOfFunctionsSeesWhatIsOne) {
  using Lengths = std::vector<std::size_t>;
  EXPECT_EQ(lengths_in("int f(int a = {}) {\n  return a;\n}\n"), Lengths{3});
  EXPECT_EQ(lengths_in("struct S : T<int> {\n  S() : a_{1}, b_(2) {\n    go();\n  }\n  int a_{}, b_;\n};\n"),
            Lengths{3});
  EXPECT_EQ(lengths_in("constexpr int table[] = {\n 1,\n 2,\n};\nenum class E { a, b };\n"), Lengths{});
  EXPECT_EQ(
      lengths_in("namespace a::b {\ntemplate <class T = int>\nbool S::operator==(T const&) const { return 1'000; }\n}"),
      Lengths{2});
  EXPECT_EQ(lengths_in("std::string const s = R\"x({{{)x\";  // {\nvoid g() noexcept {}\n"), Lengths{1});
  EXPECT_EQ(
      lengths_in(
          "auto h() -> std::vector<int> {\n  if (x) {\n  }\n  auto l = [](int i) {\n  };\n}\nint k() { return '{'; }"),
      (Lengths{6, 1}));
}

TEST(House, FilesHoldOneNoun) {
  Findings findings;
  for (auto const& file : sources()) {
    auto const lines = static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
    if (lines > lines_of_file_max)
      findings.add(file, 0, "this file has " + std::to_string(lines) + " lines: past 500, a noun is missing");
  }
  findings.expect_none();
}

// ---- sentences ---------------------------------------------------------------------------------------------------

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

// ---- SQL ---------------------------------------------------------------------------------------------------------

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
