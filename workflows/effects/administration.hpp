#pragma once

#include "workflows/effects/mediation.hpp"
#include "workflows/effects/shared.hpp"
#include "workflows/questions/administration.hpp"

/// What follows in the mediation of an administrative organ.
namespace liandiao::law {

/// What the statute counts from the application itself: the time for asking, kept or not, and under one regime the
/// time for mediating.
struct CountFromApplication {
  static constexpr std::string_view code = "clock.start from_application";
  static void count(Facts const& facts, Effects& effects, std::optional<Date> determination_on);
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    std::optional<Date> determination;
    if constexpr (requires { command.determination_on; }) determination = command.determination_on;
    count(facts, effects, determination);
  }
};
/// That it is a dispute with an organ, where it is one.
struct NoteDispute {
  static constexpr std::string_view code = "administrative_dispute.record";
  static void record(Facts const& facts, Effects& effects, std::optional<AdministrativeDispute> const& dispute);
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    record(facts, effects, command.dispute);
  }
};
/// The time for mediating begins with the acceptance, unless its regime counts from another day.
struct CountFromAcceptance {
  static constexpr std::string_view code = "clock.start from_acceptance";
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    if (time_begins(facts).empty()) effects.start(MediateTime::clock, facts.on);
  }
};
struct CountFromFixedDay {
  static constexpr std::string_view code = "clock.start from_fixed_day";
  static void draw(FixStart const& command, Facts const& facts, Effects& effects);
};
/// It is over: nothing is waited for but the check of a clue, and that everybody is told.
struct EndOfMediating {
  static constexpr std::string_view code = "mediating.end";
  static void stop(Facts const& facts, Effects& effects, std::vector<PartyRef> const& told);
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    if constexpr (requires { command.told; })
      stop(facts, effects, command.told);
    else
      stop(facts, effects, {});
  }
};
struct NoteClue {
  static constexpr std::string_view code = "clue.record";
  static void draw(ReportClue const& command, Facts const& facts, Effects& effects);
};
struct NoteClueChecked {
  static constexpr std::string_view code = "clue.check";
  static void draw(CheckClue const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
