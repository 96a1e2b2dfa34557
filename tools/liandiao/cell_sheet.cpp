#include "tools/liandiao/cell_sheet.hpp"

#include "engine/cases/view.hpp"
#include "tools/liandiao/activity_lines.hpp"
#include "tools/liandiao/figure_words.hpp"
#include "tools/liandiao/report_words.hpp"

namespace liandiao::door {
namespace {

/// Where the cells of a row stand; the note is last, and only in the house.
enum At : std::size_t { column_no, what, name, day, organ, kind, number, people, value, person_named, standing, note };

Cell value_cell(Form const& form, FormColumn const& column, std::int64_t n) {
  return unit_of(form, column) == FigureUnit::fen ? Cell(Fen{n, form.money == MoneyIn::yuan}) : Cell(n);
}

}  // namespace

std::int64_t sum_of(CellCases::Of const& of) {
  auto sum = of.hidden_value;
  for (auto const& one : of.cases) sum += one.value;
  for (auto const& one : of.records) sum += one.value;
  for (auto const& one : of.entries) sum += one.value;
  return sum;
}

std::string CellSheet::person(Symbol person) const {
  auto const name = person ? voice_.person(person) : std::string();
  return house() || name.empty() ? name : masked(name);
}

SheetRow CellSheet::row(FormColumn const& column, std::string_view what_key, std::string named) const {
  SheetRow row;
  row.cells.resize(house() ? note + 1 : note);
  row.cells[column_no] = std::int64_t{column.no};
  row.cells[what] = text(what_key);
  row.cells[name] = std::move(named);
  return row;
}

std::vector<SheetRow> CellSheet::rows_of(Form const& form, CellCases::Of const& of) const {
  auto const& column = *form.column(of.column);
  std::vector<SheetRow> rows;
  for (auto const& one : of.cases) {
    rows.push_back(row(column, "cell_case", one.ledger_no.empty() ? one.uid : one.ledger_no));
    rows.back().cells[value] = value_cell(form, column, one.value);
  }
  for (auto const& [record, withdrawn_by, adds] : of.records) {
    rows.push_back(row(column, "cell_record", std::to_string(record.no)));
    auto& cells = rows.back().cells;
    cells[day] = record.day;
    cells[organ] = voice_.organ(record.organ);
    cells[kind] = voice_.word("activity_kind", record.kind);
    cells[number] = is_money(record.kind) ? Cell(Fen{record.number, true}) : Cell(record.number);
    if (record.people != 0) cells[people] = record.people;
    cells[value] = value_cell(form, column, adds);
    cells[person_named] = person(record.person);
    cells[standing] = standing_said(record, withdrawn_by, voice_);
    if (house()) cells[note] = record.note;
  }
  for (auto const& one : of.entries) {
    rows.push_back(row(column, "cell_entry", ""));
    rows.back().cells[organ] = voice_.organ(one.organ);
    rows.back().cells[person_named] = person(one.person);
    rows.back().cells[value] = value_cell(form, column, one.value);
  }
  if (of.hidden > 0) {
    rows.push_back(row(column, "cell_closed_to_reader", std::to_string(of.hidden)));
    rows.back().cells[value] = value_cell(form, column, of.hidden_value);
  }
  return rows;
}

Sheet CellSheet::of(FigureDesk& desk, CellAsked const& asked, AtDesk const& who, CellCases const& first) {
  Sheet sheet;
  sheet.tab = text("cell_tab");
  sheet.title = text("cell_of", {{"form", said_in(first.form.title, voice_.labels())},
                                 {"period", asked.period},
                                 {"column", std::to_string(first.column.no)},
                                 {"name", said_in(first.column.name, voice_.labels())},
                                 {"row", row_said(asked.row, asked.sum, voice_)}});
  sheet.right = text("ledger_masking", {{"masking", voice_.labels().word("masking", word_of(masking_))}});
  auto const column = [&](char const* code, char const* label, double width) {
    sheet.columns.push_back({code, "", text(label), "", width});
  };
  bool const money = unit_of(first.form, first.column) == FigureUnit::fen;
  bool const in_yuan = first.form.money == MoneyIn::yuan;
  column("column", "sheet_column", 6);
  column("what", "cell_what", 10);
  column("no", "cell_no", 24);
  column("day", "cell_day", 11);
  column("organ", "report_organ", 32);
  column("kind", "cell_kind", 16);
  column("number", "cell_number", 9);
  column("people", "cell_people", 7);
  column("value", !money ? "cell_value" : in_yuan ? "cell_value_yuan" : "cell_value_fen", 12);
  column("person", "cell_person", 14);
  column("standing", "list_standing", 16);
  if (house()) column("note", "cell_note", 40);
  sheet.kept_columns = name + 1;
  sheet.more = [this, &desk, asked, who, count = first.of.size()](VisitRow const& visit) -> Result<> {
    lines_ = 0;
    for (std::size_t part = 0; part < count; ++part) {
      auto page_asked = asked;
      std::int64_t sum = 0;
      do {
        auto const page = desk.cases(page_asked, who);
        if (!page) return tl::unexpected<Error>(page.error());
        auto const& of = page->of.at(part);
        for (auto const& one : rows_of(page->form, of)) {
          if (auto visited = visit(one); !visited) return visited;
          ++lines_;
        }
        sum += sum_of(of);
        page_asked.after = of.next;
        if (!of.next.empty()) continue;
        auto const& counted = *page->form.column(of.column);
        auto total = row(counted, "report_total", "");
        total.cells[value] = value_cell(page->form, counted, sum);
        total.sum = true;
        if (auto visited = visit(total); !visited) return visited;
      } while (!page_asked.after.empty());
    }
    return {};
  };
  return sheet;
}

}  // namespace liandiao::door
