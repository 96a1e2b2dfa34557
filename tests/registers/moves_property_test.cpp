// Organisations that are moved at random: who stands above whom on which day, and when that is a ring.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <optional>

#include "adapters/yaml/yaml.hpp"
#include "engine/cases/registers.hpp"
#include "engine/statistics/filled_form.hpp"

namespace liandiao {
namespace {

Date const first = Date::of(2026, 3, 1);
constexpr int days = 12;

/// Of each organisation, from which day of the stretch on it stands below which other; -1: below none. Day -1 is
/// before.
using Places = std::vector<std::map<int, int>>;

std::string id(int organ) { return "o" + std::to_string(organ); }

int above(Places const& places, int organ, int day) {
  return std::prev(places[static_cast<std::size_t>(organ)].upper_bound(day))->second;
}

/// Nothing where the way up does not end.
std::optional<std::vector<std::string>> way_up(Places const& places, int organ, int day) {
  std::vector<std::string> way;
  for (int at = above(places, organ, day); at != -1; at = above(places, at, day)) {
    way.push_back(id(at));
    if (way.size() > places.size()) return std::nullopt;
  }
  return way;
}

Places drawn() {
  int const organs = *rc::gen::inRange(2, 7);
  Places places(static_cast<std::size_t>(organs));
  for (auto& moves : places) {
    moves[-1] = *rc::gen::inRange(-1, organs);
    for (int drawn_moves = *rc::gen::inRange(0, 4); drawn_moves > 0; --drawn_moves) {
      int const day = *rc::gen::inRange(0, days);
      int const to = *rc::gen::inRange(-1, organs);
      moves[day] = to;
    }
    // A move that moves nothing is refused by itself.
    for (auto at = std::next(moves.begin()); at != moves.end();)
      at = std::prev(at)->second == at->second ? moves.erase(at) : std::next(at);
  }
  return places;
}

std::string file_of(Places const& places) {
  std::string text = "register: sample\ndistrict: 500104\norganisations:\n";
  for (int organ = 0; organ < static_cast<int>(places.size()); ++organ) {
    auto const& moves = places[static_cast<std::size_t>(organ)];
    text += "  - {id: " + id(organ) + ", name: 例, kind: other, line: society, area: 500104";
    if (moves.at(-1) != -1) text += ", parent: " + id(moves.at(-1));
    text += ", parents: [";
    for (auto at = std::next(moves.begin()); at != moves.end(); ++at)
      text += (at == std::next(moves.begin()) ? "{from: " : ", {from: ") + first.plus(at->first).text() +
              (at->second == -1 ? "" : ", parent: " + id(at->second)) + "}";
    text += "]}\n";
  }
  return text;
}

RC_GTEST_PROP(MovedOrganisations, AreReadUnlessARingClosesOnSomeDayAndStandWhereTheFileSays, ()) {
  auto const places = drawn();
  auto const value = read_yaml(file_of(places), "test.yaml");
  RC_ASSERT(value.has_value());
  auto const registers = read_registers(*value);
  bool ring = false;
  for (int day = -1; day < days; ++day)
    for (int organ = 0; organ < static_cast<int>(places.size()); ++organ) ring = ring || !way_up(places, organ, day);
  RC_TAG(ring ? "ring" : "none");
  RC_ASSERT(registers.has_value() != ring);
  if (ring) {
    RC_ASSERT(registers.error().key == "registers_parent_ring");
    return;
  }
  std::vector<Date> moved;
  for (int day = -1; day < days; ++day) {
    bool differs = false;
    for (int organ = 0; organ < static_cast<int>(places.size()); ++organ) {
      std::vector<std::string> superiors;
      for (auto const one : registers->superiors(Symbol(id(organ)), first.plus(day))) superiors.push_back(one.str());
      RC_ASSERT(superiors == *way_up(places, organ, day));
      differs = differs || (day > 0 && way_up(places, organ, day) != way_up(places, organ, day - 1));
    }
    if (differs) moved.push_back(first.plus(day));
  }
  RC_ASSERT(moves_in(*registers, first, first.plus(days - 1)) == moved);
}

}  // namespace
}  // namespace liandiao
