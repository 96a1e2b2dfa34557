#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/memory/memory_store.hpp"
#include "adapters/yaml/yaml.hpp"
#include "engine/desk/audit.hpp"
#include "engine/desk/figure_desk.hpp"
#include "tests/life.hpp"
#include "tests/shipped.hpp"
#include "workflows/catalogue.hpp"

/// A district with one small form, whose statistician closes its months.
namespace liandiao::tests {

inline constexpr std::string_view small_form = R"(
report: small
edition: "1"
from: 2020-01-01
every: month
title: {zh: 小表, en: Small}
lines: [justice]
bodies: [street_committee, community_committee]
groups: [{code: main, name: {zh: 概况, en: Overall}}]
columns:
  - {no: 1, code: concluded, group: main, name: {zh: 总数, en: All}, counts: peoples_mediation.concluded}
  - {no: 2, code: agreed, group: main, name: {zh: 成功, en: Agreed}, counts: peoples_mediation.agreed}
  - {no: 3, code: neighbours, group: main, name: {zh: 邻里, en: Neighbours}, counts: peoples_mediation.concluded, only: {type: [neighbours]}}
  - {no: 4, code: others, group: main, name: {zh: 其他, en: Others}, counts: peoples_mediation.concluded, only: {type: {except: [neighbours]}}}
  - {no: 5, code: both, group: main, name: {zh: 合计, en: Both}, sum: {adds: [3, 4]}}
  - {no: 6, code: rate, group: main, name: {zh: 成功率, en: Rate}, ratio: {of: 2, to: 1}}
  - {no: 7, code: known, group: main, name: {zh: 累计, en: So far}, counts: peoples_mediation.concluded, taken: until_end}
  - {no: 8, code: opening, group: main, name: {zh: 期初, en: Before}, counts: peoples_mediation.concluded, taken: before}
checks:
  - {code: types, name: {zh: 类型, en: Types}, adds: [3, 4], equals: 1}
  - {code: stock, name: {zh: 累计, en: Stock}, adds: [8, 1], equals: 7}
  - {code: opening, name: {zh: 期初, en: Opening}, adds: [8], equals: 7, period_before: true}
)";

/// Somebody comes in after the first of the figures were read.
class InterruptedStore final : public MemoryStore {
 public:
  using MemoryStore::MemoryStore;
  Result<std::vector<MeasureSum>> measure_sums(Symbol district, FiguresAsked const& asked) override {
    auto sums = MemoryStore::measure_sums(district, asked);
    if (auto const meanwhile = std::exchange(after_reading, nullptr)) meanwhile();
    return sums;
  }
  std::function<void()> after_reading;
};

class Closings : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(load_shipped(desk));
    publish(std::string(small_form));
  }

  void publish(std::string const& text) {
    auto const form = read_form(read_yaml(text, "form").value());
    ASSERT_TRUE(form) << form.error().plain();
    ASSERT_TRUE(store.publish(Symbol("report"), Symbol(form->code), canonical_text(write_form(*form)), time.now()));
  }

  void today(unsigned month, unsigned day) { time.set(Instant::at(Date::of(2026, month, day), 600)); }

  void give(std::string const& uid, std::string const& command, std::string const& fields, Date on,
            std::string const& by = "jgm-wang") {
    Request request;
    request.reference = uid;
    request.command = command;
    request.fields = read_yaml(fields, "fields").value();
    request.on = BusinessTime{on, std::nullopt};
    request.by = AtDesk{Symbol(by), Symbol()};
    auto const done = desk.act(request);
    ASSERT_TRUE(done) << command << ": " << Life::told(done.error());
    last = done->id.uid;
  }
  /// A mediation in vain whose outcome was that day, or a later one.
  std::string ended(Date on, std::string const& type = "neighbours", std::optional<Date> end_on = {}) {
    give(
        "", "register",
        "{organ: jgm-pmc, source: application, dispute_type: " + type +
            ", area: \"500104003\", summary: 院墙越界,\n parties: [{side: claimant, kind: natural, name: 张三}, {side: "
            "respondent, kind: natural, name: 李四}]}",
        on);
    auto uid = last;
    give(uid, "apply", "{organ: jgm-pmc, applicants: [1]}", on);
    give(uid, "consent", "{parties: [2], purpose: mediate, answer: given}", on);
    give(uid, "accept", "{}", on);
    give(uid, "end", "{reason: no_agreement, told: [1, 2]}", end_on.value_or(on));
    return uid;
  }
  std::string step_of(std::string const& uid, std::string_view command) {
    auto const events = desk.events(uid);
    for (auto const& event : *events)
      if (event.command == command) return std::to_string(event.seq);
    return "0";
  }

  Result<Closed> close(std::string const& period, std::vector<Overridden> overridden = {},
                       std::string const& by = "ddk-ma", std::vector<Symbol> forms = {Symbol("small")}) {
    return figures.close({period, std::move(forms), std::move(overridden)}, AtDesk{Symbol(by), Symbol()});
  }
  std::int64_t closed(std::string const& period) {
    auto const done = close(period);
    EXPECT_TRUE(done) << (done ? "" : done.error().plain());
    return done ? done->number : 0;
  }
  template <class T>
  static std::string refusal(Result<T> const& result) {
    return result ? "accepted" : std::string(word_of(result.error().code)) + " " + result.error().key;
  }
  std::string frozen_text(int number) {
    return store.numbered(kind_of_closed_figures(), Symbol("500104"), number).value().body;
  }
  std::vector<std::int64_t> total(std::string const& period) {
    auto const frozen = figures.frozen(Symbol("small"), period);
    return frozen && *frozen ? (*frozen)->filled.rows.front().cells : std::vector<std::int64_t>();
  }
  /// Of the total: period, column, before and after.
  std::string restated(std::string const& period) {
    auto const found = figures.restatements(Symbol("small"), period, AtDesk{Symbol("ddk-ma"), Symbol()});
    if (!found) return found.error().plain();
    std::string text;
    for (auto const& line : found->lines)
      if (line.of.empty())
        text += (text.empty() ? "" : " ") + line.period.substr(5) + "/" + std::to_string(line.column) + ":" +
                (line.before == no_ratio ? "-" : std::to_string(line.before)) + ">" +
                (line.after == no_ratio ? "-" : std::to_string(line.after));
    return text;
  }
  /// Why a column of the body was stated anew.
  std::string whys(std::string const& period, int column = 1) {
    auto const found = figures.restatements(Symbol("small"), period, AtDesk{Symbol("ddk-ma"), Symbol()});
    std::string text;
    for (auto const& line : found->lines)
      if (line.of == "jgm-pmc" && line.column == column)
        for (auto const& step : line.by) text += (text.empty() ? "" : " ") + step.why.str();
    return text;
  }
  std::string cases(std::string const& column, std::string const& period, std::string const& row = "",
                    std::string const& by = "ddk-ma", bool sum = true) {
    CellAsked asked;
    asked.form = Symbol("small");
    asked.column = column;
    asked.period = period;
    asked.row = Symbol(row);
    asked.sum = sum;
    auto const found = figures.cases(asked, AtDesk{Symbol(by), Symbol()});
    if (!found) return found.error().key;
    std::string text;
    for (auto const& of : found->of) {
      std::int64_t value = of.hidden_value;
      for (auto const& one : of.cases) value += one.value;
      text +=
          (text.empty() ? "" : " / ") + std::to_string(std::ssize(of.cases) + of.hidden) + "=" + std::to_string(value);
    }
    return text;
  }
  std::vector<AuditFinding> audited() {
    auto found = audit_closings(store, store, Symbol("500104"));
    EXPECT_TRUE(found) << (found ? "" : found.error().plain());
    auto all = audit(store, Symbol("500104"))->findings;
    if (found) std::move(found->begin(), found->end(), std::back_inserter(all));
    return all;
  }

  SetTime time{Instant::at(Date::of(2026, 3, 12), 600)};
  CountedIds ids;
  InterruptedStore store{[](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }};
  Desk desk{store, store, law::catalogue(), time, ids, Symbol("500104"), "test"};
  FigureDesk figures{desk, store, "test"};
  std::string last;
};

inline Date march(unsigned day) { return Date::of(2026, 3, day); }
inline Date april(unsigned day) { return Date::of(2026, 4, day); }

}  // namespace liandiao::tests
