#pragma once

#include <type_traits>

#include "workflows/effects/shared.hpp"
#include "workflows/questions/court_mediation.hpp"

/// What follows where a court sends a dispute to mediation, and in the suit that waits for it.
namespace liandiao::law {

struct NoteSender {
  static constexpr std::string_view code = "sender.record";
  static void draw(OfferMediation const& command, Facts const& facts, Effects& effects);
};
/// The suit waits, and only for this.
struct NoteEntrusting {
  static constexpr std::string_view code = "entrusting.record";
  using raises = Raises<SuitEntrusted>;
  static void draw(EntrustSuit const& command, Facts const& facts, Effects& effects);
};
/// 在线调解规则 10: from the first consent the parties have their days to choose, and the court has its answer.
struct StartChoosing {
  static constexpr std::string_view code = "clock.start choose_mediator";
  static void draw(GiveConsent const& command, Facts const& facts, Effects& effects);
};
/// The body that is sent the materials works on it from here; the court keeps looking in.
struct PassToBody {
  static constexpr std::string_view code = "body.take";
  static void draw(Delegate const& command, Facts const& facts, Effects& effects);
};
struct GiveBack {
  static constexpr std::string_view code = "body.give_back";
  static void draw(Decline const& command, Facts const& facts, Effects& effects);
};
struct NoteContact {
  static constexpr std::string_view code = "contact.record";
  static void draw(Contact const& command, Facts const& facts, Effects& effects);
};
/// 特邀调解规定 14, 在线调解规则 17: rights and duties, that the agreement may be confirmed, and what comes of false
/// mediation.
struct TellRules {
  static constexpr std::string_view code = "rules.tell";
  static void draw(InformRights const& command, Facts const& facts, Effects& effects);
};
struct KeepStatement {
  static constexpr std::string_view code = "statement.keep";
  static void draw(NoteStatement const& command, Facts const& facts, Effects& effects);
};
struct ReportSuspicion {
  static constexpr std::string_view code = "suspicion.report";
  static void draw(ReportFalse const& command, Facts const& facts, Effects& effects);
};
struct EndSuspicion {
  static constexpr std::string_view code = "suspicion.end";
  static void draw(ClearSuspicion const& command, Facts const& facts, Effects& effects);
};
/// 特邀调解规定 26: however it ended, the court that sent it is owed a report and its papers.
struct OweReport {
  static constexpr std::string_view code = "duty.report_to_court";
  static void raise(Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    raise(facts, effects);
  }
};
struct NoteReport {
  static constexpr std::string_view code = "report.record";
  static void draw(ReportBack const& command, Facts const& facts, Effects& effects);
};
/// 特邀调解规定 19: what was agreed is lodged with the court that sent it.
struct OweLodging {
  static constexpr std::string_view code = "duty.lodge_agreement";
  static void raise(Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    raise(facts, effects);
  }
};
struct NoteLodging {
  static constexpr std::string_view code = "lodging.record";
  static void draw(LodgeAgreement const& command, Facts const& facts, Effects& effects);
};
/// The complaint has been with the court all the time, so its receipt is noted with the suit.
struct RaiseSuit {
  static constexpr std::string_view code = "suit.raise";
  using raises = Raises<Submit, Receive>;
  static void draw(InsistOnSuit const& command, Facts const& facts, Effects& effects);
};
struct NotePaper {
  static constexpr std::string_view code = "mediation_paper.record";
  static void draw(IssuePaper const& command, Facts const& facts, Effects& effects);
};
struct ServeOn {
  static constexpr std::string_view code = "mediation_paper.serve";
  static void draw(ServePaper const& command, Facts const& facts, Effects& effects);
};
/// In force with the last signature for it, or with the withdrawal of the suit, and then as the parties signed it.
struct PutInForce {
  static constexpr std::string_view code = "agreement.put_in_force";
  using raises = Raises<BeginFulfilment, AgreementReplaced>;
  static void draw(ServePaper const& command, Facts const& facts, Effects& effects);
  static void draw(SuitWithdrawn const& command, Facts const& facts, Effects& effects);
};
/// The court's paper ends the suit.
struct ConcludeWithPaper {
  static constexpr std::string_view code = "suit.conclude";
  using raises = Raises<ConcludeSuit>;
  static void draw(ServePaper const& command, Facts const& facts, Effects& effects);
};
/// 民事诉讼法 102: what somebody went back on before it was served never binds.
struct VoidUnserved {
  static constexpr std::string_view code = "agreement.void";
  static void raise(Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    raise(facts, effects);
  }
};
struct LetSuitGoOn {
  static constexpr std::string_view code = "suit.go_on";
  using raises = Raises<SuitGoesOn>;
  static void raise(Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    raise(facts, effects);
  }
};
/// 特邀调解规定 27, 民事调解规定 4: only the time the parties added is not the trial's.
struct PauseTrial {
  static constexpr std::string_view code = "trial.pause";
  using raises = Raises<TrialPauses>;
  static void draw(Extend const& command, Facts const& facts, Effects& effects);
};
struct NoteFee {
  static constexpr std::string_view code = "fee.record";
  static void draw(ChargeFee const& command, Facts const& facts, Effects& effects);
};
// What the suit itself makes of it.
struct WaitForMediation {
  static constexpr std::string_view code = "suit.wait";
  static void draw(SuitEntrusted const& command, Facts const& facts, Effects& effects);
};
struct PauseTrialClocks {
  static constexpr std::string_view code = "trial_clocks.pause";
  static void draw(TrialPauses const& command, Facts const& facts, Effects& effects);
};
struct GoOnWithTrial {
  static constexpr std::string_view code = "trial_clocks.go_on";
  static void draw(SuitGoesOn const& command, Facts const& facts, Effects& effects);
};
/// A suit that is over leaves nothing to mediate inside it.
struct EndMediationInside {
  static constexpr std::string_view code = "mediation_inside.end";
  using raises = Raises<SuitOver, SuitWithdrawn>;
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    auto const* inside = mediation_inside(facts, facts.instance);
    if (inside == nullptr) return;
    if constexpr (std::is_same_v<C, Withdraw>)
      effects.raise(inside->no, Command::of(SuitWithdrawn{facts.instance.no}));
    else
      effects.raise(inside->no, Command::of(SuitOver{facts.instance.no}));
  }
};

}  // namespace liandiao::law
