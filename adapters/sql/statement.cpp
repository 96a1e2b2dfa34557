#include "adapters/sql/statement.hpp"

#include <algorithm>
#include <cctype>

#include "engine/base/ensure.hpp"

namespace liandiao::sql {
namespace {

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Where the value of that name stands; near `guess` when the row is laid out as the last one was.
std::size_t place_of(std::vector<Row::Entry> const& entries, std::string const& name, std::size_t guess) {
  if (guess < entries.size() && entries[guess].name == name) return guess;
  auto const found =
      std::find_if(entries.begin(), entries.end(), [&](Row::Entry const& entry) { return entry.name == name; });
  ensure(found != entries.end(), "a statement is given every value it names");
  return static_cast<std::size_t>(found - entries.begin());
}

/// Calls with where each name begins and what it is; everything between quotes is no name, nor is the type of a cast.
template <class F>
void each_name(std::string_view text, F&& with) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') quoted = !quoted;
    if (quoted || text[i] != ':') continue;
    std::size_t end = i + 1;
    if (end < text.size() && text[end] == ':') {
      i = end;
      continue;
    }
    while (end < text.size() && is_name(text[end])) ++end;
    if (end > i + 1) with(i, std::string(text.substr(i + 1, end - i - 1)));
    i = end - 1;
  }
}

std::string hex_of(std::string const& bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text = "\\x";
  for (char const c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

int digit_of(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

std::string bytes_of(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 2; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(digit_of(hex[i]) * 16 + digit_of(hex[i + 1]));
  return bytes;
}

}  // namespace

std::vector<std::string> parameters_of(std::string_view text) {
  std::vector<std::string> names;
  each_name(text, [&](std::size_t, std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  });
  return names;
}

std::string with_numbers(std::string_view text, std::vector<std::string> const& names, std::size_t others) {
  std::string numbered;
  std::size_t from = 0;
  each_name(text, [&](std::size_t at, std::string const& name) {
    auto const place = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    numbered += std::string(text.substr(from, at - from)) + "$" + std::to_string(others + place + 1);
    from = at + 1 + name.size();
  });
  return numbered + std::string(text.substr(from));
}

Statement::Statement(soci::session& session, std::string_view text, Row const& row,
                     std::vector<Cell::Kind> const& columns, Binary binary)
    : binary_(binary), statement_(session) {
  auto const names = parameters_of(text);
  parameters_.resize(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    Parameter& slot = parameters_[i];
    slot.name = names[i];
    slot.from = place_of(row.entries(), slot.name, i);
    slot.cell.kind = row.entries()[slot.from].cell.kind;
    if (slot.cell.kind == Cell::Kind::bytes && binary == Binary::blob) {
      slot.bytes = std::make_unique<soci::blob>(session);
      statement_.exchange(soci::use(*slot.bytes, slot.indicator, slot.name));
    } else if (slot.cell.kind != Cell::Kind::number) {
      statement_.exchange(soci::use(slot.cell.text, slot.indicator, slot.name));
    } else {
      statement_.exchange(soci::use(slot.cell.number, slot.indicator, slot.name));
    }
  }
  columns_.resize(columns.size());
  cells_.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Slot& slot = columns_[i];
    Cell& cell = cells_[i];
    cell.kind = columns[i];
    if (cell.kind == Cell::Kind::bytes && binary == Binary::blob) {
      slot.bytes = std::make_unique<soci::blob>(session);
      statement_.exchange(soci::into(*slot.bytes, slot.indicator));
    } else if (cell.kind != Cell::Kind::number) {
      statement_.exchange(soci::into(cell.text, slot.indicator));
    } else {
      statement_.exchange(soci::into(cell.number, slot.indicator));
    }
  }
  statement_.alloc();
  statement_.prepare(std::string(text));
  statement_.define_and_bind();
}

bool Statement::start(Row& row) {
  bind(row);
  bool const got = statement_.execute(true);
  if (got) collect();
  return got;
}

bool Statement::next() {
  bool const got = statement_.fetch();
  if (got) collect();
  return got;
}

void Statement::bind(Row& row) {
  for (Parameter& slot : parameters_) {
    slot.from = place_of(row.entries(), slot.name, slot.from);
    Cell& given = row.entries()[slot.from].cell;
    ensure(given.kind == slot.cell.kind, "a parameter keeps its kind");
    slot.indicator = given.null ? soci::i_null : soci::i_ok;
    slot.cell.number = given.number;
    slot.cell.text.swap(given.text);
    if (given.kind == Cell::Kind::bytes && !slot.bytes) slot.cell.text = hex_of(slot.cell.text);
    if (slot.bytes && !given.null) {
      if (slot.bytes->get_len() > slot.cell.text.size()) slot.bytes->trim(slot.cell.text.size());
      slot.bytes->write(0, slot.cell.text.data(), slot.cell.text.size());
    }
  }
}

void Statement::collect() {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Slot& slot = columns_[i];
    Cell& cell = cells_[i];
    cell.null = slot.indicator == soci::i_null;
    if (cell.null) continue;
    if (cell.kind == Cell::Kind::bytes && !slot.bytes) cell.text = bytes_of(cell.text);
    if (!slot.bytes) continue;
    cell.text.resize(slot.bytes->get_len());
    slot.bytes->read(0, cell.text.data(), cell.text.size());
  }
}

}  // namespace liandiao::sql
