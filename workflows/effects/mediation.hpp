#pragma once

#include "workflows/effects/election.hpp"
#include "workflows/effects/sessions.hpp"
#include "workflows/effects/shared.hpp"
#include "workflows/questions/election.hpp"

/// What follows in a mediation.
namespace liandiao::law {

struct InviteParties {
  static constexpr std::string_view code = "parties.invite";
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    if constexpr (requires { command.about; })
      if (command.about) effects.instance.agreement = command.about->no;
    std::vector<int> coming;
    if constexpr (requires { command.applicants; }) {
      coming = numbers(command.applicants);
      auto const represented = represented_by(facts.file, coming);
      coming.insert(coming.end(), represented.begin(), represented.end());
    }
    for (auto const& party : facts.file.all<Party>()) {
      bool const applies = std::find(coming.begin(), coming.end(), party.no) != coming.end();
      effects.put(Participation{facts.instance.no, party.no, Symbol(applies ? "in" : "invited"), facts.on.day});
      if (applies) effects.put(consent(effects, facts, party.no, "mediate", Symbol("given")));
    }
  }
};
struct NoteTransfer {
  static constexpr std::string_view code = "transfer.record";
  static void draw(TransferIn const& command, Facts const& facts, Effects& effects);
};
struct GiveNumber {
  static constexpr std::string_view code = "number.ask";
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    ask_number(effects, facts, "mediation", facts.instance.organ);
  }
};
struct TellProperOrgan {
  static constexpr std::string_view code = "proper_organ.tell";
  static void draw(Refuse const& command, Facts const& facts, Effects& effects);
};
struct PutMediators {
  static constexpr std::string_view code = "mediators.appoint";
  static void put(std::vector<MediatorEntry> const& mediators, Symbol chosen_by, Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    Symbol chosen_by;
    if constexpr (requires { command.chosen_by; })
      if (command.chosen_by) chosen_by = command.chosen_by->code;
    put(command.mediators, chosen_by, facts, effects);
  }
};
struct ReplaceMediator {
  static constexpr std::string_view code = "mediator.replace";
  static void draw(ObjectToMediator const& command, Facts const& facts, Effects& effects);
  static void draw(StandDown const& command, Facts const& facts, Effects& effects);
};
/// The one objected to works on.
struct KeepMediator {
  static constexpr std::string_view code = "mediator.keep";
  static void draw(RejectObjection const& command, Facts const& facts, Effects& effects);
};
struct PassOn {
  static constexpr std::string_view code = "mediator.pass_on";
  static void draw(Reassign const& command, Facts const& facts, Effects& effects);
};
struct NoteRelation {
  static constexpr std::string_view code = "relation.disclose";
  static void draw(Disclose const& command, Facts const& facts, Effects& effects);
};
struct TellRights {
  static constexpr std::string_view code = "rights.tell";
  static void draw(InformRights const& command, Facts const& facts, Effects& effects);
};
struct NoteConsent {
  static constexpr std::string_view code = "consent.record";
  static void draw(GiveConsent const& command, Facts const& facts, Effects& effects);
};
struct NameGuest {
  static constexpr std::string_view code = "guest.name";
  static void draw(InviteGuest const& command, Facts const& facts, Effects& effects);
};
struct NoteUndisputed {
  static constexpr std::string_view code = "undisputed.record";
  static void draw(RecordUndisputed const& command, Facts const& facts, Effects& effects);
};
struct NoteInvestigation {
  static constexpr std::string_view code = "investigation.record";
  static void draw(Investigate const& command, Facts const& facts, Effects& effects);
};
struct NoteSafety {
  static constexpr std::string_view code = "safety.arrange";
  static void draw(ArrangeSafety const& command, Facts const& facts, Effects& effects);
};
struct CountSession {
  static constexpr std::string_view code = "session.count";
  static void count(std::optional<Text<120>> const& place, Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    count(command.place, facts, effects);
    hold_as_planned(command.session, facts, effects);
  }
};
struct RecordAgreement {
  static constexpr std::string_view code = "agreement.record";
  using raises = Raises<BeginFulfilment, AgreementReplaced>;
  static void draw(Agree const& command, Facts const& facts, Effects& effects);
  static void draw(AgreeOrally const& command, Facts const& facts, Effects& effects);
  static void draw(PoliceAgree const& command, Facts const& facts, Effects& effects);
  static void draw(MediateOnSpot const& command, Facts const& facts, Effects& effects);
};
/// Inside a suit nothing binds before the court's paper is served: what was signed is only drawn up (民事诉讼法 100).
struct DrawUpAgreement {
  static constexpr std::string_view code = "agreement.draw_up";
  static void draw(Agree const& command, Facts const& facts, Effects& effects);
};
/// From here on it binds: it settles its claims, and its fulfilment is followed. Terms are those not yet recorded.
void take_effect(Agreement row, std::vector<TermEntry> const& terms, Facts const& facts, Effects& effects);
struct TellRemedies {
  static constexpr std::string_view code = "remedies.tell";
  static void draw(End const& command, Facts const& facts, Effects& effects);
};
struct RecordLeaving {
  static constexpr std::string_view code = "leaving.record";
  static void draw(Leave const& command, Facts const& facts, Effects& effects);
};
struct OweRemedies {
  static constexpr std::string_view code = "duty.tell_remedies";
  static void raise(Facts const& facts, Effects& effects);
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    raise(facts, effects);
  }
};
struct ProlongMediation {
  static constexpr std::string_view code = "clock.extend mediate";
  static void draw(Extend const& command, Facts const& facts, Effects& effects);
};
struct BeginSuspension {
  static constexpr std::string_view code = "suspension.begin";
  static void draw(Suspend const& command, Facts const& facts, Effects& effects);
};
struct EndSuspension {
  static constexpr std::string_view code = "suspension.end";
  static void draw(Resume const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
