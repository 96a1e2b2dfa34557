#include "tools/liandiao/printed_report.hpp"

#include <algorithm>

#include "engine/base/money.hpp"
#include "engine/statistics/suppression.hpp"
#include "tools/liandiao/figure_words.hpp"
#include "tools/liandiao/report_charts.hpp"
#include "tools/liandiao/sheet_files.hpp"

namespace liandiao::door {
namespace {

/// A form this wide is printed on the larger paper.
constexpr std::size_t wide = 14;
/// The heading of what a form begins with is not on the official ones.
constexpr std::string_view unheaded = "main";

double width_of(FigureUnit unit) { return unit == FigureUnit::fen ? 12 : 7; }

}  // namespace

void keep_small_figures(Report& report) {
  suppress(report.form, report.filled);
  report.restated.clear();
  for (auto* beside : {&report.before, &report.year_before})
    if (*beside) suppress((*beside)->form, (*beside)->filled);
}

Workbook PrintedReport::workbook() const {
  // A closed form is the same whoever asks for it, and whenever.
  auto const& closed = report_.closed;
  auto const by = closed ? closed->text.person : report_.by;
  auto const made = closed ? Instant{closed->text.closed_us} : report_.made;
  auto book = workbook_of(words_.title(), by, made, words_.masking(), words_.voice());
  book.sheets.push_back(form_sheet());
  book.sheets.push_back(definitions());
  book.charts = report_charts(words_, earlier_);
  return book;
}

Sheet PrintedReport::form_sheet() const {
  Sheet sheet;
  sheet.tab = text("sheet_form");
  sheet.title = words_.title();
  if (!form_.number.empty()) sheet.numbers.push_back(text("sheet_form_number", {{"number", form_.number}}));
  sheet.numbers.push_back(
      text("sheet_edition", {{"edition", form_.edition}, {"digest", form_.digest.hex().substr(0, 12)}}));
  sheet.left = text(report_.compiled ? "sheet_compiling" : "sheet_reporting", {{"organs", words_.about()}});
  sheet.middle = text("sheet_period", {{"period", report_.period.text()},
                                       {"first", report_.period.first().text()},
                                       {"last", report_.period.last().text()}});
  sheet.right = text("report_units", {{"units", words_.units()}});
  sheet.columns = form_columns();
  if (sheet.columns.size() > wide) sheet.paper = PaperSize::a3;
  for (auto const& row : report_.filled.rows)
    if (row.depth > 0 && is_shown(row)) sheet.rows.push_back(form_row(row));
  sheet.rows.push_back(form_row(report_.filled.total()));
  auto const by = words_.by() && report_.closed ? report_.closed->text.person : words_.by();
  auto const person = by ? words_.voice().person(by) : std::string();
  sheet.signature = {text("sheet_head"), text("sheet_filler", {{"person", person}}), text("sheet_filled_on"),
                     text("sheet_stamp")};
  sheet.notes.push_back(text("report_by_day"));
  for (auto& line : words_.standing()) sheet.notes.push_back(std::move(line));
  if (!report_.restated.empty())
    sheet.notes.push_back(
        text("report_restated_count", {{"count", std::to_string(report_.restated.size())}, {"form", form_.code}}));
  if (words_.masking() == Masking::open)
    sheet.notes.push_back(text("sheet_hidden", {{"least", std::to_string(told_from)}}));
  return sheet;
}

std::vector<SheetColumn> PrintedReport::form_columns() const {
  std::vector<SheetColumn> columns{{"of", "", words_.rows_heading(), text("sheet_first_column"), 32}};
  for (auto const& column : form_.columns) {
    auto const group = std::find_if(form_.groups.begin(), form_.groups.end(),
                                    [&](FormGroup const& one) { return one.code == column.group; });
    bool const headed = group != form_.groups.end() && group->code != unheaded;
    columns.push_back({column.code, headed ? words_.said(group->name) : "", words_.column(column),
                       std::to_string(column.no), width_of(unit_of(form_, column))});
  }
  return columns;
}

bool PrintedReport::is_shown(FormRow const& row) const {
  // The one organisation that is asked about, with all below it, is what the total is.
  if (!row.sum || row.depth != 1) return true;
  auto const& rows = report_.filled.rows;
  return std::count_if(rows.begin(), rows.end(), [](FormRow const& one) { return one.depth == 1; }) > 1;
}

SheetRow PrintedReport::form_row(FormRow const& row) const {
  SheetRow out{{words_.row(row)}, std::max(0, row.depth - 1), row.sum || row.depth == 0};
  for (std::size_t at = 0; at < row.cells.size(); ++at) out.cells.push_back(cell(at, row));
  return out;
}

Cell PrintedReport::cell(std::size_t at, FormRow const& row) const {
  auto const n = row.cells[at];
  if (n == hidden_cell) return Hidden{};
  auto const& column = form_.columns[at];
  if (auto const* ratio = std::get_if<RatioOf>(&column.from)) {
    auto const part = [&](int no) {
      return row.cells[static_cast<std::size_t>(form_.column(no) - form_.columns.data())];
    };
    return Ratio{part(ratio->of), part(ratio->to), ratio->per};
  }
  return unit_of(form_, column) == FigureUnit::fen ? Cell(Fen{n, form_.money == MoneyIn::yuan}) : Cell(n);
}

std::string PrintedReport::made_from(FormColumn const& column) const {
  std::string out;
  if (auto const* sum = std::get_if<SumOf>(&column.from)) {
    for (int const no : sum->adds) out += (out.empty() ? "" : " + ") + std::to_string(no);
    for (int const no : sum->less) out += " − " + std::to_string(no);
  } else if (auto const* ratio = std::get_if<RatioOf>(&column.from)) {
    out = std::to_string(ratio->of) + " ÷ " + std::to_string(ratio->to);
    if (ratio->per != 1) out += " × " + std::to_string(ratio->per);
  } else if (auto const* priced = std::get_if<Priced>(&column.from)) {
    for (auto const& each : priced->each)
      out += (out.empty() ? "" : " + ") + std::to_string(each.column) + " × " + Money{each.fen}.text();
  }
  return out.empty() ? out : text("sheet_made_from", {{"columns", out}});
}

Sheet PrintedReport::definitions() const {
  Sheet sheet;
  sheet.tab = text("sheet_definitions");
  sheet.title = text("sheet_definitions_of", {{"title", words_.title()}});
  sheet.columns = {{"no", "", text("sheet_column"), "", 8},
                   {"name", "", text("sheet_name"), "", 32},
                   {"definition", "", text("sheet_definition"), "", 90}};
  auto const& labels = words_.voice().labels();
  for (auto const& column : form_.columns) {
    std::string said = made_from(column);
    if (!column.definition.empty())
      said = words_.said(column.definition) + said;
    else if (auto const* counts = std::get_if<Counts>(&column.from))
      said = labels.word("figure_definition", counts->figure);
    sheet.rows.push_back({{std::to_string(column.no), words_.column(column), said}});
  }
  // What was found names figures.
  if (words_.masking() != Masking::open) add_findings(sheet);
  return sheet;
}

void PrintedReport::add_findings(Sheet& sheet) const {
  auto const told = words_.disagreements();
  auto const add = [&](std::string_view check, std::string const& name) {
    std::string result;
    for (std::size_t at = 0; at < told.size(); ++at)
      if (report_.filled.disagreements[at].check == check) result += (result.empty() ? "" : "\n") + told[at];
    sheet.rows.push_back({{text("sheet_check"), name, result.empty() ? text("sheet_agrees") : result}});
  };
  for (auto const& check : form_.checks) add(check.code, words_.said(check.name));
  add(rows_check, text("report_rows_check"));
  for (auto const& line : words_.restated()) {
    std::string said;
    for (std::size_t at = restated_row; at < line.size(); ++at) said += (at == restated_row ? "" : "  ") + line[at];
    sheet.rows.push_back({{text("sheet_restated"), line.front() + " " + line[1], said}});
  }
}

}  // namespace liandiao::door
