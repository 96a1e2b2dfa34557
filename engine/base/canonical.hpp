#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandiao {

/// Walks along a canonical text (docs/formats/canonical-text.md) from its beginning and makes nothing of it but what is
/// asked for. Whatever it takes was spelled in the one canonical way, so that what was taken, written again, is the
/// same bytes. After anything that was not there, the reader stands where it stood or inside of it, and only `at` is of
/// use.
class CanonicalReader {
 public:
  static constexpr int depth_max = 32;

  explicit CanonicalReader(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }
  bool at_end() const { return at_ == text_.size(); }
  /// The next byte; NUL, which no canonical text holds, at the end.
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (text_.compare(at_, word.size(), word) != 0) return false;
    at_ += word.size();
    return true;
  }
  /// `"name":`, for a name without anything to escape.
  bool take_key(std::string_view name) {
    auto const rest = text_.substr(at_);
    if (rest.size() < name.size() + 3 || rest[0] != '"' || rest[name.size() + 1] != '"' ||
        rest[name.size() + 2] != ':' || rest.compare(1, name.size(), name) != 0)
      return false;
    at_ += name.size() + 3;
    return true;
  }

  std::optional<std::int64_t> integer();
  std::optional<bool> boolean();

  /// A string without its quotes and escapes. It lives as long as the text and until the next string is taken.
  struct String {
    std::string_view text;
    bool plain = false;  // nothing was escaped, and all of it is ASCII
  };
  std::optional<String> string();

  /// Calls with the text of each string of the next value that is no key, and gives the value as it is spelled; nothing
  /// where it is none, or lies deeper than `depth_max` from `depth` on.
  template <class F>
  std::optional<std::string_view> each_string(int depth, F&& with) {
    auto const from = at_;
    keys_.clear();
    if (!walk(depth, with)) return std::nullopt;
    return text_.substr(from, at_ - from);
  }
  std::optional<std::string_view> any(int depth) {
    return each_string(depth, [](std::string_view) {});
  }

 private:
  template <class F>
  bool walk(int depth, F& with) {
    if (depth > depth_max) return false;
    switch (next()) {
      case '"': {
        auto const text = string();
        if (text) with(text->text);
        return text.has_value();
      }
      case '[': return walk_list(depth, with);
      case '{': return walk_map(depth, with);
      case 't':
      case 'f': return boolean().has_value();
      case 'n': return take("null");
      default: return integer().has_value();
    }
  }
  template <class F>
  bool walk_list(int depth, F& with) {
    ++at_;
    if (take(']')) return true;
    do {
      if (!walk(depth + 1, with)) return false;
    } while (take(','));
    return take(']');
  }
  template <class F>
  bool walk_map(int depth, F& with) {
    ++at_;
    if (take('}')) return true;
    auto const first = keys_.size();
    do {
      if (!take_fresh_key(first) || !walk(depth + 1, with)) return false;
    } while (take(','));
    keys_.resize(first);
    return take('}');
  }
  /// A key that is none of those since `first`.
  bool take_fresh_key(std::size_t first);

  std::string_view text_;
  std::size_t at_ = 0;
  std::string unescaped_;
  std::vector<std::string_view> keys_;  // of the maps around, as they are spelled
};

}  // namespace liandiao
