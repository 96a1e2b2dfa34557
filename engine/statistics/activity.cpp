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

std::string code_of(Symbol kind) { return "activity." + kind.str(); }

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

std::vector<MeasureSum> figures_of(std::vector<ActivitySum> const& sums) {
  std::vector<MeasureSum> figures;
  for (auto const& sum : sums) {
    auto const* kind = activity_kind(sum.kind);
    if (kind != nullptr && kind->level) continue;
    if (sum.number != 0) figures.push_back(sum_of(code_of(sum.kind), sum.organ, sum.number));
    if (sum.people != 0) figures.push_back(sum_of(code_of(sum.kind) + "_people", sum.organ, sum.people));
  }
  std::sort(figures.begin(), figures.end(), [](MeasureSum const& a, MeasureSum const& b) {
    return std::tie(a.code, a.organ) < std::tie(b.code, b.organ);
  });
  return figures;
}

std::vector<MeasureSum> levels_on(Date day, std::vector<Activity> const& records) {
  std::set<std::int64_t> withdrawn;
  for (auto const& one : records) withdrawn.insert(one.withdraws);
  std::map<std::pair<Symbol, Symbol>, Activity const*> latest;  // by kind and organ
  for (auto const& one : records) {
    if (one.withdraws != 0 || withdrawn.contains(one.no) || day < one.day) continue;
    auto& held = latest[{one.kind, one.organ}];
    if (held == nullptr || std::tie(held->day, held->no) < std::tie(one.day, one.no)) held = &one;
  }
  std::vector<MeasureSum> levels;
  levels.reserve(latest.size());
  for (auto const& [key, one] : latest) levels.push_back(sum_of(code_of(key.first), key.second, one->number));
  return levels;
}

}  // namespace liandiao
