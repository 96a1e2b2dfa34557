#include "engine/desk/recording.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/desk/desk.hpp"
#include "engine/desk/reader.hpp"
#include "engine/statistics/figures_of_registers_and_activity.hpp"

namespace liandiao {
namespace {

constexpr std::int64_t number_max = 1'000'000'000'000'000;  // fen: more than anybody has

std::string known_kinds() {
  std::string known;
  for (auto const& kind : activity_kinds) known += (known.empty() ? "" : ", ") + std::string(kind.word);
  return known;
}

Result<> sound_number(std::string_view field, std::int64_t number, std::int64_t least) {
  if (least <= number && number <= number_max) return {};
  return fail(Code::invalid_input, "activity_number",
              {{"field", std::string(field)}, {"value", std::to_string(number)}, {"min", std::to_string(least)}});
}

bool fits(std::string const& note) {
  auto const characters = characters_in(note);
  return characters && *characters <= activity_note_max;
}

/// Whether it could have happened so, whoever says it.
Result<> sound(ActivityToRecord const& wanted, Date today) {
  constexpr std::size_t longest_word = 64;
  auto const* kind = wanted.kind.size() > longest_word ? nullptr : activity_kind(Symbol(wanted.kind));
  if (kind == nullptr)
    return fail(Code::invalid_input, "activity_kind_unknown", {{"value", wanted.kind}, {"known", known_kinds()}});
  if (auto number = sound_number("number", wanted.number, 1); !number) return number;
  if (auto people = sound_number("people", wanted.people, 0); !people) return people;
  if (wanted.people > 0 && !kind->people)
    return fail(Code::invalid_input, "activity_without_people", {{"kind", wanted.kind}});
  if (!fits(wanted.note))
    return fail(Code::invalid_input, "activity_note", {{"max", std::to_string(activity_note_max)}});
  if (wanted.day > today)
    return fail(Code::rejected, "activity_in_future", {{"value", wanted.day.text()}, {"day", today.text()}});
  return {};
}

/// Those of hers that stand at the organ, or above it in its own line on that day; the nearest would do as well as any.
Result<Symbol> acting_for(std::vector<Symbol> const& hers, Symbol organ, AtDesk const& who, Registers const& registers,
                          Date day) {
  if (auto const found = at_or_above(hers, organ, registers, day)) return found;
  return fail(Code::forbidden, "activity_not_hers", {{"person", who.person.str()}, {"organ", organ.str()}});
}

Result<> was_there(Registers const& registers, Symbol organ, Date day) {
  Params const with{{"field", "organ"}, {"value", organ.str()}, {"day", day.text()}};
  if (registers.organisation(organ) == nullptr) return fail(Code::not_found, "organisation_unknown", with);
  if (registers.organisation(organ, day) == nullptr) return fail(Code::rejected, "activity_organ_not_there", with);
  return {};
}

using Levels = std::map<std::pair<Symbol, Symbol>, std::int64_t>;  // by code and organ

void add(Levels& to, std::vector<MeasureSum> const& levels, int sign) {
  for (auto const& one : levels) to[{one.code, one.organ}] += sign * one.value;
}

/// By how much a level changed over the days asked for, as far as it is known.
Result<> add_change(FigureReads& figures, Symbol district, Symbol kind, FiguresAsked asked, int sign, Levels& to) {
  Date const before = asked.from.plus(-1);
  asked.from = first_day_of_all;
  auto const records = figures.activities_of(district, kind, asked);
  if (!records) return tl::unexpected<Error>(records.error());
  add(to, levels_on(asked.to, *records), sign);
  add(to, levels_on(before, *records), -sign);
  return {};
}

Result<> add_level(FigureReads& figures, Symbol district, Symbol kind, FiguresAsked asked, Levels& to) {
  auto const since = std::exchange(asked.since_closing, 0);
  if (auto now = add_change(figures, district, kind, asked, 1, to); !now || since == 0) return now;
  // Without what had been known by then: a later record says otherwise of what was before it.
  asked.at_closing = std::min(since - 1, asked.at_closing.value_or(since));
  return add_change(figures, district, kind, asked, -1, to);
}

}  // namespace

Result<std::vector<MeasureSum>> activity_figures(FigureReads& figures, Symbol district, FiguresAsked const& asked) {
  auto const sums = figures.activity_sums(district, asked);
  if (!sums) return tl::unexpected<Error>(sums.error());
  auto all = figures_of(*sums);
  Levels levels;
  for (auto const& kind : activity_kinds)
    if (kind.level)
      if (auto added = add_level(figures, district, Symbol(kind.word), asked, levels); !added) return passed_on(added);
  for (auto const& [by, value] : levels)
    if (value != 0) all.push_back({by.first, by.second, Symbol(), Symbol(), Symbol(), value});
  std::sort(all.begin(), all.end(), [](MeasureSum const& a, MeasureSum const& b) {
    return std::tie(a.code, a.organ) < std::tie(b.code, b.organ);
  });
  return all;
}

Result<std::vector<MeasureSum>> counted_and_recorded(FigureReads& figures, Symbol district, FiguresAsked const& asked) {
  bool const no_cases = !asked.codes.empty() && std::all_of(asked.codes.begin(), asked.codes.end(), &counts_no_case);
  auto counted = no_cases ? std::vector<MeasureSum>() : figures.measure_sums(district, asked);
  if (!counted) return counted;
  auto recorded = activity_figures(figures, district, asked);
  if (!recorded) return recorded;
  recorded->insert(recorded->end(), counted->begin(), counted->end());
  std::inplace_merge(recorded->begin(), recorded->end() - std::ssize(*counted), recorded->end(),
                     [](MeasureSum const& a, MeasureSum const& b) { return a.code < b.code; });
  return recorded;
}

Result<StoredActivity> Desk::record_activity(ActivityToRecord const& wanted, AtDesk const& who) {
  Instant const now = time_.now();
  if (auto fits = sound(wanted, now.date()); !fits) return passed_on(fits);
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const& registers = (*rulebook)->registers();
  auto const hers = organs_of(who, registers, now.date());
  if (!hers) return tl::unexpected<Error>(hers.error());
  if (wanted.organ.empty() && hers->size() > 1)
    return fail(Code::invalid_input, "activity_which_organ", {{"person", who.person.str()}});
  Symbol const organ = wanted.organ.empty() ? hers->front() : wanted.organ;
  if (auto there = was_there(registers, organ, wanted.day); !there) return passed_on(there);
  auto const acting = acting_for(*hers, organ, who, registers, wanted.day);
  if (!acting) return tl::unexpected<Error>(acting.error());
  Activity activity;
  activity.district = district_;
  activity.kind = Symbol(wanted.kind);
  activity.organ = organ;
  activity.day = wanted.day;
  activity.number = wanted.number;
  activity.people = wanted.people;
  activity.note = wanted.note;
  activity.person = who.person;
  activity.acting = *acting;
  activity.recorded = now;
  return cases_.record(std::move(activity));
}

Result<StoredActivity> Desk::withdraw_activity(std::int64_t no, std::string const& reason, AtDesk const& who) {
  Instant const now = time_.now();
  if (reason.empty() || !fits(reason))
    return fail(Code::invalid_input, "activity_reason", {{"max", std::to_string(activity_note_max)}});
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const& registers = (*rulebook)->registers();
  auto const hers = organs_of(who, registers, now.date());
  if (!hers) return tl::unexpected<Error>(hers.error());
  auto stored = cases_.activity(district_, no);
  if (!stored) return stored;
  auto const acting = acting_for(*hers, stored->activity.organ, who, registers, stored->activity.day);
  if (!acting) return tl::unexpected<Error>(acting.error());
  auto back = withdrawal_of(stored->activity);
  back.note = reason;
  back.person = who.person;
  back.acting = *acting;
  back.recorded = now;
  return cases_.record(std::move(back));
}

Result<ActivityPage> Desk::activities(ActivityQuery query, AtDesk const& who) {
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const& registers = (*rulebook)->registers();
  Date const today = time_.now().date();
  auto const hers = organs_of(who, registers, today);
  if (!hers) return tl::unexpected<Error>(hers.error());
  std::vector<Symbol> seen;
  for (auto const& organ : registers.organisations()) {
    bool const asked =
        query.organs.empty() || std::find(query.organs.begin(), query.organs.end(), organ.id) != query.organs.end();
    if (asked && acting_for(*hers, organ.id, who, registers, today)) seen.push_back(organ.id);
  }
  if (seen.empty() && !query.organs.empty())
    return fail(Code::forbidden, "activity_not_hers",
                {{"person", who.person.str()}, {"organ", query.organs.front().str()}});
  query.organs = std::move(seen);
  return cases_.activities(district_, query);
}

}  // namespace liandiao
