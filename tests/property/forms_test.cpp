// The sums of a form hold at every level, whatever was lived and however the registers stand: each figure is once in
// its body's row, once in each sum above it as the body stood on that day, and once in the total.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "engine/statistics/measures.hpp"
#include "tests/property/random_life.hpp"
#include "tests/statistics/shipped_form.hpp"

namespace liandiao::tests {
namespace {

ReportPeriod march() { return {Every::month, 2026, 3}; }

/// A line of organisations below each other at random, some of them closing within the month.
Registers drawn_registers(int count) {
  Value::List organisations;
  for (int i = 0; i < count; ++i) {
    Value::Map organ{{"id", Value::of("o" + std::to_string(i))},
                     {"name", Value::of("o" + std::to_string(i))},
                     {"kind", Value::of(std::string(i % 3 == 0 ? "judicial_office" : "village_committee"))},
                     {"line", Value::of(std::string("justice"))},
                     {"area", Value::of(std::string("500104"))}};
    if (i > 0 && *rc::gen::inRange(0, 5) > 0)
      organ.emplace_back("parent", Value::of("o" + std::to_string(*rc::gen::inRange(0, i))));
    if (*rc::gen::inRange(0, 4) == 0)
      organ.emplace_back("until", Value::of(march().first().plus(*rc::gen::inRange(-5, 40)).text()));
    organisations.push_back(Value::of(std::move(organ)));
  }
  auto registers = read_registers(Value::of(Value::Map{{"register", Value::of(std::string("drawn"))},
                                                       {"district", Value::of(std::string("500104"))},
                                                       {"organisations", Value::of(std::move(organisations))}}));
  RC_ASSERT(registers.has_value());
  return std::move(*registers);
}

struct Dated {
  Date day;
  MeasureSum sum;
};

std::vector<Dated> drawn_figures(int organs) {
  std::vector<Dated> all;
  int const count = *rc::gen::inRange(0, 40);
  all.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    all.push_back({march().first().plus(*rc::gen::inRange(0, 31)),
                   {Symbol("peoples_mediation.concluded"),
                    Symbol("o" + std::to_string(*rc::gen::inRange(0, organs + 2))),
                    Symbol("contract"),
                    Symbol("court"),
                    {},
                    *rc::gen::inRange(-3, 9)}});
  return all;
}

FormSums in_stretches(std::vector<Dated> const& figures, Registers const& registers) {
  auto begins = moves_in(registers, march().first(), march().last());
  begins.insert(begins.begin(), march().first());
  FormSums sums;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    Stretch stretch{begins[i], i + 1 < begins.size() ? begins[i + 1].plus(-1) : march().last(), {}};
    for (auto const& [day, sum] : figures)
      if (stretch.first <= day && day <= stretch.last) stretch.sums.push_back(sum);
    sums.within.push_back(std::move(stretch));
  }
  return sums;
}

RC_GTEST_PROP(Forms, AddUpAtEveryLevelOfRandomRegisters, ()) {
  int const organs = *rc::gen::inRange(1, 14);
  auto const registers = drawn_registers(organs);
  auto const figures = drawn_figures(organs);
  auto const& form = shipped_form("peoples_mediation");
  auto made = filled(form, march(), registers, {}, in_stretches(figures, registers));
  std::map<std::pair<Symbol, bool>, std::int64_t> expected, found;
  for (auto const& [day, sum] : figures) {
    expected[{Symbol(), false}] += sum.value;
    expected[{sum.organ, false}] += sum.value;
    expected[{sum.organ, true}] += sum.value;
    for (auto const above : registers.superiors(sum.organ, day)) expected[{above, true}] += sum.value;
  }
  for (std::size_t i = 0; i < made.rows.size(); ++i) {
    auto const& row = made.rows[i];
    found[{row.of, row.sum}] += row.cells.front();
    // Who has nobody below is the sum of itself, at each place: what is below may have been there for some days only.
    bool const below_its_sum = i > 0 && made.rows[i - 1].sum && made.rows[i - 1].of == row.of;
    if (!row.sum && row.of && !below_its_sum) found[{row.of, true}] += row.cells.front();
  }
  for (auto const& [of, value] : expected) RC_ASSERT(found[of] == value);
  check(form, made);
  for (auto const& one : made.disagreements) RC_ASSERT(one.check != rows_check);
}

TEST(Forms, OfRandomLivesAgreeInEveryRow) {
  auto const& form = shipped_form("peoples_mediation");
  holds_in_random_lives([&](Seen const& seen) -> std::string {
    FormSums sums;
    auto const measures = counted(seen.life.file());
    if (measures.empty()) return {};
    auto const period = ReportPeriod::of(Every::month, measures.front().day);
    Stretch stretch{period.first(), period.last(), {}};
    for (auto const& row : measures)
      if (period.holds(row.day))
        stretch.sums.push_back({row.code, row.organ, row.type, row.source, row.detail, row.value});
    sums.within.push_back(std::move(stretch));
    auto made = filled(form, period, shipped().registers(), {}, sums);
    check(form, made);
    if (made.disagreements.empty()) return {};
    auto const& one = made.disagreements.front();
    return one.check + " of " + one.of.str() + ": " + std::to_string(one.sum) + " / " + std::to_string(one.value);
  });
}

}  // namespace
}  // namespace liandiao::tests
