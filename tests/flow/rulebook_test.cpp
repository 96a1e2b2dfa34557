// What limit holds for one instance when law, regime and flow all speak of it.

#include "engine/flow/rulebook.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/flow/narrowing.hpp"
#include "tests/calendar/shipped_calendar.hpp"
#include "tests/flow/random_flow.hpp"
#include "tests/flow/small_law.hpp"

namespace liandiao {
namespace {

using test::on;
using test::random_flow;
using test::shipped;
using test::small_law;

Registers const& bodies() {
  static Registers const registers = [] {
    auto const value = read_yaml(R"(
register: test
district: "500104"
organisations:
  - {id: village, name: 村调委会, kind: village_committee, line: justice, area: "500104001"}
  - {id: hospital, name: 医调委, kind: medical_committee, line: justice, area: "500104"}
  - {id: station, name: 派出所, kind: police_station, line: police, area: "500104001"}
  - {id: former, name: 原调委会, kind: village_committee, line: justice, area: "500104001", until: 2025-12-31}
)",
                                 "organisations.yaml");
    auto read = read_registers(*value);
    ensure(read.has_value(), read ? "" : read.error().plain());
    return *read;
  }();
  return registers;
}

Rulebook rulebook_of(Flow flow) {
  return Rulebook(small_law(), std::make_shared<Flow const>(std::move(flow)),
                  std::make_shared<Calendar const>(shipped()), std::make_shared<Registers const>(bodies()));
}

/// A flow whose people's mediation has these limits, written as YAML.
Rulebook rulebook_with(std::string const& procedure, std::string const& limits) {
  auto const value = read_yaml(
      "flow: here\ntitle: t\ncalendar: cn\n"
      "vocabulary: {dispute_types: [a], sources: [b], levels: [c]}\n"
      "procedures: {" +
          procedure + ": {handled_by: [village_committee], limits: " + limits + "}}\n",
      "flow.yaml");
  auto flow = read_flow(*value);
  ensure(flow.has_value(), flow ? "" : flow.error().plain());
  return rulebook_of(std::move(*flow));
}

std::string shown(EffectiveLimit const* limit) {
  if (limit == nullptr) return "nothing";
  std::string text = std::to_string(limit->length) + " " + std::string(word_of(limit->unit)) + " [" +
                     limit->article.str() + "] +" + std::to_string(limit->extension_length) + "x" +
                     std::to_string(limit->extension_times);
  for (auto const days : limit->warn) text += " !" + std::to_string(days);
  return text;
}

std::string mediate(Rulebook const& rulebook, std::string_view organ, std::string_view edition = "2026") {
  return shown(rulebook.limit(Symbol("peoples_mediation"), Symbol("mediate"), Symbol(organ), Symbol(edition)));
}

std::string of_suit(Rulebook const& rulebook, std::string_view clock) {
  return shown(rulebook.limit(Symbol("litigation_referral"), Symbol(clock), Symbol(), Symbol("2026")));
}

TEST(LimitOfTheLaw, OfAVariantComesBeforeTheBodysAndThatBeforeTheGeneralOne) {
  auto law = small_law();
  auto row = test::limit("peoples_mediation", "mediate", "law", Unit::day, 10, {"in_session"});
  row.variant = "on_the_road";
  law.limits.push_back(row);
  auto const length = [&](std::string_view organ_kind, std::string_view variant) {
    return law
        .limit(Symbol("peoples_mediation"), Symbol("mediate"), Symbol(organ_kind), Symbol("2026"), Symbol(variant))
        ->length;
  };
  EXPECT_EQ(length("village_committee", ""), 30);
  EXPECT_EQ(length("medical_committee", ""), 20);
  EXPECT_EQ(length("village_committee", "on_the_road"), 10);
  EXPECT_EQ(length("medical_committee", "on_the_road"), 10);
  EXPECT_EQ(length("medical_committee", "at_home"), 20);
}

TEST(RulebookLimit, WithoutPolicyTheLawStands) {
  auto const rulebook = rulebook_with("peoples_mediation", "{}");
  EXPECT_EQ(mediate(rulebook, "village"), "30 day [] +0x0");
  EXPECT_EQ(mediate(rulebook, "nowhere"), "30 day [] +0x0");
  EXPECT_EQ(mediate(rulebook, "hospital"), "20 working_day [an article] +0x1");
  EXPECT_EQ(mediate(rulebook, "hospital", "2020"), "30 working_day [an article] +0x1");
  EXPECT_EQ(of_suit(rulebook, "decide_filing"), "7 day [an article] +0x0");
  EXPECT_EQ(of_suit(rulebook, "mediate"), "nothing");
}

TEST(RulebookLimit, PolicySetsWhatTheLawLeavesFree) {
  auto const rulebook = rulebook_with(
      "peoples_mediation", "{mediate: {length: 45, unit: working_day, extend: {length: 15, times: 2}, warn: [7, 3]}}");
  EXPECT_EQ(mediate(rulebook, "village"), "45 working_day [flow here] +15x2 !7 !3");
  EXPECT_EQ(mediate(rulebook_with("peoples_mediation", "{mediate: none}"), "village"), "nothing");
}

TEST(RulebookLimit, PolicyShortensARegimeAndNeverLengthensIt) {
  auto const longer = rulebook_with("peoples_mediation",
                                    "{mediate: {length: 45, unit: day, extend: {length: 15, times: 2}, warn: [7]}}");
  EXPECT_EQ(mediate(longer, "hospital"), "20 working_day [an article] +0x1 !7");
  auto const shorter = rulebook_with("peoples_mediation", "{mediate: {length: 25, extend: {length: 15, times: 2}}}");
  EXPECT_EQ(mediate(shorter, "village"), "25 day [flow here] +15x2");
  EXPECT_EQ(mediate(shorter, "hospital", "2020"), "25 day [an article · flow here] +15x1");
  EXPECT_EQ(mediate(shorter, "hospital", "2026"), "20 working_day [an article] +0x1");
  EXPECT_EQ(mediate(rulebook_with("peoples_mediation", "{mediate: none}"), "hospital"),
            "20 working_day [an article] +0x1");
}

TEST(RulebookLimit, StatuteBoundsWhatWasNeverChecked) {
  EXPECT_EQ(of_suit(rulebook_with("litigation_referral", "{decide_filing: {length: 5}}"), "decide_filing"),
            "5 day [an article · flow here] +0x0");
  EXPECT_EQ(of_suit(rulebook_with("litigation_referral", "{decide_filing: {length: 9}}"), "decide_filing"),
            "7 day [an article] +0x0");
  EXPECT_EQ(of_suit(rulebook_with("litigation_referral", "{decide_filing: {extend: {length: 9, times: 3}}}"),
                    "decide_filing"),
            "7 day [an article] +0x0");
  EXPECT_EQ(of_suit(rulebook_with("litigation_referral", "{try: {extend: {length: 3, times: 3}}}"), "try"),
            "6 month [an article] +3x1");
  EXPECT_EQ(of_suit(rulebook_with("litigation_referral", "{correct: {length: 3}}"), "correct"),
            "0 day [an article] +0x0");
}

TEST(RulebookLimit, OfAPartyIsTheLawsAlone) {
  EXPECT_EQ(of_suit(rulebook_with("litigation_referral", "{appeal: {length: 5, warn: [3]}}"), "appeal"),
            "10 day [an article] +0x0 !3");
  EXPECT_EQ(of_suit(rulebook_with("litigation_referral", "{appeal: none}"), "appeal"), "10 day [an article] +0x0");
}

TEST(RulebookHandles, ByKindOnTheDay) {
  auto const rulebook = rulebook_with("peoples_mediation", "{}");
  Symbol const procedure("peoples_mediation");
  EXPECT_TRUE(rulebook.handles(procedure, Symbol("village"), on("2026-03-02")));
  EXPECT_FALSE(rulebook.handles(procedure, Symbol("station"), on("2026-03-02")));
  EXPECT_FALSE(rulebook.handles(procedure, Symbol("nowhere"), on("2026-03-02")));
  EXPECT_TRUE(rulebook.handles(procedure, Symbol("former"), on("2025-12-31")));
  EXPECT_FALSE(rulebook.handles(procedure, Symbol("former"), on("2026-01-01")));
  EXPECT_FALSE(rulebook.handles(Symbol("docket"), Symbol("village"), on("2026-03-02"))) << "not in the flow";
}

TEST(RulebookHandles, AnybodyWhereTheFlowNamesNobody) {
  auto const rulebook = rulebook_of([] {
    Flow flow;
    flow.procedures.emplace_back().procedure = Symbol("docket");
    return flow;
  }());
  EXPECT_TRUE(rulebook.handles(Symbol("docket"), Symbol("station"), on("2026-03-02")));
}

// ---- never longer --------------------------------------------------------------------------------------------------

Period any_period() {
  auto const unit = *rc::gen::element(Unit::day, Unit::working_day, Unit::month, Unit::year);
  int const most = unit == Unit::year ? 3 : unit == Unit::month ? 24 : 120;
  return {*rc::gen::inRange(1, most + 1), unit, true};
}

BusinessTime any_start() { return {on("2023-12-01").plus(*rc::gen::inRange(0, 400)), std::nullopt}; }

std::vector<Span> any_exclusions(Date start) {
  std::vector<Span> spans;
  int const count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) {
    Date const from = start.plus(*rc::gen::inRange(0, 90));
    spans.push_back({from, from.plus(*rc::gen::inRange(0, 30))});
  }
  return spans;
}

RC_GTEST_PROP(NeverEndsLater, AgreesWithTheCount, ()) {
  auto const law = any_period();
  auto policy = any_period();
  if (*rc::gen::inRange(0, 3) > 0) policy.length = 1 + policy.length / 4;
  bool const narrower = never_ends_later(policy, law);
  RC_CLASSIFY(narrower);
  if (!narrower) return;
  auto const start = any_start();
  auto const excluded = any_exclusions(start.day);
  auto const by_policy = reckon(shipped(), start, policy, excluded);
  auto const by_law = reckon(shipped(), start, law, excluded);
  RC_ASSERT(by_policy.has_value() && by_law.has_value());
  RC_ASSERT(by_policy->due.day <= by_law->due.day);
}

std::vector<Limit> limits_in_days_of_the_law() {
  std::vector<Limit> rows;
  for (auto const& row : small_law().limits)
    if (row.basis == "law" && row.length > 0 && row.unit != Unit::hour) rows.push_back(row);
  return rows;
}

RC_GTEST_PROP(RulebookLimit, OfTheLawIsNeverLengthenedByAnyFlow, ()) {
  auto const row = *rc::gen::elementOf(limits_in_days_of_the_law());
  // Not only flows that were checked: what the checker would refuse must not lengthen the law, either.
  Flow flow = *random_flow(small_law());
  auto const wild = any_period();
  ProcedurePolicy policy;
  policy.procedure = Symbol(row.procedure);
  ClockPolicy limit;
  limit.clock = Symbol(row.clock);
  limit.length = wild.length;
  if (*rc::gen::arbitrary<bool>()) limit.unit = wild.unit;
  limit.none = *rc::gen::inRange(0, 5) == 0;
  policy.limits.push_back(limit);
  flow.procedures.insert(flow.procedures.begin(), policy);
  Symbol const organ(row.organ_kind.empty() ? "village" : "hospital");
  Symbol const edition(*rc::gen::element<std::string>("2020", "2026"));
  auto const rulebook = rulebook_of(flow);
  auto const* held = rulebook.limit(policy.procedure, limit.clock, organ, edition, Symbol(row.variant));
  // Of a flag only: a failed comparison shows both sides, and rapidcheck cannot show a null pointer.
  bool const still_limited = held != nullptr;
  RC_ASSERT(still_limited);
  RC_ASSERT(held->law->basis == "law");
  auto const start = any_start();
  auto const excluded = any_exclusions(start.day);
  auto const due = reckon(shipped(), start, {held->length, held->unit, held->law->rolls}, excluded);
  auto const due_by_law = reckon(shipped(), start, period_of(*held->law), excluded);
  RC_ASSERT(due.has_value() && due_by_law.has_value());
  RC_ASSERT(due->due.day <= due_by_law->due.day);
}

}  // namespace
}  // namespace liandiao
