#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/base/ensure.hpp"
#include "engine/cases/case_file.hpp"
#include "engine/cases/stored.hpp"

/// Between described structs and columns. The type of a member decides its column: whole numbers, booleans and amounts
/// (in fen) are integers, a digest is 32 bytes, everything else is text; lists are their canonical text. What is absent
/// — an optional, a digest or a row that is none — is NULL.
namespace liandiao::sql {

/// One value on its way to or from a column. Buffers that SOCI binds to are of this type and stay where they are.
struct Cell {
  enum class Kind : std::uint8_t { number, text, bytes };
  Kind kind = Kind::number;
  bool null = false;
  long long number = 0;
  std::string text;  // text, or raw bytes

  static Cell of(long long number) { return {Kind::number, false, number, {}}; }
  static Cell of(std::string text) { return {Kind::text, false, 0, std::move(text)}; }
};

/// A file's content, byte for byte.
struct Bytes {
  std::string value;
};

template <class T>
constexpr Cell::Kind kind_of() {
  if constexpr (optional_of<T>::value)
    return kind_of<typename optional_of<T>::type>();
  else if constexpr (std::is_integral_v<T> || std::is_same_v<T, Money>)
    return Cell::Kind::number;
  else if constexpr (std::is_same_v<T, Digest> || std::is_same_v<T, Bytes>)
    return Cell::Kind::bytes;
  else
    return Cell::Kind::text;
}

template <class T>
Cell cell_of(T const& value) {
  if constexpr (optional_of<T>::value) {
    return value ? cell_of(*value) : Cell{kind_of<T>(), true, 0, {}};
  } else if constexpr (std::is_integral_v<T>) {
    return Cell::of(static_cast<long long>(value));
  } else if constexpr (std::is_same_v<T, Money>) {
    return Cell::of(static_cast<long long>(value.fen));
  } else if constexpr (std::is_same_v<T, Digest>) {
    return {Cell::Kind::bytes, value.none(), 0, std::string(value.bytes.begin(), value.bytes.end())};
  } else if constexpr (std::is_same_v<T, Bytes>) {
    return {Cell::Kind::bytes, false, 0, value.value};
  } else if constexpr (std::is_same_v<T, RowRef>) {
    return {Cell::Kind::text, !value, 0, value ? row_ref_text(value) : std::string()};
  } else if constexpr (std::is_same_v<T, Symbol>) {
    return Cell::of(value.str());
  } else if constexpr (std::is_same_v<T, Date>) {
    return Cell::of(value.text());
  } else if constexpr (std::is_same_v<T, Unit>) {
    return Cell::of(std::string(word_of(value)));
  } else if constexpr (list_of<T>::value) {
    std::string text;
    write(text, value);
    return Cell::of(std::move(text));
  } else {
    static_assert(std::is_same_v<T, std::string>, "this type has no column");
    return Cell::of(value);
  }
}

template <class T>
bool taken_over(std::optional<T> const& parsed, T& into) {
  if (parsed) into = *parsed;
  return parsed.has_value();
}

/// False when the column cannot have been written from such a member.
template <class T>
bool from_cell(Cell const& cell, T& into) {
  constexpr bool may_be_null = optional_of<T>::value || std::is_same_v<T, RowRef> || std::is_same_v<T, Digest>;
  if (cell.null) {
    into = T{};
    return may_be_null;
  }
  if constexpr (optional_of<T>::value) {
    return from_cell(cell, into.emplace());
  } else if constexpr (std::is_same_v<T, bool>) {
    into = cell.number != 0;
    return cell.number == 0 || cell.number == 1;
  } else if constexpr (std::is_integral_v<T>) {
    into = static_cast<T>(cell.number);
    return static_cast<long long>(into) == cell.number;
  } else if constexpr (std::is_same_v<T, Money>) {
    into.fen = cell.number;
    return true;
  } else if constexpr (std::is_same_v<T, Digest>) {
    if (cell.text.size() != into.bytes.size()) return false;
    std::copy(cell.text.begin(), cell.text.end(), into.bytes.begin());
    return true;
  } else if constexpr (std::is_same_v<T, Bytes>) {
    into.value = cell.text;
    return true;
  } else if constexpr (std::is_same_v<T, Symbol>) {
    into = Symbol(cell.text);
    return true;
  } else if constexpr (std::is_same_v<T, std::string>) {
    into = cell.text;
    return true;
  } else if constexpr (std::is_same_v<T, RowRef>) {
    return taken_over(parse_row_ref(cell.text), into);
  } else if constexpr (std::is_same_v<T, Date>) {
    return taken_over(parse_date(cell.text), into);
  } else if constexpr (std::is_same_v<T, Unit>) {
    return taken_over(parse_unit(cell.text), into);
  } else {
    static_assert(list_of<T>::value, "this type has no column");
    into.clear();
    if (cell.text == "[]") return true;
    CanonicalReader reader(cell.text);
    return take(reader, into) && reader.at_end();
  }
}

/// A described struct whose members are these columns, in order.
template <class R>
bool from_cells(std::span<Cell const> cells, R& into) {
  bool intact = true;
  std::size_t at = 0;
  for_each_member(into, [&](char const*, auto& member) { intact = from_cell(cells[at++], member) && intact; });
  return intact;
}

/// The named values of one statement. A statement takes those it names, so a whole part serves to find its row as well
/// as to write it.
class Row {
 public:
  struct Entry {
    std::string_view name;  // of static storage: a literal or a described member's name
    Cell cell;
  };

  Row() = default;
  explicit Row(CaseId const& id) {
    entries_.reserve(2 + 24);
    set("district", id.district).set("uid", id.uid);
  }

  template <std::size_t N, class T>
  Row& set(char const (&name)[N], T const& value) {
    entries_.push_back({std::string_view(name, N - 1), cell_of(value)});
    return *this;
  }
  template <class T>
  Row& members(T const& described) {
    for_each_member(described, [&](char const* name, auto const& member) {
      entries_.push_back({std::string_view(name), cell_of(member)});
    });
    return *this;
  }

  Cell const& named(std::string_view name) const {
    auto const found =
        std::find_if(entries_.begin(), entries_.end(), [&](Entry const& entry) { return entry.name == name; });
    ensure(found != entries_.end(), "a statement is given every value it names");
    return found->cell;
  }
  std::vector<Entry>& entries() { return entries_; }
  std::vector<Entry> const& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

/// The columns a described struct is read from, in order.
template <class R>
std::vector<Cell::Kind> columns_of() {
  std::vector<Cell::Kind> kinds;
  R const none{};
  for_each_member(none, [&]<class M>(char const*, M const&) { kinds.push_back(kind_of<std::remove_const_t<M>>()); });
  return kinds;
}

}  // namespace liandiao::sql
