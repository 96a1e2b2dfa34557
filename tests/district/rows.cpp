#include "tests/district/rows.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "adapters/sql/case_rows.hpp"
#include "tests/district/meaning.hpp"

namespace liandiao::district {
namespace {

using sql::Cell;
using sql::Row;

bool same(Cell const& a, Cell const& b) { return a.null == b.null && a.number == b.number && a.text == b.text; }

std::size_t place(TableRows const& table, std::string const& column) {
  auto const found = std::find(table.columns.begin(), table.columns.end(), column);
  if (found == table.columns.end()) throw std::runtime_error("no insert names the column " + column);
  return static_cast<std::size_t>(found - table.columns.begin());
}

Cell value_of(Source const& source, Row const& row, TableRows const& table, std::vector<Cell> const* before) {
  switch (source.kind) {
    case Source::Kind::parameter: return row.named(source.parameter);
    case Source::Kind::literal: return source.literal;
    case Source::Kind::when: break;
  }
  bool const holds = std::all_of(source.conditions.begin(), source.conditions.end(), [&](auto const& condition) {
    auto const& [column, parameter] = condition;
    return before != nullptr && same((*before)[place(table, column)], row.named(parameter));
  });
  if (!holds) throw std::runtime_error("a step of a life does not follow the one before it");
  return value_of(*source.then, row, table, before);
}

void insert(TableRows& table, Meaning const& meaning, Row const& row) {
  if (table.columns.empty())
    for (auto const& [column, source] : meaning.values) table.columns.push_back(column);
  bool const as_before =
      std::equal(table.columns.begin(), table.columns.end(), meaning.values.begin(), meaning.values.end(),
                 [](std::string const& column, auto const& value) { return column == value.first; });
  if (!as_before) throw std::runtime_error(meaning.table + " is inserted into in two ways");
  auto& cells = table.rows.emplace_back();
  cells.reserve(meaning.values.size());
  for (auto const& [column, source] : meaning.values) cells.push_back(value_of(source, row, table, nullptr));
}

bool fits(TableRows const& table, Meaning const& meaning, Row const& row, std::vector<Cell> const& cells) {
  return std::all_of(meaning.where.begin(), meaning.where.end(), [&](auto const& condition) {
    return same(cells[place(table, condition.first)], row.named(condition.second));
  });
}

void update(TableRows& table, Meaning const& meaning, Row const& row) {
  // From the last: what is moved was mostly opened of late.
  auto const found = std::find_if(table.rows.rbegin(), table.rows.rend(),
                                  [&](auto const& cells) { return fits(table, meaning, row, cells); });
  if (found == table.rows.rend()) throw std::runtime_error("nothing to move in " + meaning.table);
  for (auto const& [column, source] : meaning.values) {
    auto value = value_of(source, row, table, &*found);
    auto& cell = (*found)[place(table, column)];
    if (source.kind == Source::Kind::literal && value.null) value.kind = cell.kind;  // NULL is of its column's kind
    cell = std::move(value);
  }
}

void remove(TableRows& table, Meaning const& meaning, Row const& row) {
  if (std::erase_if(table.rows, [&](auto const& cells) { return fits(table, meaning, row, cells); }) == 0)
    throw std::runtime_error("nothing to take away from " + meaning.table);
}

void follow_one(Tables& tables, sql::Query query, Row const& row) {
  auto const& meaning = meaning_of(query);
  auto& table = tables[meaning.table];
  switch (meaning.kind) {
    case Meaning::Kind::insert: return insert(table, meaning, row);
    case Meaning::Kind::update: return update(table, meaning, row);
    case Meaning::Kind::remove: return remove(table, meaning, row);
  }
}

Row series_row(Symbol district, Symbol organ, Symbol type, int year) {
  Row row;
  row.set("district", district).set("organ", organ).set("type", type).set("year", year);
  return row;
}

void append_escaped(std::string& out, std::string const& text) {
  bool const as_it_is = text.find('\\') == std::string::npos && text.find('\t') == std::string::npos &&
                        text.find('\n') == std::string::npos && text.find('\r') == std::string::npos;
  if (as_it_is) return void(out.append(text));
  auto plain = text.begin();
  for (auto at = text.begin(); at != text.end(); ++at) {
    char const* stands = *at == '\\'   ? "\\\\"
                         : *at == '\t' ? "\\t"
                         : *at == '\n' ? "\\n"
                         : *at == '\r' ? "\\r"
                                       : nullptr;
    if (stands == nullptr) continue;
    out.append(plain, at);
    out += stands;
    plain = at + 1;
  }
  out.append(plain, text.end());
}

void append_cell(std::string& out, Cell const& cell) {
  if (cell.null) {
    out += "\\N";
  } else if (cell.kind == Cell::Kind::number) {
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, cell.number).ptr);
  } else if (cell.kind == Cell::Kind::bytes) {
    static constexpr char hex[] = "0123456789abcdef";
    out += "\\\\x";
    for (char const byte : cell.text) {
      out += hex[static_cast<unsigned char>(byte) >> 4];
      out += hex[static_cast<unsigned char>(byte) & 15];
    }
  } else {
    append_escaped(out, cell.text);
  }
}

}  // namespace

void add_row(Tables& tables, sql::Query query, Row row) { follow_one(tables, query, row); }

void CaseRows::follow(std::span<Step const> steps) {
  for (auto const& step : steps) {
    sql::Storing const one{&step};
    sql::add_steps(batch_, {&one, 1});
    for (auto const& order : batch_.taken()) follow_one(of_case_, order.query, order.row);
  }
  for (auto& [name, table] : of_case_) {
    if (table.rows.empty()) continue;
    auto& into = of_all_[name];
    if (into.columns.empty()) into.columns = table.columns;
    std::move(table.rows.begin(), table.rows.end(), std::back_inserter(into.rows));
    table.rows.clear();
  }
}

void CaseRows::hand_over(Tables& into) {
  for (auto& [name, table] : of_all_) {
    if (table.rows.empty()) continue;
    into[name].columns = table.columns;
    into[name].rows = std::exchange(table.rows, {});
  }
}

void Numbers::give(Tables& tables, std::span<Step const> steps) {
  for (auto const& step : steps)
    for (auto const& request : sql::requests_of(step)) {
      auto const& id = step.event.id;
      auto const serial = ++given_[{id.district, request.organ, request.type, request.year}];
      Row row = series_row(id.district, request.organ, request.type, request.year);
      row.set("serial", serial).set("uid", id.uid).set("seq", request.seq).set("idx", request.index);
      row.set("text", format_({id.district, request.type, request.organ, request.year, serial}));
      row.set("event_hash", step.hash);
      add_row(tables, "number_issue", std::move(row));
    }
}

void Numbers::add_series(Tables& tables) const {
  for (auto const& [series, given] : given_) {
    auto const& [district, organ, type, year] = series;
    auto const row = series_row(district, organ, type, year);
    add_row(tables, "number_first", row);
    auto& table = tables["number_series"];
    auto const next = std::find(table.columns.begin(), table.columns.end(), "next") - table.columns.begin();
    table.rows.back()[static_cast<std::size_t>(next)] = Cell::of(static_cast<long long>(given + 1));
  }
}

std::string copy_text(std::vector<std::vector<Cell>> const& rows) {
  constexpr std::size_t of_a_number = 16;
  std::size_t size = 0;
  for (auto const& row : rows)
    for (auto const& cell : row)
      size += cell.kind == Cell::Kind::bytes ? cell.text.size() * 2 + 4 : cell.text.size() + of_a_number;
  std::string text;
  text.reserve(size);
  for (auto const& row : rows)
    for (std::size_t at = 0; at < row.size(); ++at) {
      append_cell(text, row[at]);
      text += at + 1 == row.size() ? '\n' : '\t';
    }
  return text;
}

}  // namespace liandiao::district
