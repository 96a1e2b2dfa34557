#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/administration.hpp"
#include "workflows/rules/time.hpp"

/// What administrative mediation asks beside what every mediation does.
namespace liandiao::law {

/// A statutory regime is one organ's, and that organ has no other: nobody picks the longer time.
struct RegimeIsTheOrgans {
  static constexpr std::string_view code = "regime_is_the_organs", article = "重庆市行政调解办法(试行) 2、5",
                                    supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    Symbol const kind = facts.rulebook.kind_of(command.organ.id);
    if (!mediates_under(facts, kind, command.variant.code))
      lack(command.variant.code.str() + "/" + command.organ.id.str());
  }
};

/// Before the traffic police all parties ask for it together and in writing.
struct EveryPartyApplies {
  static constexpr std::string_view code = "every_party_applies", article = "交通事故处理规定 85、86",
                                    supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (command.variant.code != "traffic") return;
    for (int const party : every_party(facts.file)) {
      bool applies = false;
      if constexpr (requires { command.applicants; }) applies = contains(command.applicants, party);
      if (!applies) lack(std::to_string(party));
    }
    if constexpr (requires { command.oral; })
      if (command.oral) lack("oral");
  }
};

/// An organ mediates only where both sides have agreed to it; nobody is taken to have agreed by saying nothing.
struct EverybodyConsents {
  static constexpr std::string_view code = "everybody_consents",
                                    article = "重庆市行政调解办法(试行) 4; 投诉举报处理办法 15", supplier = "party";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (int const party : facts.standing("invited")) lack(std::to_string(party));
  }
};

/// Ten days from the determination, or three from the day a committee ended.
struct AskedInTime {
  static constexpr std::string_view code = "asked_in_time", article = "交通事故处理规定 85、86", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const* clock : {facts.clock("apply_mediation"), facts.clock("back_to_police")})
      if (clock != nullptr && clock->mark == "lapsed" && clock->due) lack(clock->due->text());
  }
};

/// Where the time for mediating counts from a day that is fixed, it is fixed once, and not ahead.
struct StartIsToBeFixed {
  static constexpr std::string_view code = "start_is_to_be_fixed", article = "交通事故处理规定 90", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (time_begins(facts) != "fixed_day") lack(facts.instance.variant.str());
    if (auto const* clock = facts.clock("mediate")) lack(clock->start.text());
    if (command.day > facts.on.day) lack(command.day.text());
  }
};

struct ClueIsOpen {
  static constexpr std::string_view code = "clue_is_open", article = "投诉举报处理办法 23", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (!clue_is_open(facts)) lack();
  }
};

}  // namespace liandiao::law
