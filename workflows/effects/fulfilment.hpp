#pragma once

#include "workflows/effects/shared.hpp"

/// What follows when an agreement is performed, urged, broken, changed or taken back.
namespace liandiao::law {

/// Each term with a day gets its clock.
struct AwaitPerformance {
  static constexpr std::string_view code = "performance.await";
  static void draw(BeginFulfilment const& command, Facts const& facts, Effects& effects);
};
struct NotePerformance {
  static constexpr std::string_view code = "performance.record";
  static void draw(RecordPerformance const& command, Facts const& facts, Effects& effects);
};
struct NoteUrging {
  static constexpr std::string_view code = "urging.record";
  static void draw(Urge const& command, Facts const& facts, Effects& effects);
};
/// Who is owed is owed the ways, too: to ask the grassroots government, or to sue (若干规定 37; 人民调解法 32).
struct NoteBreach {
  static constexpr std::string_view code = "breach.record";
  static void draw(RecordBreach const& command, Facts const& facts, Effects& effects);
};
struct NoteChange {
  static constexpr std::string_view code = "term.change";
  static void draw(ChangeTerm const& command, Facts const& facts, Effects& effects);
};
struct NoteWaiver {
  static constexpr std::string_view code = "term.waive";
  static void draw(Waive const& command, Facts const& facts, Effects& effects);
};
/// Nothing is waited for any longer.
struct EndFulfilment {
  static constexpr std::string_view code = "performance.drop";
  static void drop(Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    drop(facts, effects);
  }
};

/// Whoever has just been told the remedies is no longer owed them after a breach, wherever that was noted.
void meet_telling(std::vector<PartyRef> const& told, Facts const& facts, Effects& effects);

}  // namespace liandiao::law
