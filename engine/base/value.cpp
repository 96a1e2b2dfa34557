#include "engine/base/value.hpp"

#include <type_traits>

#include "engine/base/canonical.hpp"
#include "engine/base/ensure.hpp"

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

/// Makes a tree of a canonical text.
class TreeReader {
 public:
  explicit TreeReader(std::string_view text) : reader_(text) {}

  Result<Value> whole() {
    auto value = this->value(0);
    if (value && !reader_.at_end()) return broken();
    return value;
  }

 private:
  tl::unexpected<Error> broken() const {
    return fail(Code::corrupt, "canonical_text_broken", {{"at", std::to_string(reader_.at())}});
  }

  Result<Value> value(int depth) {
    if (depth > CanonicalReader::depth_max) return broken();
    switch (reader_.next()) {
      case '"': return one(reader_.string());
      case '[': return list(depth);
      case '{': return map(depth);
      case 't':
      case 'f': return one(reader_.boolean());
      case 'n': return reader_.take("null") ? Result<Value>(Value()) : broken();
      default: return one(reader_.integer());
    }
  }

  template <class T>
  Result<Value> one(std::optional<T> const& taken) {
    if (!taken) return broken();
    if constexpr (std::is_same_v<T, CanonicalReader::String>)
      return Value::of(std::string(taken->text));
    else
      return Value::of(*taken);
  }

  Result<Value> list(int depth) {
    Value::List items;
    reader_.take('[');
    if (reader_.take(']')) return Value::of(std::move(items));
    do {
      auto item = value(depth + 1);
      if (!item) return item;
      items.push_back(std::move(*item));
    } while (reader_.take(','));
    if (!reader_.take(']')) return broken();
    return Value::of(std::move(items));
  }

  Result<Value> map(int depth) {
    Value::Map entries;
    reader_.take('{');
    if (reader_.take('}')) return Value::of(std::move(entries));
    do {
      auto const taken = reader_.string();
      if (!taken) return broken();
      std::string key(taken->text);
      if (!reader_.take(':')) return broken();
      auto item = value(depth + 1);
      if (!item) return item;
      for (auto const& [name, _] : entries)
        if (name == key) return broken();
      entries.emplace_back(std::move(key), std::move(*item));
    } while (reader_.take(','));
    if (!reader_.take('}')) return broken();
    return Value::of(std::move(entries));
  }

  CanonicalReader reader_;
};

}  // namespace

std::string canonical_text(Value const& value) {
  std::string out;
  append(out, value);
  return out;
}

Result<Value> parse_canonical(std::string_view text) { return TreeReader(text).whole(); }

}  // namespace liandiao
