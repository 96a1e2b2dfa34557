#include "tools/liandiao/told_report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "adapters/export/csv.hpp"
#include "engine/statistics/suppression.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/figure_words.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

constexpr std::size_t every_decimal = 4;

bool is_ratio(FormColumn const& column) { return std::holds_alternative<RatioOf>(column.from); }

/// By how much of what it was, in per cent with two decimals.
std::string change(std::int64_t now, std::int64_t then) {
  if (then == 0) return "—";
  double const percent =
      (static_cast<double>(now) - static_cast<double>(then)) * 100 / std::abs(static_cast<double>(then));
  std::string text(32, '\0');
  text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%+.2f%%", percent)));
  return text;
}

bool is_number(std::int64_t n) { return n != no_ratio && n != hidden_cell; }

}  // namespace

std::string ToldReport::csv() const {
  std::vector<std::pair<std::string_view, ReportBeside const*>> beside;
  if (report_.before) beside.emplace_back("report_before", &*report_.before);
  if (report_.year_before) beside.emplace_back("report_year_before", &*report_.year_before);
  Csv table;
  table.text(voice_.text("report_row_id"));
  table.text(words_.rows_heading());
  for (auto const* key : {"report_level", "report_is_sum"}) table.text(voice_.text(key));
  for (auto const& column : form_.columns) table.text(std::to_string(column.no) + " " + words_.column(column));
  for (auto const& [key, other] : beside)
    for (auto const& column : form_.columns)
      table.text(std::to_string(column.no) + " " + words_.column(column) +
                 voice_.text(key, {{"period", other->period.text()}}));
  table.end_line();
  for (auto const& row : filled_.rows) {
    table.text(words_.id(row.of));
    table.text(words_.row(row));
    table.number(std::to_string(row.depth));
    table.number(row.sum || row.depth == 0 ? "1" : "0");
    for (std::size_t i = 0; i < row.cells.size(); ++i) table.number(words_.cell(i, row.cells[i], every_decimal));
    for (auto const& [key, other] : beside)
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        auto const then = other->cell(form_.columns[i].code, row);
        table.number(then ? words_.cell(i, *then, every_decimal) : "");
      }
    table.end_line();
  }
  return table.bytes();
}

std::string ToldReport::text() const {
  std::string out = words_.title() + "  " + report_.period.text() +
                    (form_.number.empty() ? "" : "  " + voice_.text("report_number", {{"number", form_.number}})) +
                    "\n";
  for (auto const& line : words_.heading()) out += line + "\n";
  for (auto const& group : form_.groups) out += "\n" + words_.said(group.name) + "\n" + table_of(group);
  if (report_.before || report_.year_before) out += "\n" + comparison();
  out += "\n" + voice_.text("report_definitions") + "\n";
  Columns definitions(2);
  for (auto& [name, definition] : words_.definitions()) definitions.row({name, definition});
  out += definitions.text() + "\n";
  out += filled_.disagreements.empty() ? voice_.text("report_agrees") + "\n" : disagreements();
  if (report_.restated.empty()) return out;
  return out + "\n" + voice_.text("closing_restated") + "\n" + restated();
}

std::string ToldReport::restated() const {
  Columns table(2);
  for (auto& line : words_.restated()) table.row(std::move(line));
  return table.text();
}

std::string ToldReport::disagreements() const {
  std::string out;
  for (auto const& line : words_.disagreements()) out += line + "\n";
  return out;
}

bool ToldReport::is_shown(FormRow const& row) const {
  // The one organisation that is asked about, with all below it, is what the total is.
  if (!row.sum || row.depth != 1) return true;
  return std::count_if(filled_.rows.begin(), filled_.rows.end(), [](FormRow const& one) { return one.depth == 1; }) > 1;
}

std::string ToldReport::table_of(FormGroup const& group) const {
  bool const whole = group.code == form_.columns.front().group;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < form_.columns.size(); ++i)
    if (form_.columns[i].group == group.code && (whole || somewhere(i))) shown.push_back(i);
  if (shown.empty()) return "  " + voice_.text("report_nought") + "\n";
  Columns table(2);
  std::vector<std::string> numbers{""}, labels{words_.rows_heading()};
  for (auto const i : shown) {
    numbers.push_back(std::to_string(form_.columns[i].no));
    labels.push_back(words_.column(form_.columns[i]));
  }
  table.row(std::move(numbers));
  table.row(std::move(labels));
  for (auto const& row : filled_.rows) {
    if (!is_shown(row)) continue;
    constexpr std::size_t step = 2;
    std::vector<std::string> cells{
        std::string(row.depth > 0 ? static_cast<std::size_t>(row.depth - 1) * step : 0, ' ') + words_.row(row)};
    bool something = whole || row.depth == 0;
    for (auto const i : shown) {
      cells.push_back(words_.cell_with_parts(i, row));
      something = something || (row.cells[i] != 0 && row.cells[i] != no_ratio);
    }
    if (something) table.row(std::move(cells));
  }
  return table.text();
}

bool ToldReport::somewhere(std::size_t column) const {
  return std::any_of(filled_.rows.begin(), filled_.rows.end(),
                     [&](FormRow const& row) { return row.cells[column] != 0 && row.cells[column] != no_ratio; });
}

std::string ToldReport::comparison() const {
  Columns table(2);
  std::vector<std::string> heads{"", voice_.text("report_total"), report_.period.text()};
  for (auto const* beside : {&report_.before, &report_.year_before}) {
    if (!*beside) continue;
    heads.push_back((*beside)->period.text());
    heads.push_back(voice_.text(beside == &report_.before ? "report_change" : "report_year_change"));
  }
  table.row(std::move(heads));
  auto const& total = filled_.total();
  for (std::size_t i = 0; i < form_.columns.size(); ++i) {
    auto const& column = form_.columns[i];
    std::vector<std::string> cells{std::to_string(column.no), words_.column(column), words_.cell(i, total.cells[i])};
    bool something = total.cells[i] != 0 && total.cells[i] != no_ratio;
    for (auto const* beside : {&report_.before, &report_.year_before}) {
      if (!*beside) continue;
      auto const then = (*beside)->cell(column.code, total);
      bool const both = then && is_number(*then) && is_number(total.cells[i]);
      cells.push_back(then ? words_.cell(i, *then) : "—");
      cells.push_back(both ? change(total.cells[i], *then) : "—");
      something = something || (then && *then != 0 && *then != no_ratio);
    }
    if (something) table.row(std::move(cells));
  }
  return voice_.text("report_comparison") + "\n" + table.text();
}

Value ToldReport::value() const {
  auto const period = [](ReportPeriod const& one) {
    return object({{"period", json(one.text())}, {"first", json(one.first())}, {"last", json(one.last())}});
  };
  Value::Map map{{"report", json(form_.code)},
                 {"edition", json(form_.edition)},
                 {"digest", json(form_.digest.hex())},
                 {"title", json(words_.title())},
                 {"number", json(form_.number)},
                 {"period", json(report_.period.text())},
                 {"first", json(report_.period.first())},
                 {"last", json(report_.period.last())},
                 {"over", json(report_.over)},
                 {"made", json(report_.made.text())},
                 {"by", json(words_.by())},
                 {"about", list_of_values(report_.about, [](Symbol organ) { return json(organ); })},
                 {"columns", list_of_values(form_.columns, [&](auto const& column) { return column_value(column); })},
                 {"rows", list_of_values(filled_.rows, [&](FormRow const& row) { return row_value(row); })}};
  if (report_.before) map.emplace_back("before", period(report_.before->period));
  if (report_.year_before) map.emplace_back("year_before", period(report_.year_before->period));
  map.emplace_back("definitions", list_of_values(words_.definitions(), [](auto const& one) {
                     return object({{"name", json(one.first)}, {"definition", json(one.second)}});
                   }));
  map.emplace_back("disagreements",
                   list_of_values(filled_.disagreements, [&](auto const& one) { return disagreement_value(one); }));
  if (report_.as_of) map.emplace_back("as_of", json(report_.as_of));
  if (report_.compiled) map.emplace_back("compiled", json(true));
  if (report_.closed) map.emplace_back("closing", json(report_.closed->number));
  if (!report_.restated.empty())
    map.emplace_back("restated", list_of_values(report_.restated, [&](Restated const& one) {
                       return restated_value_as(one, words_.id(one.of));
                     }));
  return Value::of(std::move(map));
}

Value ToldReport::column_value(FormColumn const& column) const {
  Value::Map map{{"no", json(column.no)},
                 {"code", json(column.code)},
                 {"label", json(words_.column(column))},
                 {"group", json(column.group)},
                 {"unit", json(is_ratio(column) ? "ratio" : word_of(unit_of(form_, column)))}};
  if (auto const* counts = std::get_if<Counts>(&column.from)) map.emplace_back("figure", json(counts->figure));
  if (auto const* ratio = std::get_if<RatioOf>(&column.from)) {
    map.emplace_back("of", json(ratio->of));
    map.emplace_back("to", json(ratio->to));
    map.emplace_back("per", json(ratio->per));
  }
  return Value::of(std::move(map));
}

Value ToldReport::cells_beside(ReportBeside const& beside, FormRow const& row) const {
  return list_of_values(form_.columns, [&](FormColumn const& column) {
    auto const then = beside.cell(column.code, row);
    return then ? cell_value(*then) : Value();
  });
}

Value ToldReport::row_value(FormRow const& row) const {
  Value::Map map{{"of", json(Symbol(words_.id(row.of)))},
                 {"name", json(words_.row(row))},
                 {"level", json(row.depth)},
                 {"sum", json(row.sum || row.depth == 0)},
                 {"cells", list_of_values(row.cells, &cell_value)}};
  if (report_.before) map.emplace_back("before", cells_beside(*report_.before, row));
  if (report_.year_before) map.emplace_back("year_before", cells_beside(*report_.year_before, row));
  return Value::of(std::move(map));
}

Value ToldReport::disagreement_value(Disagreement const& one) const {
  Value::Map map{{"check", json(one.check)},
                 {"of", json(Symbol(words_.id(one.of)))},
                 {"of_sum", json(one.of_sum || !one.of)},
                 {"columns", list_of_values(one.columns, [](int no) { return json(no); })},
                 {"sum", json(one.sum)},
                 {"equals", json(one.equals)},
                 {"value", json(one.value)}};
  if (!one.elsewhere.empty()) map.emplace_back("elsewhere", json(one.elsewhere));
  if (one.period_before) map.emplace_back("period_before", json(true));
  map.emplace_back("sentence", json(words_.sentence(one)));
  return Value::of(std::move(map));
}

}  // namespace liandiao::door
