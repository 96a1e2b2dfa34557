#pragma once

#include "workflows/effects/shared.hpp"
#include "workflows/questions/court_mediation.hpp"

/// What follows on the way to court.
namespace liandiao::law {

struct OpenFiling {
  static constexpr std::string_view code = "filing.open";
  static void draw(Submit const& command, Facts const& facts, Effects& effects);
};
struct NoteReceipt {
  static constexpr std::string_view code = "receipt.record";
  static void draw(Receive const& command, Facts const& facts, Effects& effects);
};
struct AskCorrection {
  static constexpr std::string_view code = "correction.ask";
  static void draw(RequireCorrection const& command, Facts const& facts, Effects& effects);
};
struct NoteFiling {
  static constexpr std::string_view code = "filing.record";
  static void draw(FileSuit const& command, Facts const& facts, Effects& effects);
  static void draw(DecideAppeal const& command, Facts const& facts, Effects& effects);
};
/// A court that accepts the matter ends every mediation of it that is still going on outside the court; one inside a
/// suit that was filed goes on there.
struct EndMediations {
  static constexpr std::string_view code = "mediations.end";
  using raises = Raises<TakenOver>;
  template <class C>
  static void draw(C const&, Facts const& facts, Effects& effects) {
    if (facts.instance.agreement != 0) return;  // a suit about an agreement is not the same matter
    for (auto const& row : facts.file.all<Instance>())
      if (is_resolving(facts, row) && !has_outcome(facts, row) && !runs_in_suit(row))
        effects.raise(row.no, Command::of(TakenOver{facts.instance.no}));
  }
};
struct GivePart {
  static constexpr std::string_view code = "trial.call";
  static void draw(CallToTrial const& command, Facts const& facts, Effects& effects);
};
struct NoteRefusal {
  static constexpr std::string_view code = "refusal.record";
  static void draw(RefuseFiling const& command, Facts const& facts, Effects& effects);
};
struct NoteRedirection {
  static constexpr std::string_view code = "redirection.record";
  static void draw(Redirect const& command, Facts const& facts, Effects& effects);
};
struct NoteAppeal {
  static constexpr std::string_view code = "appeal.record";
  static void draw(Appeal const& command, Facts const& facts, Effects& effects);
};
/// The court above decided on the refusal (民诉法解释 330).
struct NoteAppealDecided {
  static constexpr std::string_view code = "appeal.decide";
  static void draw(DecideAppeal const& command, Facts const& facts, Effects& effects);
};
/// 人民调解法 32, 33: what the judgment says of an agreement holds for it, for its fulfilment and for what it settled.
struct NoteSuitOutcome {
  static constexpr std::string_view code = "suit_outcome.record";
  using raises = Raises<AgreementReplaced, AgreementCancelled>;
  static void draw(ConcludeSuit const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
