#pragma once

#include "workflows/effects/referral.hpp"
#include "workflows/effects/shared.hpp"
#include "workflows/questions/remedy.hpp"

/// What follows on another way.
namespace liandiao::law {

struct OpenRemedy {
  static constexpr std::string_view code = "remedy.open";
  static void draw(SeekRemedy const& command, Facts const& facts, Effects& effects);
};
struct NoteTakenUp {
  static constexpr std::string_view code = "remedy.take_up";
  static void draw(TakeUp const& command, Facts const& facts, Effects& effects);
};
/// Who accepts the matter ends every mediation of it, unless it only helps beside.
struct EndMediationsElsewhere {
  static constexpr std::string_view code = "mediations.end_elsewhere";
  using raises = Raises<TakenOver>;
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    auto const* outlet = facts.rulebook.outlet(facts.instance);
    if (outlet != nullptr && !outlet->beside) EndMediations::draw(command, facts, effects);
  }
};
struct NoteTurnedDown {
  static constexpr std::string_view code = "remedy.turn_down";
  static void draw(TurnDown const& command, Facts const& facts, Effects& effects);
};
struct NoteResult {
  static constexpr std::string_view code = "result.record";
  static void draw(BringBack const& command, Facts const& facts, Effects& effects);
};
struct ProlongDecision {
  static constexpr std::string_view code = "clock.extend decide";
  static void draw(Prolong const& command, Facts const& facts, Effects& effects);
};
struct NoteContest {
  static constexpr std::string_view code = "contest.record";
  static void draw(Contest const& command, Facts const& facts, Effects& effects);
};
struct GiveUpRemedy {
  static constexpr std::string_view code = "remedy.give_up";
  static void draw(Withdraw const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
