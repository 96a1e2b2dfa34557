#include <ostream>

#include "adapters/export/csv.hpp"
#include "adapters/export/whole.hpp"
#include "adapters/json/json.hpp"
#include "engine/statistics/measures.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

Result<ReportAsked> asked_for(Talk const& talk) {
  auto const& asked = talk.asked;
  auto const month_text = asked.option("month");
  if (!month_text) return fail(Code::invalid_input, "report_month_missing");
  auto const month = parse_month(*month_text);
  if (!month) return fail(Code::invalid_input, "option_wants_month", {{"option", "--month"}, {"value", *month_text}});
  auto const code = asked.operand("REPORT");
  auto const* edition = form(code, month->last());
  if (edition == nullptr) {
    std::string known;
    for (auto const one : form_codes()) known += (known.empty() ? "" : ", ") + std::string(one);
    return fail(Code::invalid_input, "report_unknown", {{"value", code}, {"known", known}});
  }
  auto const organ = asked.option("organ").value_or("");
  constexpr std::size_t longest_id = 32;
  if (organ.size() > longest_id) return fail(Code::invalid_input, "option_wants_word", {{"option", "--organ"}});
  if (asked.has("csv") && asked.has("json") && !asked.has("out"))
    return fail(Code::invalid_input, "report_csv_or_json");
  return ReportAsked{edition, *month, Symbol(organ)};
}

/// 万元, exact: a fen is its sixth decimal. Two decimals at least.
std::string ten_thousand_yuan(std::int64_t fen) {
  constexpr std::uint64_t fen_each = 1'000'000;
  constexpr std::size_t decimals = 6;
  bool const negative = fen < 0;
  auto const size = negative ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  std::string rest = std::to_string(size % fen_each);
  rest.insert(0, decimals - rest.size(), '0');
  while (rest.size() > 2 && rest.back() == '0') rest.pop_back();
  return (negative ? "-" : "") + std::to_string(size / fen_each) + "." + rest;
}

/// One report said in one language.
class ToldReport {
 public:
  ToldReport(Report const& report, Voice const& voice)
      : report_(report), form_(*report.form), filled_(report.filled), voice_(voice) {}

  std::string csv() const {
    Csv table;
    table.text(voice_.text("report_body_id"));
    table.text(voice_.text("report_body"));
    for (auto const& column : form_.columns) table.text(std::to_string(column.no) + " " + label(column));
    table.end_line();
    each_row([&](FormRow const& row) {
      table.text(row.organ.str());
      table.text(name(row));
      for (std::size_t i = 0; i < row.cells.size(); ++i) table.number(cell(i, row.cells[i]));
      table.end_line();
    });
    return table.bytes();
  }

  std::string text() const {
    std::string out = heading();
    std::string_view group;
    for (auto const& column : form_.columns) {
      if (column.group == group) continue;
      group = column.group;
      out += "\n" + voice_.labels().word("report_group", group) + "\n" + table_of(group);
    }
    out += "\n" + voice_.text("report_definitions") + "\n";
    Columns definitions(2);
    for (auto const& figure : figures)
      definitions.row({voice_.labels().word("figure", figure.code), definition(figure)});
    out += definitions.text() + "\n";
    return out + (filled_.disagreements.empty() ? voice_.text("report_agrees") + "\n" : disagreements());
  }

  std::string disagreements() const {
    std::string out;
    for (auto const& one : filled_.disagreements) out += sentence(one) + "\n";
    return out;
  }

  Value value() const {
    return object(
        {{"report", json(form_.code)},
         {"edition", json(form_.edition)},
         {"title", json(title())},
         {"month", json(report_.month.text())},
         {"over", json(report_.over)},
         {"made", json(report_.made.text())},
         {"by", json(report_.by)},
         {"about", list_of_values(report_.about, [](Symbol organ) { return json(organ); })},
         {"columns", list_of_values(form_.columns, [&](FormColumn const& column) { return column_value(column); })},
         {"rows", list_of_values(filled_.rows, [&](FormRow const& row) { return row_value(row); })},
         {"total", row_value(filled_.total)},
         {"figures",
          list_of_values(figures,
                         [&](Figure const& figure) {
                           return object({{"code", json(figure.code)}, {"definition", json(definition(figure))}});
                         })},
         {"disagreements",
          list_of_values(filled_.disagreements, [&](Disagreement const& one) { return disagreement_value(one); })}});
  }

 private:
  std::string title() const { return voice_.labels().word("report", form_.code); }
  std::string label(FormColumn const& column) const {
    return voice_.labels().word("report_column." + std::string(form_.code), column.code);
  }
  std::string definition(Figure const& figure) const { return voice_.labels().word("figure_definition", figure.code); }
  std::string name(FormRow const& row) const {
    return row.organ ? voice_.organ(row.organ) : voice_.text("report_total");
  }
  std::string cell(std::size_t column, std::int64_t n) const {
    return form_.columns[column].unit == FormUnit::fen ? ten_thousand_yuan(n) : std::to_string(n);
  }

  template <class F>
  void each_row(F&& f) const {
    for (auto const& row : filled_.rows) f(row);
    f(filled_.total);
  }

  std::string heading() const {
    std::vector<std::string> about;
    about.reserve(report_.about.size());
    for (auto const organ : report_.about) about.push_back(voice_.organ(organ));
    std::string out = title() + "  " + report_.month.text() + "\n";
    out += voice_.text("report_made", {{"organs", voice_.joined(about)},
                                       {"person", voice_.person(report_.by)},
                                       {"made", report_.made.text()}}) +
           "\n";
    out += voice_.text("report_units", {{"form", std::string(form_.code)}, {"edition", std::string(form_.edition)}}) +
           "\n" + voice_.text("report_by_day") + "\n";
    if (!report_.over) out += voice_.text("report_not_over") + "\n";
    return out;
  }

  /// The columns of a group that are not nought everywhere, of the bodies that have something in them. The first group
  /// is whole: it shows who has nothing at all.
  std::string table_of(std::string_view group) const {
    bool const whole = group == form_.columns.front().group;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < form_.columns.size(); ++i)
      if (form_.columns[i].group == group && (whole || somewhere(i))) shown.push_back(i);
    if (shown.empty()) return "  " + voice_.text("report_nought") + "\n";
    Columns table(2);
    std::vector<std::string> numbers{""}, labels{voice_.text("report_body")};
    for (auto const i : shown) {
      numbers.push_back(std::to_string(form_.columns[i].no));
      labels.push_back(label(form_.columns[i]));
    }
    table.row(std::move(numbers));
    table.row(std::move(labels));
    each_row([&](FormRow const& row) {
      std::vector<std::string> cells{name(row)};
      bool something = whole || row.organ.empty();
      for (auto const i : shown) {
        cells.push_back(cell(i, row.cells[i]));
        something = something || row.cells[i] != 0;
      }
      if (something) table.row(std::move(cells));
    });
    return table.text();
  }

  bool somewhere(std::size_t column) const {
    bool found = false;
    each_row([&](FormRow const& row) { found = found || row.cells[column] != 0; });
    return found;
  }

  std::string column_numbers(std::vector<int> const& columns) const {
    std::vector<std::string> items;
    items.reserve(columns.size());
    for (int const no : columns) items.push_back(std::to_string(no));
    return voice_.joined(items);
  }

  std::string sentence(Disagreement const& one) const {
    bool const of_rows = one.check == column_check;
    auto const* own = &form_.columns[static_cast<std::size_t>(one.whole - 1)];
    auto const shown = [&](std::int64_t n) {
      return own->unit == FormUnit::fen ? ten_thousand_yuan(n) : std::to_string(n);
    };
    return voice_.text(of_rows ? "report_column_disagrees" : "report_row_disagrees",
                       {{"row", one.organ ? voice_.organ(one.organ) : voice_.text("report_total")},
                        {"check", voice_.labels().word("report_check", one.check)},
                        {"parts", column_numbers(one.parts)},
                        {"sum", shown(one.parts_sum)},
                        {"whole", std::to_string(one.whole)},
                        {"value", shown(one.whole_value)}});
  }

  Value column_value(FormColumn const& column) const {
    constexpr std::string_view units[] = {"cases", "people", "fen"};
    return object({{"no", json(column.no)},
                   {"code", json(column.code)},
                   {"label", json(label(column))},
                   {"group", json(column.group)},
                   {"unit", json(units[static_cast<std::size_t>(column.unit)])},
                   {"figure", json(column.figure)}});
  }

  Value row_value(FormRow const& row) const {
    return object({{"organ", json(row.organ)},
                   {"name", json(name(row))},
                   {"cells", list_of_values(row.cells, [](std::int64_t n) { return json(n); })}});
  }

  Value disagreement_value(Disagreement const& one) const {
    return object({{"check", json(one.check)},
                   {"organ", json(one.organ)},
                   {"parts", list_of_values(one.parts, [](int no) { return json(no); })},
                   {"sum", json(one.parts_sum)},
                   {"whole", json(one.whole)},
                   {"value", json(one.whole_value)},
                   {"sentence", json(sentence(one))}});
  }

  Report const& report_;
  Form const& form_;
  FilledForm const& filled_;
  Voice const& voice_;
};

/// Into a file: what is on the screen instead says where, and what does not agree.
Exit write_out(Talk& talk, std::string const& path, std::string const& bytes, Report const& report,
               ToldReport const& told, Exit exit) {
  if (auto const written = write_whole(path, bytes); !written) return talk.refuse(written.error());
  if (talk.json) {
    talk.done(object({{"written", json(path)},
                      {"rows", json(static_cast<std::int64_t>(report.filled.rows.size()))},
                      {"disagreements", json(static_cast<std::int64_t>(report.filled.disagreements.size()))}}));
    return exit;
  }
  talk.err << told.disagreements();
  talk.out << talk.labels.text("report_written", {{"path", path}}) << "\n";
  return exit;
}

}  // namespace

Exit report(Talk& talk) {
  auto const asked = asked_for(talk);
  if (!asked) return talk.refuse(asked.error());
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const report = (*place)->desk().report(*asked, *who);
  if (!report) return talk.refuse(report.error(), (*place)->registers());
  Voice const voice(talk.labels, (*place)->registers());
  ToldReport const told(*report, voice);
  bool const csv = talk.asked.has("csv");
  // A form whose cells contradict each other is shown, but it is not done.
  Exit const exit = report->filled.disagreements.empty() ? Exit::done : Exit::refused;
  auto const bytes = csv ? told.csv() : talk.json ? write_json(told.value(), true) + "\n" : told.text();
  if (auto const path = talk.asked.option("out")) return write_out(talk, *path, bytes, *report, told, exit);
  talk.out << bytes;
  if (csv) talk.err << told.disagreements();
  return exit;
}

}  // namespace liandiao::door
