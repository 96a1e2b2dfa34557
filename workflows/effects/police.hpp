#pragma once

#include "workflows/effects/shared.hpp"

/// What follows when police handle a violation of public order.
namespace liandiao::law {

struct NoteViolation {
  static constexpr std::string_view code = "violation.record";
  static void draw(PoliceReport const& command, Facts const& facts, Effects& effects);
  static void draw(PoliceAccept const& command, Facts const& facts, Effects& effects);
  static void draw(AssessViolation const& command, Facts const& facts, Effects& effects);
};
struct TellOut {
  static constexpr std::string_view code = "proper_organ.tell";
  static void draw(InformOut const& command, Facts const& facts, Effects& effects);
};
struct NoteEvidence {
  static constexpr std::string_view code = "evidence.record";
  static void draw(SecureEvidence const& command, Facts const& facts, Effects& effects);
};
/// Whoever settles on the spot takes part in that mediation; the officer presides.
struct JoinOnSpot {
  static constexpr std::string_view code = "spot.join";
  static void draw(MediateOnSpot const& command, Facts const& facts, Effects& effects);
};
/// What was agreed on the spot was performed there.
struct PerformOnSpot {
  static constexpr std::string_view code = "spot.perform";
  using raises = Raises<RecordPerformance>;
  static void draw(MediateOnSpot const& command, Facts const& facts, Effects& effects);
};
struct NoteCoSeal {
  static constexpr std::string_view code = "co_seal.record";
  static void draw(PoliceAgree const& command, Facts const& facts, Effects& effects);
};
struct NoteFailure {
  static constexpr std::string_view code = "failure.record";
  static void draw(PoliceFail const& command, Facts const& facts, Effects& effects);
  static void draw(TurnToPenalty const& command, Facts const& facts, Effects& effects);
};
/// 程序规定 183: seven working days for a second mediation, from the day of the first.
struct AwaitSecond {
  static constexpr std::string_view code = "clock.start second_mediation";
  static void start(Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    start(facts, effects);
  }
};
/// 程序规定 185: what could not be mediated is decided, and the parties are told that damages are for the civil court.
struct OweDecision {
  static constexpr std::string_view code = "duty.decide_penalty";
  static void raise(std::vector<int> const& told, Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    std::vector<int> told;
    if constexpr (requires { command.told; }) told = numbers(command.told);
    raise(told, facts, effects);
  }
};
struct NoteDecision {
  static constexpr std::string_view code = "penalty.record";
  static void draw(DecidePenalty const& command, Facts const& facts, Effects& effects);
};
struct NoteSettlement {
  static constexpr std::string_view code = "settlement.accept";
  static void draw(AcceptSettlement const& command, Facts const& facts, Effects& effects);
};
struct NoteCancelling {
  static constexpr std::string_view code = "cancelling.record";
  static void draw(CancelPoliceAgreement const& command, Facts const& facts, Effects& effects);
};
struct ProlongHandling {
  static constexpr std::string_view code = "clock.extend handle";
  static void draw(ExtendHandling const& command, Facts const& facts, Effects& effects);
};

/// The police case whose agreement this fulfilment follows learns that it was performed, or was not.
struct SettlePoliceCase {
  static constexpr std::string_view code = "police.settle";
  using raises = Raises<PoliceSettled>;
  static void raise(Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    raise(facts, effects);
  }
};
struct ReopenPoliceCase {
  static constexpr std::string_view code = "police.reopen";
  using raises = Raises<PoliceBroken>;
  static void raise(Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    raise(facts, effects);
  }
};

/// The parties go to people's mediation while police have the case, because a settlement may end it (程序规定 186).
struct NoteBesidePolice {
  static constexpr std::string_view code = "beside_police.record";
  static void draw(Apply const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
