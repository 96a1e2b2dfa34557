// How long functions and files may be.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "tests/tidy/source_tree.hpp"

namespace liandiao::tidy {
namespace {

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
  blank(file);
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

}  // namespace
}  // namespace liandiao::tidy
