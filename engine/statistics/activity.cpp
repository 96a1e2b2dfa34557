#include "engine/statistics/activity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "engine/base/value.hpp"

namespace liandiao {
namespace {

using enum FigureUnit;

constexpr std::array kinds{
    ActivityKind{"screenings", times},
    ActivityKind{"prevented", cases, true},
    ActivityKind{"suicides_prevented", cases, true},
    ActivityKind{"crimes_prevented", cases, true},
    ActivityKind{"group_petitions_prevented", cases, true},
    ActivityKind{"group_fights_prevented", cases, true},
    ActivityKind{"training", times, true},
    ActivityKind{"guidance_funds", fen},
    ActivityKind{"subsidy_funds", fen},
    ActivityKind{"allowance_funds", fen},
    ActivityKind{"reward_funds", fen},
    ActivityKind{"population", people, false, true},
    ActivityKind{"first_instance_accepted", cases},
};

MeasureSum sum_of(std::string const& code, Symbol organ, std::int64_t value) {
  return {Symbol(code), organ, Symbol(), Symbol(), Symbol(), value};
}

constexpr std::string_view prefix = "activity.";
std::string code_of(Symbol kind) { return std::string(prefix) + kind.str(); }
std::string people_code_of(Symbol kind) { return code_of(kind) + "_people"; }

}  // namespace

std::span<ActivityKind const> const activity_kinds = kinds;

ActivityKind const* activity_kind(Symbol word) {
  auto const found =
      std::find_if(kinds.begin(), kinds.end(), [&](ActivityKind const& kind) { return word == kind.word; });
  return found == kinds.end() ? nullptr : &*found;
}

std::string text_of(Activity const& activity) {
  auto const text = [](std::string word) { return Value::of(std::move(word)); };
  return canonical_text(Value::of(Value::Map{
      {"district", text(activity.district.str())},
      {"no", Value::of(activity.no)},
      {"kind", text(activity.kind.str())},
      {"organ", text(activity.organ.str())},
      {"day", text(activity.day.text())},
      {"number", Value::of(activity.number)},
      {"people", Value::of(activity.people)},
      {"note", text(activity.note)},
      {"person", text(activity.person.str())},
      {"acting", text(activity.acting.str())},
      {"recorded", Value::of(activity.recorded.us)},
      {"withdraws", Value::of(activity.withdraws)},
      {"closing", Value::of(activity.closing)},
      {"previous", text(activity.previous.hex())},
  }));
}

Digest hash_of(Activity const& activity) { return digest_of(text_of(activity)); }

Activity withdrawal_of(Activity const& activity) {
  Activity back = activity;
  back.no = 0;
  back.number = -activity.number;
  back.people = -activity.people;
  back.withdraws = activity.no;
  return back;
}

ActivityFigure activity_figure(Symbol code) {
  constexpr std::string_view people_too = "_people";
  auto word = code.view();
  if (!word.starts_with(prefix)) return {};
  word.remove_prefix(prefix.size());
  bool const people = word.ends_with(people_too);
  if (people) word.remove_suffix(people_too.size());
  for (auto const& kind : kinds)
    if (kind.word == word && (kind.people || !people)) return {&kind, people};
  return {};
}

std::vector<Measure> measures_of(Activity const& activity) {
  std::vector<Measure> measures;
  auto const add = [&](std::string const& code, std::int64_t value) {
    if (value == 0) return;
    Measure measure;
    measure.index = static_cast<int>(measures.size());
    measure.code = Symbol(code);
    measure.day = activity.day;
    measure.organ = activity.organ;
    measure.value = value;
    measure.closing = activity.closing;
    measures.push_back(measure);
  };
  add(code_of(activity.kind), activity.number);
  add(people_code_of(activity.kind), activity.people);
  return measures;
}

std::vector<MeasureSum> figures_of(std::vector<ActivitySum> const& sums) {
  std::vector<MeasureSum> figures;
  for (auto const& sum : sums) {
    auto const* kind = activity_kind(sum.kind);
    if (kind != nullptr && kind->level) continue;
    if (sum.number != 0) figures.push_back(sum_of(code_of(sum.kind), sum.organ, sum.number));
    if (sum.people != 0) figures.push_back(sum_of(people_code_of(sum.kind), sum.organ, sum.people));
  }
  std::sort(figures.begin(), figures.end(), [](MeasureSum const& a, MeasureSum const& b) {
    return std::tie(a.code, a.organ) < std::tie(b.code, b.organ);
  });
  return figures;
}

std::vector<Activity const*> holding_on(Date day, std::vector<Activity> const& records) {
  std::set<std::int64_t> withdrawn;
  for (auto const& one : records) withdrawn.insert(one.withdraws);
  std::map<std::pair<Symbol, Symbol>, Activity const*> latest;  // by kind and organ
  for (auto const& one : records) {
    if (one.withdraws != 0 || withdrawn.contains(one.no) || day < one.day) continue;
    auto& held = latest[{one.kind, one.organ}];
    if (held == nullptr || std::tie(held->day, held->no) < std::tie(one.day, one.no)) held = &one;
  }
  std::vector<Activity const*> holding;
  holding.reserve(latest.size());
  for (auto const& [key, one] : latest) holding.push_back(one);
  return holding;
}

std::vector<MeasureSum> levels_on(Date day, std::vector<Activity> const& records) {
  std::vector<MeasureSum> levels;
  for (auto const* one : holding_on(day, records))
    levels.push_back(sum_of(code_of(one->kind), one->organ, one->number));
  return levels;
}

}  // namespace liandiao
