#include <cstdint>

#include "adapters/export/csv.hpp"
#include "adapters/export/sheet_writers.hpp"
#include "engine/base/value.hpp"

namespace liandiao {
namespace {

void add_cell(Csv& table, Cell const& cell) {
  if (auto const* text = std::get_if<std::string>(&cell))
    table.text(*text);
  else
    table.number(cell_text(cell));
}

void member(std::string& out, std::string_view name, std::string_view value) {
  append_canonical(out, name);
  out += ':';
  append_canonical(out, value);
}

/// Figures as they were counted: amounts in fen, a ratio with what it is made of.
void append_json(std::string& out, Cell const& cell) {
  if (std::holds_alternative<std::monostate>(cell)) {
    out += "null";
  } else if (auto const* n = std::get_if<std::int64_t>(&cell)) {
    out += std::to_string(*n);
  } else if (auto const* amount = std::get_if<Fen>(&cell)) {
    out += "{\"fen\":" + std::to_string(amount->fen) + "}";
  } else if (auto const* ratio = std::get_if<Ratio>(&cell)) {
    out += "{\"of\":" + std::to_string(ratio->of) + ",\"to\":" + std::to_string(ratio->to) +
           ",\"per\":" + std::to_string(ratio->per) + ",\"value\":";
    out += hundredths(*ratio) ? "\"" + cell_text(cell) + "\"}" : "null}";
  } else if (std::holds_alternative<Hidden>(cell)) {
    out += "{\"hidden\":true}";
  } else {
    append_canonical(out, cell_text(cell));
  }
}

void append_json(std::string& out, std::vector<std::string> const& texts) {
  out += '[';
  for (auto const& text : texts) {
    if (&text != texts.data()) out += ',';
    append_canonical(out, text);
  }
  out += ']';
}

void append_json(std::string& out, SheetRow const& row, Sheet const& sheet) {
  out += '{';
  if (row.depth > 0) out += "\"depth\":" + std::to_string(row.depth) + ",";
  if (row.sum) out += "\"sum\":true,";
  out += "\"cells\":{";
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    if (at > 0) out += ',';
    append_canonical(out, sheet.columns[at].code);
    out += ':';
    append_json(out, row.cells[at]);
  }
  out += "}}";
}

std::string json_head(Sheet const& sheet) {
  std::string out = "{";
  member(out, "title", sheet.title);
  out += ",\"numbers\":";
  append_json(out, sheet.numbers);
  out += ",\"about\":";
  append_json(out, {sheet.left, sheet.middle, sheet.right});
  out += ",\n\"columns\":[";
  for (auto const& column : sheet.columns) {
    out += &column == sheet.columns.data() ? "\n{" : ",\n{";
    member(out, "code", column.code);
    out += ',';
    member(out, "number", column.number);
    out += ',';
    member(out, "group", column.group);
    out += ',';
    member(out, "name", column.name);
    out += '}';
  }
  return out + "\n],\n\"rows\":[";
}

}  // namespace

Result<> write_csv(Sheet const& sheet, Sink const& sink) {
  Csv table;
  for (auto const& column : sheet.columns)
    table.text(column.number.empty() ? column.name : column.number + " " + column.name);
  table.end_line();
  auto written = each_row(sheet, [&](SheetRow const& row) {
    for (auto const& cell : row.cells) add_cell(table, cell);
    table.end_line();
    return sink(table.taken());
  });
  return written ? sink(table.taken()) : written;
}

Result<> write_json_sheet(Sheet const& sheet, Sink const& sink) {
  std::string out = json_head(sheet);
  bool first = true;
  auto written = each_row(sheet, [&](SheetRow const& row) {
    out += first ? "\n" : ",\n";
    first = false;
    append_json(out, row, sheet);
    auto sunk = sink(out);
    out.clear();
    return sunk;
  });
  if (!written) return written;
  out += "\n],\n\"notes\":";
  append_json(out, sheet.notes);
  return sink(out + "}\n");
}

}  // namespace liandiao
