#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/date.hpp"
#include "engine/base/described.hpp"
#include "engine/base/money.hpp"
#include "engine/base/symbol.hpp"
#include "engine/base/value.hpp"

/// What answers to machines are made of.
namespace liandiao::door {

inline Value json(std::string_view text) { return Value::of(std::string(text)); }
inline Value json(std::string const& text) { return Value::of(text); }
inline Value json(char const* text) { return Value::of(std::string(text)); }
inline Value json(Symbol symbol) { return symbol ? Value::of(symbol.str()) : Value(); }
inline Value json(std::int64_t n) { return Value::of(n); }
inline Value json(int n) { return Value::of(std::int64_t{n}); }
inline Value json(bool b) { return Value::of(b); }
inline Value json(Date day) { return Value::of(day.text()); }
inline Value json(Money amount) { return Value::of(amount.text()); }
template <class T>
Value json(std::optional<T> const& value) {
  return value ? json(*value) : Value();
}

inline Value object(std::initializer_list<std::pair<std::string, Value>> members) {
  return Value::of(Value::Map(members));
}

template <class List, class F>
Value list_of_values(List const& items, F&& make) {
  Value::List list;
  for (auto const& item : items) list.push_back(make(item));
  return Value::of(std::move(list));
}

}  // namespace liandiao::door
