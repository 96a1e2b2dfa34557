#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/error.hpp"

namespace liandiao {

/// Where a value stood in the file it was read from; line 0 when it came from nowhere in particular.
struct Mark {
  int line = 0;
  int column = 0;
};

/// What every door hands in before it is known what it should be: a tree of plain values with their places.
/// YAML, JSON and command-line fields all become this, so that commands, flows, calendars and registers are read by
/// one set of readers with one set of complaints. Maps keep their order and never hold a key twice.
class Value {
 public:
  enum class Kind { null, boolean, integer, text, list, map };
  using List = std::vector<Value>;
  using Map = std::vector<std::pair<std::string, Value>>;

  Value() = default;
  static Value of(bool b, Mark mark = {});
  static Value of(std::int64_t n, Mark mark = {});
  /// `plain` text is untyped (a YAML scalar without quotes, a command-line field): a reader may take it for a
  /// number, a boolean or a text. Text that was quoted is a text only.
  static Value of(std::string text, Mark mark = {}, bool plain = false);
  static Value of(List list, Mark mark = {});
  static Value of(Map map, Mark mark = {});

  Kind kind() const { return kind_; }
  Mark mark() const { return mark_; }
  bool plain() const { return plain_; }
  bool boolean() const { return number_ != 0; }
  std::int64_t integer() const { return number_; }
  std::string const& text() const { return text_; }
  List const& list() const { return list_; }
  Map const& map() const { return map_; }
  Value const* find(std::string_view key) const;  // in a map; nullptr when absent
  void set(std::string key, Value value);         // appends or replaces; makes a map of a null

 private:
  Kind kind_ = Kind::null;
  bool plain_ = false;
  Mark mark_;
  std::int64_t number_ = 0;
  std::string text_;
  List list_;
  Map map_;
};

std::string_view word_of(Value::Kind kind);

/// The canonical text (docs/formats/canonical-text.md): JSON without white space, map keys in the order given, integers
/// only, `"`, `\` and control characters escaped, everything else raw UTF-8.
std::string canonical_text(Value const& value);
void append_canonical(std::string& out, std::string_view text);  // one quoted string

/// Reads exactly what `canonical_text` writes; `corrupt` (`canonical_text_broken`) otherwise.
Result<Value> parse_canonical(std::string_view text);

}  // namespace liandiao
