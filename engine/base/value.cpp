#include "engine/base/value.hpp"

#include <charconv>

#include "engine/base/ensure.hpp"
#include "engine/base/utf8.hpp"

namespace liandiao {

Value Value::of(bool b, Mark mark) {
  Value v;
  v.kind_ = Kind::boolean;
  v.mark_ = mark;
  v.number_ = b ? 1 : 0;
  return v;
}

Value Value::of(std::int64_t n, Mark mark) {
  Value v;
  v.kind_ = Kind::integer;
  v.mark_ = mark;
  v.number_ = n;
  return v;
}

Value Value::of(std::string text, Mark mark, bool plain) {
  Value v;
  v.kind_ = Kind::text;
  v.plain_ = plain;
  v.mark_ = mark;
  v.text_ = std::move(text);
  return v;
}

Value Value::of(List list, Mark mark) {
  Value v;
  v.kind_ = Kind::list;
  v.mark_ = mark;
  v.list_ = std::move(list);
  return v;
}

Value Value::of(Map map, Mark mark) {
  Value v;
  v.kind_ = Kind::map;
  v.mark_ = mark;
  v.map_ = std::move(map);
  return v;
}

Value const* Value::find(std::string_view key) const {
  for (auto const& [name, value] : map_)
    if (name == key) return &value;
  return nullptr;
}

void Value::set(std::string key, Value value) {
  ensure(kind_ == Kind::map || kind_ == Kind::null, "a key is set in a map");
  kind_ = Kind::map;
  for (auto& [name, held] : map_)
    if (name == key) {
      held = std::move(value);
      return;
    }
  map_.emplace_back(std::move(key), std::move(value));
}

std::string_view word_of(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::null: return "null";
    case Value::Kind::boolean: return "boolean";
    case Value::Kind::integer: return "integer";
    case Value::Kind::text: return "text";
    case Value::Kind::list: return "list";
    case Value::Kind::map: return "map";
  }
  return "null";
}

void append_canonical(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (char c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

namespace {

void append(std::string& out, Value const& value) {
  switch (value.kind()) {
    case Value::Kind::null: out += "null"; return;
    case Value::Kind::boolean: out += value.boolean() ? "true" : "false"; return;
    case Value::Kind::integer: out += std::to_string(value.integer()); return;
    case Value::Kind::text: append_canonical(out, value.text()); return;
    case Value::Kind::list: {
      char separator = '[';
      if (value.list().empty()) out += '[';
      for (auto const& item : value.list()) {
        out += separator;
        append(out, item);
        separator = ',';
      }
      out += ']';
      return;
    }
    case Value::Kind::map: {
      char separator = '{';
      if (value.map().empty()) out += '{';
      for (auto const& [key, item] : value.map()) {
        out += separator;
        append_canonical(out, key);
        out += ':';
        append(out, item);
        separator = ',';
      }
      out += '}';
      return;
    }
  }
}

/// Reads the canonical text and nothing else: no white space, no other escapes, no repeated keys.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<Value> whole() {
    auto value = this->value(0);
    // Writing it again is the one test that leaves no other spelling: 007, -0, needless escapes, raw control
    // characters.
    if (value && (at_ != text_.size() || canonical_text(*value) != text_)) return broken();
    return value;
  }

 private:
  static constexpr int depth_max = 32;

  tl::unexpected<Error> broken() const {
    return fail(Code::corrupt, "canonical_text_broken", {{"at", std::to_string(at_)}});
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  Result<Value> value(int depth) {
    if (depth > depth_max || at_ >= text_.size()) return broken();
    switch (text_[at_]) {
      case '"': {
        auto text = string();
        if (!text) return passed_on(text);
        return Value::of(std::move(*text));
      }
      case '[': return list(depth);
      case '{': return map(depth);
      case 't': return take("true") ? Result<Value>(Value::of(true)) : broken();
      case 'f': return take("false") ? Result<Value>(Value::of(false)) : broken();
      case 'n': return take("null") ? Result<Value>(Value()) : broken();
      default: return integer();
    }
  }

  Result<Value> integer() {
    std::int64_t n = 0;
    auto const [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), n);
    if (error != std::errc{}) return broken();
    at_ = static_cast<std::size_t>(end - text_.data());
    return Value::of(n);
  }

  Result<std::string> string() {
    std::string out;
    ++at_;
    for (;;) {
      auto const run = at_;
      while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\') ++at_;
      out.append(text_, run, at_ - run);
      if (take('"')) return out;
      if (!take('\\')) return broken();
      if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\\')) {
        out += text_[at_++];
        continue;
      }
      unsigned byte = 0;
      if (!take("u00") || at_ + 2 > text_.size()) return broken();
      auto const [end, error] = std::from_chars(text_.data() + at_, text_.data() + at_ + 2, byte, 16);
      if (error != std::errc{} || end != text_.data() + at_ + 2) return broken();
      at_ += 2;
      out += static_cast<char>(byte);
    }
  }

  Result<Value> list(int depth) {
    Value::List items;
    ++at_;
    if (take(']')) return Value::of(std::move(items));
    do {
      auto item = value(depth + 1);
      if (!item) return item;
      items.push_back(std::move(*item));
    } while (take(','));
    if (!take(']')) return broken();
    return Value::of(std::move(items));
  }

  Result<Value> map(int depth) {
    Value::Map entries;
    ++at_;
    if (take('}')) return Value::of(std::move(entries));
    do {
      if (at_ >= text_.size() || text_[at_] != '"') return broken();
      auto key = string();
      if (!key) return passed_on(key);
      if (!take(':')) return broken();
      auto item = value(depth + 1);
      if (!item) return item;
      for (auto const& [name, _] : entries)
        if (name == *key) return broken();
      entries.emplace_back(std::move(*key), std::move(*item));
    } while (take(','));
    if (!take('}')) return broken();
    return Value::of(std::move(entries));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string canonical_text(Value const& value) {
  std::string out;
  append(out, value);
  return out;
}

Result<Value> parse_canonical(std::string_view text) { return Reader(text).whole(); }

}  // namespace liandiao
