#include "engine/desk/counted_beside.hpp"

#include <algorithm>
#include <tuple>

#include "engine/statistics/figures_of_registers_and_activity.hpp"
#include "engine/statistics/register_figures.hpp"

namespace liandiao {
namespace {

constexpr std::string_view of_records = "record";
constexpr std::string_view of_registers = "register";

/// Where a cursor stands among what is no case; a cursor of cases stands before all of it.
struct Place {
  int part = 0;  // 1: records; 2: registers
  std::int64_t no = 0;
  std::string organ;
  std::string person;
  auto operator<=>(Place const&) const = default;
};

Place place_of(std::string const& cursor) {
  auto const parts = cursor_parts(cursor);
  Place place;
  if (parts.size() == 2 && parts[0] == of_records && read_number(parts[1], place.no)) place.part = 1;
  if (parts.size() == 3 && parts[0] == of_registers) place = {2, 0, parts[1], parts[2]};
  return place;
}

std::string cursor_of(Place const& place) {
  if (place.part == 1) return std::string(of_records) + "/" + std::to_string(place.no);
  return std::string(of_registers) + "/" + place.organ + "/" + place.person;
}

/// Figures of registers and of activity bear nothing but their organisation and, some, a detail.
bool takes(CountedAsked const& asked, Symbol organ, Symbol detail) {
  return asked.types.holds({}) && asked.sources.holds({}) && asked.details.holds(detail) && asked.organs.holds(organ);
}

}  // namespace

bool CountedBeside::counts(CellShare const& share) { return counts_no_case(share.asked.code); }

bool CountedBeside::is_behind_cases(std::string const& cursor) { return place_of(cursor).part > 0; }

Result<> CountedBeside::read(CellShare const& share) {
  if (activity_figure(share.asked.code).kind != nullptr) return add_records(share);
  // The registers are asked on the last day, so they are in whatever takes that in.
  if (share.figures.to == last_) add_entries(share);
  return {};
}

Result<> CountedBeside::add_records(CellShare const& share) {
  auto const [kind, people] = activity_figure(share.asked.code);
  auto asked = share.figures;
  if (kind->level) asked.from = first_day_of_all;
  auto const records = figures_.activities_of(district_, Symbol(kind->word), asked);
  if (!records) return tl::unexpected<Error>(records.error());
  auto const add = [&, people = people](Activity const& one, std::int64_t times) {
    if (!takes(share.asked, one.organ, {})) return;
    auto const value = (people ? one.people : one.number) * share.weight * times;
    records_.try_emplace(one.no, CellRecord{one, 0, 0}).first->second.value += value;
  };
  if (kind->level) {
    for (auto const* one : holding_on(share.figures.to, *records)) add(*one, 1);
    for (auto const* one : holding_on(share.figures.from.plus(-1), *records)) add(*one, -1);
    return {};
  }
  for (auto const& one : *records) add(one, 1);
  // What takes a record back is of the same day and kind, so that it was read with it.
  for (auto const& one : *records)
    if (auto const taken_back = records_.find(one.withdraws); taken_back != records_.end())
      taken_back->second.withdrawn_by = one.no;
  return {};
}

void CountedBeside::add_entries(CellShare const& share) {
  for (auto const& entry : register_entries(registers_, last_))
    if (entry.code == share.asked.code && takes(share.asked, entry.organ, entry.detail))
      entries_[{entry.organ, entry.person}] += entry.value * share.weight;
}

void CountedBeside::put(CellPage& page, CellAsked const& asked, Sees const& sees) const {
  auto const begin = place_of(asked.after);
  for (auto const& [no, record] : records_) {
    Place const place{1, no, {}, {}};
    if (place <= begin || record.value == 0) continue;
    if (!page.has_room(asked.limit)) return;
    ++page.taken;
    page.last = cursor_of(place);
    if (sees(record.activity.organ)) {
      page.of.records.push_back(record);
      continue;
    }
    page.hide(record.value);
  }
  for (auto const& [key, value] : entries_) {
    Place const place{2, 0, key.first.str(), key.second.str()};
    if (place <= begin || value == 0) continue;
    if (!page.has_room(asked.limit)) return;
    ++page.taken;
    page.last = cursor_of(place);
    page.of.entries.push_back({key.first, key.second, value});
  }
}

}  // namespace liandiao
