// Every form this project ships: whatever happened to a case, its cells add up as the form says they do.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "adapters/yaml/yaml.hpp"
#include "engine/statistics/filled_form.hpp"
#include "engine/statistics/measures.hpp"
#include "tests/property/random_life.hpp"

namespace liandiao::tests {
namespace {

std::vector<Form> const& shipped_forms() {
  static std::vector<Form> const forms = [] {
    std::vector<Form> all;
    for (auto const& file :
         std::filesystem::directory_iterator(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "config/reports"))
      all.push_back(read_form(read_yaml_file(file.path()).value()).value());
    return all;
  }();
  return forms;
}

/// As a store adds them up.
std::vector<MeasureSum> sums_of(std::vector<Measure> const& rows, Date from, Date to) {
  std::map<std::tuple<Symbol, Symbol, Symbol, Symbol, Symbol>, std::int64_t> sums;
  for (auto const& row : rows)
    if (from <= row.day && row.day <= to) sums[{row.code, row.organ, row.type, row.source, row.detail}] += row.value;
  std::vector<MeasureSum> list;
  for (auto const& [by, value] : sums) {
    auto const& [code, organ, type, source, detail] = by;
    if (value != 0) list.push_back({code, organ, type, source, detail, value});
  }
  return list;
}

FilledForm filled_for(Form const& form, ReportPeriod const& period, std::vector<Measure> const& rows) {
  Date const first = Date::of(1900, 1, 1);
  FormSums const sums{sums_of(rows, first, period.first().plus(-1)),
                      {{period.first(), period.last(), sums_of(rows, period.first(), period.last())}}};
  return filled(form, period, shipped().registers(), {}, sums);
}

std::string disagreement_in(Form const& form, ReportPeriod const& period, std::vector<Measure> const& rows) {
  auto made = filled_for(form, period, rows);
  auto const before = filled_for(form, period.before(), rows);
  FormBeside const beside{&form, &before};
  check(form, made, [&](std::string_view code, bool period_before) -> FormBeside const* {
    return code == form.code && period_before ? &beside : nullptr;
  });
  if (made.disagreements.empty()) return {};
  auto const& one = made.disagreements.front();
  return form.code + " " + period.text() + " " + one.check + " of " + (one.of ? one.of.str() : "total") + ": " +
         std::to_string(one.sum) + " / " + std::to_string(one.value);
}

TEST(ShippedForms, AddUpInEveryPeriodOfRandomLives) {
  Lives lives;
  lives.at_the_end = [](Life const& life) -> std::string {
    auto const rows = counted(life.file());
    for (auto const& form : shipped_forms()) {
      std::set<Date> begun;
      for (auto const& row : rows) {
        auto const period = ReportPeriod::of(form.every, row.day, form.cut_off);
        if (!begun.insert(period.first()).second) continue;
        if (auto const what = disagreement_in(form, period, rows); !what.empty()) return what;
      }
    }
    return {};
  };
  holds_in_random_lives([](Seen const&) { return std::string(); }, lives);
}

TEST(ShippedForms, TakeNoFigureThatNobodyDefined) {
  EXPECT_EQ(shipped_forms().size(), 8U);
  for (auto const& form : shipped_forms())
    for (auto const& column : form.columns)
      if (auto const* counts = std::get_if<Counts>(&column.from)) {
        EXPECT_NE(figure(counts->figure), nullptr) << form.code << " " << column.code;
      }
}

}  // namespace
}  // namespace liandiao::tests
