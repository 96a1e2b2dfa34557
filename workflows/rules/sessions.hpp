#pragma once

#include <string>

#include "engine/procedure/guard.hpp"
#include "workflows/questions/sessions.hpp"
#include "workflows/rules/safety.hpp"

/// What a session must be to be planned, moved or held as planned.
namespace liandiao::law {

/// Who has gone is asked to nothing more (人民调解法 23).
struct AskedStillThere {
  static constexpr std::string_view code = "asked_still_there", article = "人民调解法 17、23", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const row = as_planned(command, facts);
    if (row.parties.empty()) lack();
    for (int const party : row.parties) {
      auto const* there = facts.file.find<Participation>(facts.instance.no, party);
      if (there == nullptr || (there->standing != "in" && there->standing != "invited")) lack(std::to_string(party));
    }
  }
};

/// A plan is for a day still to come; what was held before is recorded as held.
struct PlannedAhead {
  static constexpr std::string_view code = "planned_ahead", article = "联调工作规范", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (command.date < facts.on.day) lack(command.date.text());
  }
};

/// Whoever is to come in person is told where to.
struct PlaceSaid {
  static constexpr std::string_view code = "place_said", article = "联调工作规范", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const row = as_planned(command, facts);
    if (row.form == "in_person" && row.place.empty() && !row.private_place) lack();
  }
};

/// 反家庭暴力法 5: when and where somebody threatened will be is for nobody to read who need not know it.
struct PlaceKeptPrivate {
  static constexpr std::string_view code = "place_kept_private", article = "反家庭暴力法 5", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!endangered_present(command, facts).empty() && !as_planned(command, facts).place.empty()) lack();
  }
};

/// What is moved, cancelled or held as planned is planned in this attempt, and nothing has come of it yet.
struct SessionIsPlanned {
  static constexpr std::string_view code = "session_is_planned", article = "联调工作规范", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    std::optional<EventRef> const named = command.session;
    if (named && still_planned(facts, *named) == nullptr) lack(std::to_string(named->seq));
  }
};

}  // namespace liandiao::law
