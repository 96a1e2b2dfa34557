// Forms with their figures: levels, stocks, ratios, prices, a body that moves, and what is checked beside the form.
#include <gtest/gtest.h>

#include "tests/life.hpp"
#include "tests/statistics/shipped_form.hpp"

namespace liandiao::tests {
namespace {

constexpr std::string_view stocks = R"(report: stocks
edition: "1"
from: 2020-01-01
every: month
title: {zh: 存量, en: Stocks}
lines: [justice]
bodies: [community_committee]
groups: [{code: all, name: {zh: 全部, en: All}}]
columns:
  - {no: 1, code: opening, group: all, name: {zh: 期初, en: Opening}, counts: peoples_mediation.concluded, taken: before}
  - {no: 2, code: fresh, group: all, name: {zh: 新收, en: New}, counts: peoples_mediation.concluded}
  - {no: 3, code: closing, group: all, name: {zh: 期末, en: Closing}, counts: peoples_mediation.concluded, taken: until_end}
  - {no: 4, code: agreed, group: all, name: {zh: 成功, en: Agreed}, counts: peoples_mediation.agreed}
  - {no: 5, code: rate, group: all, name: {zh: 成功率, en: Rate}, ratio: {of: 4, to: 2}}
  - {no: 6, code: paid, group: all, name: {zh: 补贴, en: Subsidy}, priced: [{column: 2, yuan: 50}, {column: 4, yuan: 30.50}]}
  - {no: 7, code: failed, group: all, name: {zh: 未成, en: Failed}, sum: {adds: [2], less: [4]}}
checks:
  - {code: pending, name: {zh: 存, en: Pending}, adds: [1, 2], equals: 3}
  - {code: carried, name: {zh: 承, en: Carried}, adds: [1], equals: 3, period_before: true}
  - {code: beside, name: {zh: 另, en: Beside}, adds: [2], elsewhere: other.concluded}
)";

Form const& stock_form() {
  static Form const form = form_of(stocks);
  return form;
}

ReportPeriod march() { return {Every::month, 2026, 3}; }

MeasureSum sum(std::string_view code, std::string_view organ, std::int64_t value, std::string_view detail = {}) {
  return {Symbol("peoples_mediation." + std::string(code)),
          Symbol(organ),
          Symbol("contract"),
          Symbol("court"),
          Symbol(detail),
          value};
}

FormSums sums(std::vector<MeasureSum> before, std::vector<MeasureSum> within) {
  return {std::move(before), {{march().first(), march().last(), std::move(within)}}};
}

std::int64_t cell(FilledForm const& form, std::string_view of, bool sum, int no) {
  auto const* row = form.row(Symbol(of), sum);
  return row == nullptr ? -1 : row->cells[static_cast<std::size_t>(no - 1)];
}

/// The registers that are shipped, with one organisation closed in the middle of March: whoever stood below it stands
/// below the one above it from the day after.
Registers closed_in_march(std::string_view closed) {
  auto value = write_registers(shipped().registers());
  auto organisations = value.find("organisations")->list();
  for (auto& organ : organisations)
    if (organ.find("id")->text() == closed) organ.set("until", Value::of(std::string("2026-03-15")));
  value.set("organisations", Value::of(std::move(organisations)));
  auto registers = read_registers(value);
  EXPECT_TRUE(registers.has_value()) << registers.error().plain();
  return std::move(*registers);
}

TEST(FilledForm, HasStocksRatiosPricesAndSumsInEveryRow) {
  auto const form =
      filled(stock_form(), march(), shipped().registers(), {},
             sums({sum("concluded", "jgm-cpmc", 3)},
                  {sum("concluded", "jgm-cpmc", 4), sum("agreed", "jgm-cpmc", 3), sum("concluded", "xsc-cpmc", 2)}));
  EXPECT_EQ(cell(form, "jgm-cpmc", false, 1), 3);
  EXPECT_EQ(cell(form, "jgm-cpmc", false, 3), 7);
  EXPECT_EQ(cell(form, "jgm-cpmc", false, 5), 75 * 10'000);
  EXPECT_EQ(cell(form, "jgm-cpmc", false, 6), 4 * 50'00 + 3 * 30'50);
  EXPECT_EQ(cell(form, "jgm-cpmc", false, 7), 1);
  EXPECT_EQ(cell(form, "xsc-cpmc", false, 5), 0);
  EXPECT_EQ(cell(form, "yjc-cpmc", false, 5), no_ratio) << "nothing to divide by";
  EXPECT_EQ(cell(form, "ddk-jb", true, 5), 50 * 10'000) << "of the sums, not a sum of ratios";
  EXPECT_EQ(cell(form, "ddk-jb", true, 3), 9);
}

TEST(FilledForm, RoundsRatiosHalfUp) {
  auto const rate = [](std::int64_t of, std::int64_t to) {
    auto const form = filled(stock_form(), march(), shipped().registers(), {},
                             sums({}, {sum("concluded", "jgm-cpmc", to), sum("agreed", "jgm-cpmc", of)}));
    return cell(form, "jgm-cpmc", false, 5);
  };
  EXPECT_EQ(rate(1, 3), 333'333);
  EXPECT_EQ(rate(2, 3), 666'667);
  EXPECT_EQ(rate(1299, 2014), 644'985);
  EXPECT_EQ(rate(1, 32'000'000), 0);
  EXPECT_EQ(rate(1, 2'000'000), 1) << "half of the last digit";
  EXPECT_EQ(rate(-1, 2'000'000), 0) << "taken back";
}

TEST(FilledForm, CountsAPlaceChangedWithinThePeriodInBothSumsAndOnceInTheTotal) {
  auto const registers = closed_in_march("js-jo");
  auto const days = moves_in(registers, march().first(), march().last());
  ASSERT_EQ(days, std::vector{Date::of(2026, 3, 16)});
  FormSums all;
  all.before = {sum("concluded", "js-vpmc", 5)};
  all.within = {{march().first(), Date::of(2026, 3, 15), {sum("concluded", "js-vpmc", 2)}},
                {Date::of(2026, 3, 16), march().last(), {sum("concluded", "js-vpmc", 3)}}};
  auto form = filled(stock_form(), march(), registers, {}, all);
  EXPECT_EQ(cell(form, "js-jo", true, 2), 2);
  EXPECT_EQ(cell(form, "ddk-jb", true, 2), 5);
  EXPECT_EQ(cell(form, "", false, 2), 5);
  EXPECT_EQ(cell(form, "js-jo", true, 1), 5) << "what was pending when the month began stood there";
  EXPECT_EQ(cell(form, "js-jo", true, 3), 0) << "and when it ended it did not";
  check(stock_form(), form);
  EXPECT_TRUE(form.disagreements.empty())
      << form.disagreements.front().check << " of " << form.disagreements.front().of.str();
}

TEST(FilledForm, HasARowForEachDetailWhereItSaysSo) {
  auto by_detail = stock_form();
  by_detail.rows = RowsBy::detail;
  auto const form =
      filled(by_detail, march(), shipped().registers(), {Symbol("jgm-jo")},
             sums({}, {sum("concluded", "jgm-cpmc", 1, "jgm-wang"), sum("concluded", "jgm-pmc", 2, "jgm-wang"),
                       sum("concluded", "jgm-pmc", 4, "jgm-li"), sum("concluded", "ddk-mc", 8, "ddk-miao")}));
  ASSERT_EQ(form.rows.size(), 3U) << "of those asked about";
  EXPECT_EQ(cell(form, "jgm-wang", false, 2), 3);
  EXPECT_EQ(cell(form, "jgm-li", false, 2), 4);
  EXPECT_EQ(form.total().cells[1], 7);
}

TEST(FilledForm, IsCheckedAgainstThePeriodBeforeAndAgainstOtherForms) {
  auto const fill = [](std::int64_t before, std::int64_t within) {
    return filled(stock_form(), march(), shipped().registers(), {},
                  sums({sum("concluded", "jgm-cpmc", before)}, {sum("concluded", "jgm-cpmc", within)}));
  };
  auto const last_month = fill(1, 2);
  auto const& other_form = shipped_form("peoples_mediation");
  auto const other =
      filled(other_form, march(), shipped().registers(), {}, sums({}, {sum("concluded", "jgm-cpmc", 6)}));
  FormBeside const before{&stock_form(), &last_month}, beside{&other_form, &other};
  auto const look = [&](std::string_view code, bool period_before) -> FormBeside const* {
    return period_before ? &before : code == "other" ? &beside : nullptr;
  };
  auto form = fill(3, 6);
  check(stock_form(), form, look);
  EXPECT_TRUE(form.disagreements.empty()) << form.disagreements.front().check;
  form = fill(4, 5);
  check(stock_form(), form, look);
  ASSERT_EQ(form.disagreements.size(), 8U) << "two checks, in the row, two sums and the total";
  EXPECT_EQ(form.disagreements.front().check, "carried");
  EXPECT_TRUE(form.disagreements.front().period_before);
  EXPECT_EQ(form.disagreements.front().value, 3);
  EXPECT_EQ(form.disagreements.back().elsewhere, "other.concluded");
  check(stock_form(), form);
  EXPECT_TRUE(form.disagreements.empty()) << "with nothing beside it there is nothing to differ from";
}

TEST(FilledForm, IsCheckedAgainstAnotherFormWhereABodyHasOthersBelowItInOneOfThemOnly) {
  auto const registers = closed_in_march("ddk-jb");
  FormSums all;
  all.within = {{march().first(), Date::of(2026, 3, 15), {sum("concluded", "js-vpmc", 2)}},
                {Date::of(2026, 3, 16), march().last(), {sum("concluded", "js-jo", 3)}}};
  auto const& other_form = shipped_form("peoples_mediation");
  auto const other = filled(other_form, march(), registers, {}, all);
  auto form = filled(stock_form(), march(), registers, {}, all);
  FormBeside const beside{&other_form, &other};
  check(stock_form(), form, [&](std::string_view code, bool) { return code == "other" ? &beside : nullptr; });
  EXPECT_TRUE(form.disagreements.empty())
      << form.disagreements.front().check << " of " << form.disagreements.front().of.str();
}

}  // namespace
}  // namespace liandiao::tests
