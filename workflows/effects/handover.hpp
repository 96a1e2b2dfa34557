#pragma once

#include "workflows/effects/shared.hpp"

/// What follows when a case changes hands.
namespace liandiao::law {

struct OfferCase {
  static constexpr std::string_view code = "case.offer";
  static void draw(HandOver const& command, Facts const& facts, Effects& effects);
};
struct NoteSigned {
  static constexpr std::string_view code = "handover.sign";
  static void draw(SignFor const& command, Facts const& facts, Effects& effects);
};
/// From here on the receiver answers for the case.
struct TakeCase {
  static constexpr std::string_view code = "custody.take";
  static void draw(Accept const& command, Facts const& facts, Effects& effects);
};
struct NoteReturn {
  static constexpr std::string_view code = "handover.return";
  static void draw(ReturnCase const& command, Facts const& facts, Effects& effects);
};
struct NoteAnswer {
  static constexpr std::string_view code = "handover.end";
  static void record(Facts const& facts, Effects& effects, Symbol returned_for);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    record(facts, effects, Symbol());
  }
};

}  // namespace liandiao::law
