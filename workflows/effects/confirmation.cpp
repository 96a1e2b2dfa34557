#include "workflows/effects/confirmation.hpp"

#include "workflows/questions/fulfilment.hpp"

namespace liandiao::law {
namespace {

Confirmation confirmation_of(Facts const& facts) {
  auto const* row = facts.file.find<Confirmation>(facts.instance.no);
  ensure(row != nullptr, "an application for confirmation has its row");
  return *row;
}

/// Who was not told of what may be done now is owed it.
void tell_remedies(std::vector<PartyRef> const& told, std::string_view article, Facts const& facts, Effects& effects) {
  tell(effects, facts, "remedies", numbers(told));
  for (int const party : confirmation_of(facts).applicants)
    if (!contains(told, party)) {
      effects.put(Duty{Symbol("tell_remedies"), facts.instance.no, "", facts.instance.organ, Symbol(article),
                       facts.on.day, std::nullopt});
      return;
    }
}

void note_decided(std::string_view kind, std::optional<Text<60>> const& ruling_no, Facts const& facts,
                  Effects& effects) {
  Note row = note(effects, facts, kind);
  row.agreement = facts.instance.agreement;
  row.number = full_width(text_in(ruling_no));
  effects.put(row);
}

}  // namespace

Confirmation OpenConfirmation::row(Facts const& facts) {
  Confirmation row;
  row.instance = facts.instance.no;
  row.agreement = facts.instance.agreement;
  return row;
}

void MeetApplication::draw(ApplyConfirmation const&, Facts const& facts, Effects& effects) {
  auto const* clock = application_time(facts);
  if (clock == nullptr) return;
  Clock met = *clock;
  met.mark = Symbol("met");
  met.marked_on = facts.on.day;
  effects.put(met);
}

void AskSupply::draw(RequireSupply const& command, Facts const& facts, Effects& effects) {
  ask_for_more(confirmation_of(facts), &Confirmation::supplies, &Confirmation::supply_by, command.supply_by, "supply",
               facts, effects);
}

void NoteAcceptance::draw(AcceptApplication const& command, Facts const& facts, Effects& effects) {
  Confirmation row = confirmation_of(facts);
  row.court_no = full_width(text_in(command.court_no));
  row.accepted_on = facts.on.day;
  effects.put(row);
}

void NoteApplicationRefused::draw(RefuseApplication const& command, Facts const& facts, Effects& effects) {
  Confirmation row = confirmation_of(facts);
  row.ground = command.ground.code;
  row.ruling_no = text_in(command.ruling_no);
  effects.put(row);
}

void NoteHearing::draw(HearApplicants const&, Facts const& facts, Effects& effects) {
  Confirmation row = confirmation_of(facts);
  row.heard_on = facts.on.day;
  effects.put(row);
}

void ProlongReview::draw(ExtendReview const& command, Facts const&, Effects& effects) {
  effects.list.emplace_back(ExtendClock{Symbol("review"), command.length});
}

void NoteConfirmed::draw(ConfirmAgreement const& command, Facts const& facts, Effects& effects) {
  Confirmation row = confirmation_of(facts);
  row.ruling_no = full_width(command.ruling_no.value);
  row.ruled_on = facts.on.day;
  effects.put(row);
  auto const days = last_days(facts, facts.on.day);
  if (days.empty()) return;
  effects.start("enforce", BusinessTime{*std::max_element(days.begin(), days.end()), std::nullopt});
}

void NoteDismissed::draw(DismissApplication const& command, Facts const& facts, Effects& effects) {
  Confirmation row = confirmation_of(facts);
  row.ground = command.ground.code;
  row.ruling_no = text_in(command.ruling_no);
  row.ruled_on = facts.on.day;
  effects.put(row);
  tell_remedies(command.told, "民事诉讼法 206", facts, effects);
}

void NoteReviewEnded::draw(EndReview const& command, Facts const& facts, Effects& effects) {
  Confirmation row = confirmation_of(facts);
  row.ruling_no = text_in(command.ruling_no);
  row.ruled_on = facts.on.day;
  effects.put(row);
  tell_remedies(command.told, "民事诉讼法 186", facts, effects);
}

void NoteRulingCorrected::draw(CorrectRuling const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "ruling_corrected");
  row.agreement = facts.instance.agreement;
  row.number = full_width(command.ruling_no.value);
  row.text = row_of(command.corrected);
  effects.put(row);
}

void NoteChallenge::draw(Challenge const& command, Facts const& facts, Effects& effects) {
  Confirmation row = confirmation_of(facts);
  row.challenges += 1;
  effects.put(row);
  Note note_row = note(effects, facts, "challenge");
  note_row.agreement = row.agreement;
  note_row.number = command.challenger ? std::to_string(command.challenger->no) : std::string();
  note_row.text = row_of(command.grounds);
  effects.put(note_row);
}

void NoteChallengeUpheld::draw(UpholdRuling const& command, Facts const& facts, Effects& effects) {
  note_decided("challenge_upheld", command.ruling_no, facts, effects);
}

void NoteChallengeRevoked::draw(RevokeRuling const& command, Facts const& facts, Effects& effects) {
  note_decided("challenge_granted", command.ruling_no, facts, effects);
  effects.stop("enforce", "void");
}

void NoteEnforcement::draw(ConcludeEnforcement const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "enforcement");
  row.agreement = facts.instance.agreement;
  row.number = text_in(command.paper_no);
  effects.put(row);
  auto const* followed = running_fulfilment_of(facts.file, facts.instance.agreement);
  if (command.performed && followed != nullptr)
    effects.raise(followed->no, Command::of(RecordPerformance{{facts.instance.agreement}, {}, {}, {}}));
}

}  // namespace liandiao::law
