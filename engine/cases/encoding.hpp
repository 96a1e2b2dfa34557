#pragma once

#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/base/described.hpp"
#include "engine/base/error.hpp"
#include "engine/base/money.hpp"
#include "engine/base/value.hpp"
#include "engine/calendar/reckoning.hpp"
#include "engine/cases/field.hpp"

/// One encoding for everything described: parts in events, commands in events, commands from a door. Writing goes
/// straight to canonical text; reading comes from a `Value`, whichever door made it.
namespace liandiao {

/// How a described value is being read, and where, for the complaint. From a door (`stored` false) every required
/// field must be there and texts obey their limits; from a store a missing field is its default.
struct Reading {
  std::string path;  // terms[2].amount
  bool stored = false;
  Reading at(std::string_view name) const {
    return {path.empty() ? std::string(name) : path + "." + std::string(name), stored};
  }
  Reading at(std::size_t index) const { return {path + "[" + std::to_string(index + 1) + "]", stored}; }
};

/// The complaint about one field: key, what it is about, and where it stood in its file.
tl::unexpected<Error> complain(Reading const& reading, Value const& value, std::string key, Params with = {});

// ---- scalars: text form and back ------------------------------------------------------------------------------
std::string row_ref_text(RowRef const& row);
std::optional<RowRef> parse_row_ref(std::string_view text);

Result<> read_scalar(Value const& value, bool& into, Reading const& reading);
Result<> read_scalar(Value const& value, int& into, Reading const& reading);
Result<> read_scalar(Value const& value, std::int64_t& into, Reading const& reading);
Result<> read_scalar(Value const& value, std::string& into, Reading const& reading);
Result<> read_scalar(Value const& value, Symbol& into, Reading const& reading);
Result<> read_scalar(Value const& value, Date& into, Reading const& reading);
Result<> read_scalar(Value const& value, TimeOfDay& into, Reading const& reading);
Result<> read_scalar(Value const& value, Money& into, Reading const& reading);
Result<> read_scalar(Value const& value, Digest& into, Reading const& reading);
Result<> read_scalar(Value const& value, RowRef& into, Reading const& reading);
Result<> read_scalar(Value const& value, Unit& into, Reading const& reading);
Result<> read_scalar(Value const& value, Span& into, Reading const& reading);
Result<> read_text(Value const& value, std::string& into, std::size_t characters_max, Reading const& reading);
Result<> read_private(Value const& value, Private& into, std::size_t characters_max, Reading const& reading);
Result<> read_word(Value const& value, Symbol& into, std::span<std::string_view const> words, Reading const& reading);
Result<> read_reference(Value const& value, std::int64_t& into, Reading const& reading);

void write_scalar(std::string& out, bool b);
void write_scalar(std::string& out, std::int64_t n);
void write_scalar(std::string& out, int n);
void write_scalar(std::string& out, std::string const& text);
void write_scalar(std::string& out, Symbol symbol);
void write_scalar(std::string& out, Date day);
void write_scalar(std::string& out, TimeOfDay time);
void write_scalar(std::string& out, Money amount);
void write_scalar(std::string& out, Digest const& digest);
void write_scalar(std::string& out, RowRef const& row);
void write_scalar(std::string& out, Unit unit);
void write_scalar(std::string& out, Span const& span);
void write_scalar(std::string& out, Private const& sealed);  // its row and digest; never its text

// ---- what a type is -------------------------------------------------------------------------------------------
template <class T>
struct optional_of : std::false_type {};
template <class T>
struct optional_of<std::optional<T>> : std::true_type {
  using type = T;
};
template <class T>
struct list_of : std::false_type {};
template <class T>
struct list_of<std::vector<T>> : std::true_type {
  using type = T;
};
template <class T>
struct text_field : std::false_type {};
template <std::size_t M>
struct text_field<Text<M>> : std::true_type {};
template <class T>
struct choice_field : std::false_type {};
template <class V>
struct choice_field<Choice<V>> : std::true_type {};
template <class T>
inline constexpr bool is_private = std::is_base_of_v<Private, T>;
/// Party, agreement, claim, term: a number of something in the case; a step: a sequence number.
template <class T>
concept NumberedRef = std::is_same_v<T, PartyRef> || std::is_same_v<T, AgreementRef> || std::is_same_v<T, ClaimRef> ||
    std::is_same_v<T, TermRef> || std::is_same_v<T, GuestRef>;
template <class T>
concept RegisterRef = std::is_same_v<T, PersonId> || std::is_same_v<T, OrganId>;
/// Fields a command may leave out. (To clang-tidy 16 two templates are one operand.)
template <class T>
inline constexpr bool may_be_absent = optional_of<T>::value || list_of<T>::value || std::is_same_v<T, bool>;  // NOLINT

// ---- writing --------------------------------------------------------------------------------------------------
template <class T>
void write(std::string& out, T const& value);

template <class T>
void write_members(std::string& out, T const& object) {
  [[maybe_unused]] static T const none{};
  char separator = '{';
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto d) {
    auto const& member = object.*d.pointer;
    if (member == none.*d.pointer) return;
    out += separator;
    out += '"';
    out += d.name;
    out += "\":";
    write(out, member);
    separator = ',';
  });
  if (separator == '{') out += '{';
  out += '}';
}

template <class T>
void write(std::string& out, T const& value) {
  if constexpr (optional_of<T>::value) {
    write(out, *value);
  } else if constexpr (list_of<T>::value) {
    char separator = '[';
    for (auto const& item : value) {
      out += separator;
      write(out, item);
      separator = ',';
    }
    if (value.empty()) out += '[';
    out += ']';
  } else if constexpr (text_field<T>::value) {
    write_scalar(out, value.value);
  } else if constexpr (choice_field<T>::value) {
    write_scalar(out, value.code);
  } else if constexpr (is_private<T>) {
    write_scalar(out, static_cast<Private const&>(value));
  } else if constexpr (RegisterRef<T>) {
    write_scalar(out, value.id);
  } else if constexpr (NumberedRef<T>) {
    write_scalar(out, value.no);
  } else if constexpr (std::is_same_v<T, EventRef>) {
    write_scalar(out, value.seq);
  } else if constexpr (std::is_same_v<T, Raw>) {
    out += value.canonical;
  } else if constexpr (is_described<T>) {
    write_members(out, value);
  } else {
    write_scalar(out, value);
  }
}

// ---- reading --------------------------------------------------------------------------------------------------
template <class T>
Result<> read(Value const& value, T& into, Reading const& reading);

/// A map that names only members of T.
template <class T>
Result<> only_members(Value const& value, T& object, Reading const& reading) {
  if (value.kind() != Value::Kind::map) return complain(reading, value, "field_wants_fields");
  std::string known;
  for_each_member(object, [&](char const* name, auto&) { known += (known.empty() ? "" : ", ") + std::string(name); });
  for (auto const& [name, item] : value.map()) {
    bool found = false;
    for_each_member(object, [&](char const* member, auto&) { found = found || name == member; });
    if (!found) return complain(reading.at(name), item, "field_unknown", {{"known", known}});
  }
  return {};
}

/// Reads the members that are given over those that were there.
template <class T>
Result<> overlay_members(Value const& value, T& object, Reading const& reading) {
  Result<> result = only_members(value, object, reading);
  for_each_member(object, [&]<class M>(char const* name, M& member) {
    Value const* item = value.find(name);
    if (!result || item == nullptr) return;
    member = M{};
    result = read(*item, member, reading.at(name));
  });
  return result;
}

template <class T>
Result<> read_members(Value const& value, T& object, Reading const& reading) {
  Result<> result = only_members(value, object, reading);
  for_each_member(object, [&]<class M>(char const* name, M& member) {
    if (!result) return;
    Value const* item = value.find(name);
    if (item != nullptr && item->kind() != Value::Kind::null) {
      result = read(*item, member, reading.at(name));
    } else if (!reading.stored && !may_be_absent<M>) {
      result = complain(reading.at(name), value, "field_missing");
    }
  });
  return result;
}

template <class T>
Result<> read(Value const& value, T& into, Reading const& reading) {
  if constexpr (optional_of<T>::value) {
    return read(value, into.emplace(), reading);
  } else if constexpr (list_of<T>::value) {
    if (value.kind() != Value::Kind::list) return complain(reading, value, "field_wants_list");
    for (std::size_t i = 0; i < value.list().size(); ++i)
      if (auto item = read(value.list()[i], into.emplace_back(), reading.at(i)); !item) return item;
    return {};
  } else if constexpr (text_field<T>::value) {
    return read_text(value, into.value, T::characters_max, reading);
  } else if constexpr (choice_field<T>::value) {
    if constexpr (requires { T::Vocabulary::words; })
      return read_word(value, into.code, T::Vocabulary::words, reading);
    else
      return read_scalar(value, into.code, reading);
  } else if constexpr (is_private<T>) {
    return read_private(value, into, T::characters_max, reading);
  } else if constexpr (RegisterRef<T>) {
    return read_scalar(value, into.id, reading);
  } else if constexpr (NumberedRef<T>) {
    std::int64_t no = 0;
    auto result = read_reference(value, no, reading);
    into.no = static_cast<int>(no);
    return result;
  } else if constexpr (std::is_same_v<T, EventRef>) {
    return read_reference(value, into.seq, reading);
  } else if constexpr (std::is_same_v<T, Raw>) {
    into.canonical = canonical_text(value);
    return {};
  } else if constexpr (is_described<T>) {
    return read_members(value, into, reading);
  } else {
    return read_scalar(value, into, reading);
  }
}

// ---- walking the fields of a command --------------------------------------------------------------------------
/// Where a leaf stands in its command. Its text is made only when somebody must be told.
struct LeafPath {
  LeafPath const* above = nullptr;
  char const* name = nullptr;  // of a member; none of an item of a list
  std::size_t index = 0;
  std::string text() const;  // terms[2].amount
};

/// Calls `f(path, leaf)` for every leaf of a described command: through optionals, lists and records.
template <class T, class F>
void for_each_leaf(T& object, F&& f, LeafPath const& path = {}) {
  using U = std::remove_const_t<T>;
  if constexpr (optional_of<U>::value) {
    if (object) for_each_leaf(*object, f, path);
  } else if constexpr (list_of<U>::value) {
    for (std::size_t i = 0; i < object.size(); ++i) for_each_leaf(object[i], f, LeafPath{&path, nullptr, i + 1});
  } else if constexpr (is_described<U>) {
    for_each_member(object, [&](char const* name, auto& member) {
      for_each_leaf(member, f, LeafPath{&path, name, 0});
    });
  } else {
    f(path, object);
  }
}

}  // namespace liandiao
