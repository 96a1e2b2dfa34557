#pragma once

#include "workflows/effects/shared.hpp"

/// What follows when a case is found, linked or merged.
namespace liandiao::law {

/// The cases found become steps of their own, which somebody answers.
struct TellRelated {
  static constexpr std::string_view code = "relations.tell";
  using raises = Raises<NoteRelated>;
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    (void)facts;
    if (!command.related.empty()) effects.raise(1, Command::of(NoteRelated{command.related}));
  }
};
struct KeepCandidates {
  static constexpr std::string_view code = "relation.find";
  static void draw(NoteRelated const& command, Facts const& facts, Effects& effects);
};
struct LinkOther {
  static constexpr std::string_view code = "relation.link";
  static void draw(LinkCase const& command, Facts const& facts, Effects& effects);
};
struct DismissOther {
  static constexpr std::string_view code = "relation.dismiss";
  static void draw(DismissRelation const& command, Facts const& facts, Effects& effects);
};
struct JoinOther {
  static constexpr std::string_view code = "case.merge";
  static void draw(MergeCase const& command, Facts const& facts, Effects& effects);
};
struct PartAgain {
  static constexpr std::string_view code = "case.part";
  static void draw(UnmergeCase const& command, Facts const& facts, Effects& effects);
};
struct ReceiveOther {
  static constexpr std::string_view code = "merged.receive";
  static void draw(ReceiveMerged const& command, Facts const& facts, Effects& effects);
};
struct ReleaseOther {
  static constexpr std::string_view code = "merged.release";
  static void draw(ReleaseMerged const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
