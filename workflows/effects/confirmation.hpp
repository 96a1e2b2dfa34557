#pragma once

#include "workflows/effects/shared.hpp"

/// What follows when an agreement goes to a court for confirmation.
namespace liandiao::law {

struct OpenConfirmation {
  static constexpr std::string_view code = "confirmation.open";
  static Confirmation row(Facts const& facts);
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    Confirmation opened = row(facts);
    opened.applicants = numbers(command.applicants);
    opened.competence = command.competence.code;
    opened.receiving_court = command.organ.id;
    opened.competent_court = command.competent_court ? command.competent_court->id : command.organ.id;
    opened.oral = command.oral;
    if constexpr (requires { command.obstacle; }) opened.obstacle = command.obstacle.row;
    effects.put(opened);
  }
};
/// The thirty days have been kept.
struct MeetApplication {
  static constexpr std::string_view code = "clock.meet apply_confirmation";
  static void draw(ApplyConfirmation const& command, Facts const& facts, Effects& effects);
};
struct AskSupply {
  static constexpr std::string_view code = "supply.ask";
  static void draw(RequireSupply const& command, Facts const& facts, Effects& effects);
};
struct NoteAcceptance {
  static constexpr std::string_view code = "application.accept";
  static void draw(AcceptApplication const& command, Facts const& facts, Effects& effects);
};
struct NoteApplicationRefused {
  static constexpr std::string_view code = "application.refuse";
  static void draw(RefuseApplication const& command, Facts const& facts, Effects& effects);
};
struct NoteHearing {
  static constexpr std::string_view code = "hearing.record";
  static void draw(HearApplicants const& command, Facts const& facts, Effects& effects);
};
struct ProlongReview {
  static constexpr std::string_view code = "clock.extend review";
  static void draw(ExtendReview const& command, Facts const& facts, Effects& effects);
};
/// With the ruling begin the two years for enforcement, from the last day of performance (民事诉讼法 250).
struct NoteConfirmed {
  static constexpr std::string_view code = "ruling.confirm";
  static void draw(ConfirmAgreement const& command, Facts const& facts, Effects& effects);
};
/// 民事诉讼法 206: whoever is dismissed is told to mediate anew or to sue.
struct NoteDismissed {
  static constexpr std::string_view code = "ruling.dismiss";
  static void draw(DismissApplication const& command, Facts const& facts, Effects& effects);
};
struct NoteReviewEnded {
  static constexpr std::string_view code = "review.end";
  static void draw(EndReview const& command, Facts const& facts, Effects& effects);
};
struct NoteRulingCorrected {
  static constexpr std::string_view code = "ruling.correct";
  static void draw(CorrectRuling const& command, Facts const& facts, Effects& effects);
};
struct NoteChallenge {
  static constexpr std::string_view code = "challenge.record";
  static void draw(Challenge const& command, Facts const& facts, Effects& effects);
};
struct NoteChallengeUpheld {
  static constexpr std::string_view code = "challenge.uphold";
  static void draw(UpholdRuling const& command, Facts const& facts, Effects& effects);
};
struct NoteChallengeRevoked {
  static constexpr std::string_view code = "challenge.revoke";
  static void draw(RevokeRuling const& command, Facts const& facts, Effects& effects);
};
struct NoteEnforcement {
  static constexpr std::string_view code = "enforcement.record";
  using raises = Raises<RecordPerformance>;
  static void draw(ConcludeEnforcement const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
