#include "tools/liandiao/report_charts.hpp"

#include <algorithm>
#include <string>

#include "engine/statistics/suppression.hpp"

namespace liandiao::door {
namespace {

constexpr std::size_t lines_max = 3;

/// A ratio to be drawn: one of the form's, or one that everybody asks for and the form leaves to the reader.
struct Rate {
  std::string name;
  std::string of;  // codes of columns
  std::string to;
  std::int64_t per = 100;
};

class ReportCharts {
 public:
  ReportCharts(ReportWords const& words, std::vector<Report> const& earlier) : words_(words), form_(words.form()) {
    for (auto at = earlier.rbegin(); at != earlier.rend(); ++at) reports_.push_back(&*at);
    reports_.push_back(&words.report());
  }

  std::vector<Chart> all() const {
    std::vector<Chart> charts;
    if (reports_.size() > 1) add(charts, trend());
    for (auto const& group : form_.groups) add(charts, types(group));
    add(charts, rates());
    return charts;
  }

 private:
  static void add(std::vector<Chart>& charts, Chart chart) {
    if (!chart.series.empty() && !chart.categories.empty()) charts.push_back(std::move(chart));
  }
  std::string text(std::string_view key) const { return words_.voice().text(key); }

  static std::optional<std::int64_t> total_of(Report const& report, std::string_view code) {
    auto const* column = report.form.column(code);
    if (column == nullptr) return std::nullopt;
    auto const n = report.filled.total().cells[static_cast<std::size_t>(column - report.form.columns.data())];
    if (n == hidden_cell || n == no_ratio) return std::nullopt;
    return n;
  }
  static std::optional<double> number_of(Report const& report, std::string_view code) {
    auto const n = total_of(report, code);
    return n ? std::optional<double>(static_cast<double>(*n)) : std::nullopt;
  }

  std::vector<std::string> periods() const {
    std::vector<std::string> all;
    all.reserve(reports_.size());
    for (auto const* report : reports_) all.push_back(report->period.text());
    return all;
  }

  /// The first numbers of cases that are not told apart by anything.
  Chart trend() const {
    Chart chart{ChartKind::line, text("chart_trend"), text("sheet_unit_cases"), periods(), {}};
    for (auto const& column : form_.columns) {
      auto const* counts = std::get_if<Counts>(&column.from);
      bool const plain = counts != nullptr && counts->only.empty() && counts->taken == Taken::in_period &&
                         unit_of(form_, column) == FigureUnit::cases;
      if (!plain || chart.series.size() == lines_max) continue;
      ChartSeries series{words_.column(column), {}};
      for (auto const* report : reports_) series.values.push_back(number_of(*report, column.code));
      chart.series.push_back(std::move(series));
    }
    return chart;
  }

  static bool by_type(FormColumn const& column) {
    auto const* counts = std::get_if<Counts>(&column.from);
    return counts != nullptr && std::any_of(counts->only.begin(), counts->only.end(),
                                            [](Narrowed const& one) { return one.by == Dimension::type; });
  }

  Chart types(FormGroup const& group) const {
    auto const& report = words_.report();
    Chart chart{ChartKind::bars, words_.said(group.name), text("sheet_unit_cases"), {}, {}};
    ChartSeries series{report.period.text(), {}};
    for (auto const& column : form_.columns) {
      if (column.group != group.code || !by_type(column)) continue;
      chart.categories.push_back(words_.column(column));
      series.values.push_back(number_of(report, column.code));
    }
    chart.series.push_back(std::move(series));
    return chart;
  }

  std::vector<Rate> rates_of_form() const {
    std::vector<Rate> all;
    for (auto const& column : form_.columns)
      if (auto const* ratio = std::get_if<RatioOf>(&column.from); ratio != nullptr && ratio->per == 100)
        all.push_back(
            {words_.column(column), form_.column(ratio->of)->code, form_.column(ratio->to)->code, ratio->per});
    if (!all.empty()) return all;
    auto const stands = [&](std::string_view code) { return form_.column(code) != nullptr; };
    if (stands("agreed") && stands("concluded")) all.push_back({text("chart_success"), "agreed", "concluded"});
    if (stands("performed") && stands("agreed")) all.push_back({text("chart_performance"), "performed", "agreed"});
    return all;
  }

  static std::optional<double> rate_of(Report const& report, Rate const& rate) {
    auto const of = total_of(report, rate.of);
    auto const to = total_of(report, rate.to);
    if (!of || !to) return std::nullopt;
    auto const value = hundredths(Ratio{*of, *to, rate.per});
    return value ? std::optional<double>(static_cast<double>(*value) / 100) : std::nullopt;
  }

  Chart rates() const {
    bool const over_time = reports_.size() > 1;
    Chart chart{over_time ? ChartKind::line : ChartKind::bars, text("chart_rates"), "%", {}, {}};
    auto const all = rates_of_form();
    if (over_time) {
      chart.categories = periods();
      for (auto const& rate : all) {
        ChartSeries series{rate.name, {}};
        for (auto const* report : reports_) series.values.push_back(rate_of(*report, rate));
        chart.series.push_back(std::move(series));
      }
      return chart;
    }
    ChartSeries series{words_.report().period.text(), {}};
    for (auto const& rate : all) {
      chart.categories.push_back(rate.name);
      series.values.push_back(rate_of(words_.report(), rate));
    }
    if (!all.empty()) chart.series.push_back(std::move(series));
    return chart;
  }

  ReportWords const& words_;
  Form const& form_;
  std::vector<Report const*> reports_;  // the earliest first
};

}  // namespace

std::vector<Chart> report_charts(ReportWords const& words, std::vector<Report> const& earlier) {
  return ReportCharts(words, earlier).all();
}

}  // namespace liandiao::door
