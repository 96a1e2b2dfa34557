// The month over the synthetic district: every shipped form for everybody in it, closing it, and the cases of a cell;
// with one year closed behind it, and with five. Beside each the bare statement that counts the same.
#include <algorithm>
#include <filesystem>
#include <optional>

#include "adapters/yaml/yaml.hpp"
#include "engine/desk/figure_desk.hpp"
#include "tests/bench/district.hpp"
#include "tests/bench/plain_postgresql.hpp"
#include "tests/bench/plain_sqlite.hpp"
#include "tests/shipped.hpp"

namespace liandiao::bench {
namespace {

constexpr int counted_runs = 3;
constexpr std::size_t cells_drawn = 40;
constexpr int forms_of_a_month = 6;

/// Whoever closes for the district.
AtDesk the_statistician() { return {Symbol("ddk-ma"), Symbol()}; }

template <class T>
T must(Result<T> result) {
  if (!result) give_up(result.error().plain());
  return std::move(*result);
}

std::string month_of(Date day) { return day.text().substr(0, 7); }
Date first_of_month(Date day) { return Date::of(day.year(), day.month(), 1); }
Date last_of_month(Date day) { return first_of_month(day).plus_months(1).plus(-1); }

/// Asks the database by its own interface, and says how many rows came.
class BareDatabase {
 public:
  explicit BareDatabase(District const& filled) {
    if (filled.on_server())
      server_.emplace(filled.path());
    else
      file_.emplace(filled.path());
  }

  std::int64_t rows(std::string const& statement) const {
    std::int64_t rows = 0;
    if (server_)
      server_->each(statement, [&](std::string_view, std::string_view) { ++rows; });
    else
      for (auto const held = file_->prepared(std::string_view(statement)); held->step();) ++rows;
    return rows;
  }

 private:
  std::optional<PlainPostgresql> server_;
  std::optional<PlainReader> file_;
};

std::string of_days(Date first, Date last) {
  return " FROM measure WHERE district = '500104' AND day >= '" + first.text() + "' AND day <= '" + last.text() + "'";
}

/// What a form's figures of these days are made of.
std::string sums_of_days(Date first, Date last) {
  return "SELECT code, organ, type, source, detail, sum(value)" + of_days(first, last) +
         " GROUP BY code, organ, type, source, detail";
}

std::vector<Form> shipped_forms() {
  std::vector<Form> forms;
  for (auto const& entry : std::filesystem::directory_iterator(std::string(LIANDIAO_SOURCE_DIR) + "/config/reports")) {
    auto const file = "reports/" + entry.path().filename().string();
    forms.push_back(must(read_form(tests::shipped_file(file))));
  }
  std::sort(forms.begin(), forms.end(), [](Form const& a, Form const& b) { return a.code < b.code; });
  return forms;
}

/// The last period of a form's kind that has cases.
std::string last_period(Form const& form) {
  auto const last = district::Lives::last_day();
  if (form.every == Every::month) return month_of(last);
  auto const year = std::to_string(last.year());
  return form.every == Every::quarter ? year + "-Q3" : std::to_string(last.year() - 1);
}

class Month {
 public:
  explicit Month(District const& filled)
      : office_(filled), figures_(office_.desk(), office_.store(), "bench"), bare_(filled), forms_(shipped_forms()) {}

  void measure() {
    Date const last = district::Lives::last_day();
    if (!must(figures_.closings(the_statistician())).empty()) {
      print_line("months were closed in this district by an earlier run; nothing more is closed");
      forms_with("all years closed", last);
      all_cells(last);
      return;
    }
    publish();
    form_with("nothing closed, so that its stocks are counted from the first day on", "court_linkage", last, "");
    Date day = district::Lives::first_day();
    Date const after_a_year = day.plus_months(12);
    close_until(day, after_a_year);
    forms_with("one year closed", after_a_year);
    close_last("with a year closed", day);
    close_until(day, last.plus_months(-1));
    forms_with("all years but a month closed", last.plus_months(-1));
    close_last("with all years closed", day);
    forms_with("all years closed", last);
    other_periods();
    year_of_charts(last);
    all_cells(last);
    recompute();
  }

 private:
  void publish() {
    std::vector<FormFindings> findings;
    (void)must(office_.desk().publish_forms(forms_, findings));
  }

  /// Of one form, as its reader gets it; it must agree with itself, the others and the month before, at every level.
  Report report(std::string const& form, std::string const& period) {
    auto report = must(office_.desk().report({form, period, {}}, the_statistician()));
    if (!report.filled.disagreements.empty())
      give_up(form + " of " + period + " does not agree: " + report.filled.disagreements.front().check);
    return report;
  }

  void form_with(std::string const& behind, std::string const& form, Date day,
                 std::string const& must_be = "at most 2,000") {
    auto const period = month_of(day);
    std::size_t rows = 0;
    auto const took = timed(counted_runs, [&] { rows = report(form, period).filled.rows.size(); });
    print(form + " " + period + ", " + behind + ", rows " + std::to_string(rows), in_ms(took), "ms", must_be);
  }

  void forms_with(std::string const& behind, Date day) {
    for (auto const& form : forms_)
      if (form.every == Every::month) form_with(behind, form.code, day);
    bare_sums("the month", first_of_month(day), last_of_month(day));
    bare_sums("all before it", district::Lives::first_day(), first_of_month(day).plus(-1));
  }

  void bare_sums(std::string const& which, Date first, Date last) {
    std::int64_t sums = 0;
    auto const took = timed(1, [&] { sums = bare_.rows(sums_of_days(first, last)); });
    print("  measures of " + which + ", bare, sums " + std::to_string(sums), in_ms(took), "ms");
  }

  /// `day`: the first one not closed.
  double close_month(Date& day) {
    double const took = milliseconds_of([&] {
      auto const closed = must(figures_.close({month_of(day), {}, {}}, the_statistician()));
      if (closed.text.forms.size() != forms_of_a_month) give_up("a month has another number of forms");
    });
    day = day.plus_months(1);
    return took / 1000;
  }

  void close_until(Date& day, Date end) {
    std::vector<double> seconds;
    auto const first = month_of(day);
    while (day < first_of_month(end)) seconds.push_back(close_month(day));
    print("closing months of " + std::to_string(forms_of_a_month) + " forms, " + first + " and " +
              std::to_string(seconds.size() - 1) + " after it",
          seconds, "s", "at most 10");
  }

  void close_last(std::string const& behind, Date& day) {
    auto const month = month_of(day);
    print("closing " + month + " " + behind, {close_month(day)}, "s", "at most 10");
  }

  void other_periods() {
    for (auto const& form : forms_) {
      if (form.every == Every::month) continue;
      std::size_t rows = 0;
      auto const period = last_period(form);
      auto const took = timed(counted_runs, [&] { rows = report(form.code, period).filled.rows.size(); });
      print(form.code + " " + period + ", rows " + std::to_string(rows), in_ms(took), "ms");
    }
  }

  /// What a workbook with its charts asks for: the form, and the eleven months before it.
  void year_of_charts(Date last) {
    auto const took = timed(1, [&] {
      for (int months = 0; months < 12; ++months)
        (void)report("peoples_mediation", month_of(last.plus_months(-months)));
    });
    print("peoples_mediation of twelve months, as charts show them", in_ms(took), "ms");
  }

  void all_cells(Date last) {
    cells("of an open month", last);
    cells("of the month closed last", last.plus_months(-1));
    cells("of a month closed years ago", district::Lives::first_day().plus_months(18));
  }

  /// Cells that hold something, anywhere in the people's mediation form; and the largest of the district.
  void cells(std::string const& which, Date day) {
    auto const shown = report("peoples_mediation", month_of(day));
    district::Draw draw(1, 0);
    std::vector<double> first_pages;
    for (std::size_t tries = 0; first_pages.size() < cells_drawn && tries < 100 * cells_drawn; ++tries) {
      auto const& row = draw.one_of(shown.filled.rows);
      auto const column = static_cast<std::size_t>(draw.below(static_cast<int>(row.cells.size())));
      if (row.cells[column] <= 0) continue;
      if (auto const took = first_page(shown, row, shown.form.columns[column])) first_pages.push_back(*took);
    }
    print_percentiles("cases of a cell " + which + ", its first page", first_pages, "ms");
    auto const& total = shown.filled.rows.front();
    auto const took = timed(counted_runs, [&] { (void)first_page(shown, total, shown.form.columns.front()); });
    print("  of the district's first column, " + std::to_string(total.cells.front()), in_ms(took), "ms", "at most 100");
    std::int64_t rows = 0;
    auto const bare = timed(counted_runs, [&] {
      rows = bare_.rows("SELECT uid, sum(value)" + of_days(first_of_month(day), last_of_month(day)) + " AND code = '" +
                        figure_of(shown.form.columns.front()) + "' GROUP BY uid");
    });
    print("  the same by one bare statement, cases " + std::to_string(rows), in_ms(bare), "ms");
    stock_cells("ledger", "closing", day);
    stock_cells("handovers", "closing", day);
  }

  /// What was open at the end is counted from the first day on: of all bodies, and of those that have most and fewest.
  void stock_cells(char const* form, char const* code, Date day) {
    auto const shown = report(form, month_of(day));
    auto const* column = shown.form.column(code);
    if (column == nullptr) give_up(std::string("there is no column ") + code + " in the form " + form);
    auto const place = static_cast<std::size_t>(column - shown.form.columns.data());
    auto const& rows = shown.filled.rows;
    std::vector<FormRow const*> bodies;
    for (auto const& row : rows)
      if (!row.sum && row.depth > 0 && row.cells[place] > 0) bodies.push_back(&row);
    std::sort(bodies.begin(), bodies.end(),
              [&](FormRow const* a, FormRow const* b) { return a->cells[place] < b->cells[place]; });
    std::vector<FormRow const*> opened{&rows.front()};
    if (!bodies.empty()) opened.insert(opened.end(), {bodies.back(), bodies.front()});
    for (auto const* row : opened) {
      auto const took = timed(counted_runs, [&] { (void)first_page(shown, *row, *column); });
      auto const whose = row->of ? row->of.str() : "all";
      print(
          std::string("  what stands in ") + form + " at its end, " + whose + ", " + std::to_string(row->cells[place]),
          in_ms(took), "ms", "at most 100");
    }
  }

  /// Nothing where the cell has no cases, but records and registers behind it.
  std::optional<double> first_page(Report const& shown, FormRow const& row, FormColumn const& column) {
    CellAsked asked{Symbol(shown.form.code), column.code, shown.period.text(), row.of, row.sum || row.depth == 0, {}};
    std::optional<Error> refused;
    double const took = milliseconds_of([&] {
      auto const found = figures_.cases(asked, the_statistician());
      if (!found) refused = found.error();
    });
    if (refused && refused->key != "cell_without_cases") give_up(refused->plain());
    return refused ? std::nullopt : std::optional<double>(took);
  }

  static std::string figure_of(FormColumn const& column) {
    auto const* counts = std::get_if<Counts>(&column.from);
    if (counts == nullptr) give_up("the first column of the form counts no figure of its own");
    return counts->figure;
  }

  static std::vector<double> in_ms(std::vector<double> seconds) {
    for (auto& one : seconds) one *= 1'000;
    return seconds;
  }

  void recompute() {
    std::vector<AuditFinding> found;
    auto const closings = must(figures_.closings(the_statistician())).size();
    double const took = milliseconds_of(
        [&] { found = must(audit_closings(office_.store(), office_.store(), district::Lives::code())); });
    if (!found.empty()) give_up("a closing does not recompute: " + found.front().key);
    print("recomputing " + std::to_string(closings) + " closings byte for byte", {took / 1000}, "s");
  }

  AtTheDesk office_;
  FigureDesk figures_;
  BareDatabase bare_;
  std::vector<Form> forms_;
};

}  // namespace

void month(int cases) { Month(district(cases)).measure(); }

}  // namespace liandiao::bench
