#include "tools/liandiao/report_words.hpp"

#include <algorithm>
#include <array>

#include "adapters/export/sheet.hpp"
#include "engine/cases/view.hpp"
#include "engine/statistics/suppression.hpp"
#include "tools/liandiao/figure_words.hpp"

namespace liandiao::door {
namespace {

/// A number that was counted in units of 10^-places, with `least` decimals or as many more as it needs.
std::string decimal(std::int64_t n, std::size_t places, std::size_t least) {
  bool const negative = n < 0;
  auto const size = negative ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
  std::uint64_t each = 1;
  for (std::size_t i = 0; i < places; ++i) each *= 10;
  std::string rest = std::to_string(size % each);
  rest.insert(0, places - rest.size(), '0');
  while (rest.size() > least && rest.back() == '0') rest.pop_back();
  return (negative ? "-" : "") + std::to_string(size / each) + (rest.empty() ? "" : "." + rest);
}

/// A ratio's cell to fewer decimals, half up.
std::string rounded(std::int64_t n, std::size_t decimals) {
  constexpr std::size_t places = 4;
  std::int64_t each = 1;
  for (std::size_t i = decimals; i < places; ++i) each *= 10;
  std::int64_t const up = n + each / 2;
  std::int64_t const kept = up / each - (up % each < 0 ? 1 : 0);
  return decimal(kept, decimals, decimals);
}

constexpr std::array units_told{
    std::pair(FigureUnit::cases, std::string_view("sheet_unit_cases")),
    std::pair(FigureUnit::people, std::string_view("sheet_unit_people")),
    std::pair(FigureUnit::fen, std::string_view()),  // in what the form tells money
    std::pair(FigureUnit::times, std::string_view("sheet_unit_times")),
    std::pair(FigureUnit::days, std::string_view("sheet_unit_days")),
    std::pair(FigureUnit::bodies, std::string_view("sheet_unit_bodies")),
};

}  // namespace

std::string said_in(Wording const& wording, Labels const& labels) {
  return labels.language() == Language::en ? wording.en : wording.zh;
}

std::string ReportWords::rows_heading() const {
  if (form_.rows == RowsBy::organ) return voice_.text("report_organ");
  return voice_.labels().word("figure_detail", kind_of_detail(form_));
}

std::string ReportWords::unit_of_money() const {
  return voice_.text(form_.money == MoneyIn::yuan ? "sheet_unit_yuan" : "sheet_unit_fen");
}

std::string ReportWords::about() const {
  std::vector<std::string> organs;
  organs.reserve(report_.about.size());
  for (auto const organ : report_.about) organs.push_back(voice_.organ(organ));
  return voice_.joined(organs);
}

std::string ReportWords::units() const {
  std::vector<std::string> told;
  for (auto const& [unit, key] : units_told)
    if (std::any_of(form_.columns.begin(), form_.columns.end(), [&, unit = unit](FormColumn const& column) {
          return !std::holds_alternative<RatioOf>(column.from) && unit_of(form_, column) == unit;
        }))
      told.push_back(unit == FigureUnit::fen ? unit_of_money() : voice_.text(key));
  return voice_.joined(told);
}

std::string cell_said(Form const& form, FormColumn const& column, std::int64_t n, std::size_t decimals) {
  if (n == hidden_cell) return "*";
  if (auto const* ratio = std::get_if<RatioOf>(&column.from)) {
    if (n == no_ratio) return "—";
    return rounded(n, decimals) + (ratio->per == 100 && decimals == 2 ? "%" : "");
  }
  if (unit_of(form, column) != FigureUnit::fen) return std::to_string(n);
  return cell_text(Fen{n, form.money == MoneyIn::yuan});
}

std::string ReportWords::row(FormRow const& row) const {
  if (row.depth == 0) return voice_.text("report_total");
  if (form_.rows == RowsBy::detail) return detail(row.of);
  auto const name = voice_.organ(row.of);
  if (row.sum) return voice_.text("report_row_sum", {{"organ", name}});
  auto const* above = report_.filled.row(row.of, true);
  return above != nullptr ? voice_.text("report_row_own", {{"organ", name}}) : name;
}

std::string ReportWords::id(Symbol of) const {
  auto const* registers = voice_.registers();
  bool const person = form_.rows == RowsBy::detail && registers != nullptr && registers->person(of) != nullptr;
  return person && masking_ != Masking::internal ? std::string() : of.str();
}

std::vector<std::vector<std::string>> ReportWords::restated() const {
  std::vector<std::vector<std::string>> lines;
  lines.reserve(report_.restated.size());
  for (auto const& one : report_.restated) {
    auto line = restated_line(
        one, [this](Restated const&) { return &form_; }, voice_);
    if (form_.rows == RowsBy::detail && one.of) line[restated_row] = detail(one.of);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string ReportWords::detail(Symbol detail) const {
  if (!detail) return voice_.text("report_no_detail");
  auto const* registers = voice_.registers();
  bool const person = registers != nullptr && registers->person(detail) != nullptr;
  return person && masking_ != Masking::internal ? masked(voice_.person(detail)) : voice_.whose(detail);
}

std::vector<std::string> ReportWords::heading() const {
  auto const made_by = by() ? "  " + voice_.text("report_by", {{"person", voice_.person(by())}}) : std::string();
  std::vector<std::string> lines{
      voice_.text(report_.compiled ? "report_compiled" : "report_about", {{"organs", about()}}) + made_by + "  " +
          voice_.text("report_made", {{"made", report_.made.text()}}),
      voice_.text("report_days", {{"first", report_.period.first().text()}, {"last", report_.period.last().text()}}),
      voice_.text("report_units", {{"units", units()}}) + "  " +
          voice_.text("report_edition",
                      {{"form", form_.code}, {"edition", form_.edition}, {"digest", form_.digest.hex().substr(0, 12)}}),
      voice_.text("report_by_day")};
  for (auto& line : standing()) lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> ReportWords::standing() const {
  std::vector<std::string> lines;
  if (report_.as_of) lines.push_back(voice_.text("report_as_of", {{"day", report_.as_of->text()}}));
  if (!report_.closed) {
    if (!report_.over) lines.push_back(voice_.text("report_not_over"));
    return lines;
  }
  auto const& closing = report_.closed->text;
  lines.push_back(voice_.text("report_closed", {{"number", std::to_string(report_.closed->number)},
                                                {"when", Instant{closing.closed_us}.text()},
                                                {"digest", closing.figures.hex().substr(0, 12)}}));
  for (auto const& one : closing.overridden)
    if (one.form == form_.code)
      lines.push_back(voice_.text("closing_overridden",
                                  {{"form", one.form.str()}, {"check", one.check.str()}, {"reason", one.reason}}));
  return lines;
}

std::string ReportWords::cell(std::size_t column, std::int64_t n, std::size_t decimals) const {
  return cell_said(form_, form_.columns[column], n, decimals);
}

std::string ReportWords::cell_with_parts(std::size_t column, FormRow const& row) const {
  auto text = cell(column, row.cells[column]);
  auto const* ratio = std::get_if<RatioOf>(&form_.columns[column].from);
  if (ratio == nullptr || row.cells[column] == hidden_cell) return text;
  auto const part = [&](int no) {
    auto const at = static_cast<std::size_t>(form_.column(no) - form_.columns.data());
    return cell(at, row.cells[at]);
  };
  return text + " (" + part(ratio->of) + "/" + part(ratio->to) + ")";
}

std::vector<std::pair<std::string, std::string>> ReportWords::definitions() const {
  auto const& labels = voice_.labels();
  std::vector<std::pair<std::string, std::string>> all;
  std::vector<std::string_view> told;
  for (auto const& column : form_.columns) {
    if (!column.definition.empty()) {
      std::pair const own{said(column.name), said(column.definition)};
      if (std::find(all.begin(), all.end(), own) == all.end()) all.push_back(own);
    }
    auto const* counts = std::get_if<Counts>(&column.from);
    if (counts == nullptr || std::find(told.begin(), told.end(), counts->figure) != told.end()) continue;
    told.push_back(counts->figure);
    all.emplace_back(labels.word("figure", counts->figure), labels.word("figure_definition", counts->figure));
  }
  return all;
}

std::string ReportWords::column_numbers(std::vector<int> const& columns) const {
  std::vector<std::string> items;
  items.reserve(columns.size());
  for (int const no : columns) items.push_back(std::to_string(no));
  return voice_.joined(items);
}

std::string ReportWords::sentence(Disagreement const& one) const {
  auto const at = static_cast<std::size_t>(form_.column(one.columns.front()) - form_.columns.data());
  auto const found = std::find_if(form_.checks.begin(), form_.checks.end(),
                                  [&](FormCheck const& check) { return check.code == one.check; });
  FormRow accused;
  accused.of = one.of;
  accused.sum = one.of_sum;
  accused.depth = one.of ? 1 : 0;
  auto const* key = one.check == rows_check  ? "report_column_disagrees"
                    : !one.elsewhere.empty() ? "report_form_disagrees"
                    : one.period_before      ? "report_period_disagrees"
                                             : "report_row_disagrees";
  return voice_.text(key,
                     {{"row", row(accused)},
                      {"check", found == form_.checks.end() ? voice_.text("report_rows_check") : said(found->name)},
                      {"columns", column_numbers(one.columns)},
                      {"sum", cell(at, one.sum)},
                      {"equals", std::to_string(one.equals)},
                      {"elsewhere", one.elsewhere},
                      {"value", cell(at, one.value)}});
}

std::vector<std::string> ReportWords::disagreements() const {
  std::vector<std::string> all;
  all.reserve(report_.filled.disagreements.size());
  for (auto const& one : report_.filled.disagreements) all.push_back(sentence(one));
  return all;
}

}  // namespace liandiao::door
