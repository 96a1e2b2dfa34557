#include "workflows/effects/court_mediation.hpp"

#include "workflows/effects/mediation.hpp"

namespace liandiao::law {
namespace {

std::string text_of(std::optional<Text<60>> const& text) { return text ? text->value : std::string(); }

void note_sender(Symbol court, std::string const& number, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "sent_by_court");
  row.organ = court;
  row.number = number;
  effects.put(row);
}

/// The receipt the court gave for the complaint.
std::string receipt_of(Facts const& facts) {
  for (auto const& row : facts.file.all<Note>())
    if (row.instance == facts.instance.no && row.kind == "sent_by_court") return row.number;
  return {};
}

Suspend suspension_for(std::string_view reason) {
  Suspend command;
  command.reason.code = Symbol(reason);
  return command;
}

/// The court is owed something only by a body it sent the dispute to.
void owe(std::string_view duty, std::string_view article, Facts const& facts, Effects& effects) {
  Symbol const court = sending_court(facts, facts.instance);
  if (court.empty() || court == facts.instance.organ) return;
  effects.put(
      Duty{Symbol(duty), facts.instance.no, "", facts.instance.organ, Symbol(article), facts.on.day, std::nullopt});
}

}  // namespace

void NoteSender::draw(OfferMediation const& command, Facts const& facts, Effects& effects) {
  note_sender(command.organ.id, text_of(command.receipt_no), facts, effects);
  if (!command.court_no) return;
  Note row = note(effects, facts, "pre_suit_number");
  row.number = full_width(command.court_no->value);
  effects.put(row);
}

void NoteEntrusting::draw(EntrustSuit const& command, Facts const& facts, Effects& effects) {
  note_sender(command.organ.id, std::string(), facts, effects);
  effects.raise(command.suit, Command::of(SuitEntrusted{facts.instance.no}));
}

void StartChoosing::draw(GiveConsent const& command, Facts const& facts, Effects& effects) {
  bool const first = facts.instance.state == "received" && command.purpose.code == "mediate" &&
                     facts.clock(ChooseTime::clock) == nullptr;
  if (!first) return;
  effects.stop(AskConsentTime::clock);
  effects.start(ChooseTime::clock, facts.on);
}

void PassToBody::draw(Delegate const& command, Facts const& facts, Effects& effects) {
  effects.instance.organ = command.organ.id;
  Note row = note(effects, facts, "delegated");
  row.organ = command.organ.id;
  row.number = text_of(command.letter_no);
  effects.put(row);
}

void GiveBack::draw(Decline const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "declined");
  row.organ = facts.instance.organ;
  row.number = command.reason.code.str();
  row.text = row_of(command.remark);
  effects.put(row);
  effects.instance.organ = sending_court(facts, facts.instance);
}

void NoteContact::draw(Contact const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "contact");
  row.text = row_of(command.found);
  effects.put(row);
}

void TellRules::draw(InformRights const& command, Facts const& facts, Effects& effects) {
  for (std::string_view const topic : {"rights_and_duties", "confirmation", "false_mediation"})
    tell(effects, facts, topic, numbers(command.parties));
}

void KeepStatement::draw(NoteStatement const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "confidential_statement");
  row.number = std::to_string(command.party.no);
  row.text = command.text.row;
  effects.put(row);
}

void ReportSuspicion::draw(ReportFalse const& command, Facts const& facts, Effects& effects) {
  bool const still_mediated = !has_outcome(facts, facts.instance) && unserved_agreement(facts) == nullptr;
  if (still_mediated) BeginSuspension::draw(suspension_for("false_mediation"), facts, effects);
  Note row = note(effects, facts, "suspected_false");
  row.organ = sending_court(facts, facts.instance);
  row.text = command.grounds.row;
  effects.put(row);
}

void EndSuspicion::draw(ClearSuspicion const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "suspicion_cleared");
  row.text = row_of(command.remark);
  effects.put(row);
  if (facts.instance.suspended_on) EndSuspension::draw(Resume{}, facts, effects);
}

void OweReport::raise(Facts const& facts, Effects& effects) {
  owe("report_to_court", "特邀调解规定 26", facts, effects);
}

void NoteReport::draw(ReportBack const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "end_report");
  row.organ = sending_court(facts, facts.instance);
  row.text = command.report.row;
  effects.put(row);
  close_duty(effects, facts, "report_to_court", facts.instance.no);
}

void OweLodging::raise(Facts const& facts, Effects& effects) {
  owe("lodge_agreement", "特邀调解规定 19", facts, effects);
}

void NoteLodging::draw(LodgeAgreement const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "lodged");
  row.organ = sending_court(facts, facts.instance);
  row.text = row_of(command.remark);
  effects.put(row);
  close_duty(effects, facts, "lodge_agreement", facts.instance.no);
}

void RaiseSuit::draw(InsistOnSuit const& command, Facts const& facts, Effects& effects) {
  Submit submission;
  submission.party = command.party;
  submission.against = command.against;
  submission.organ.id = sending_court(facts, facts.instance);
  submission.signed_complaint = true;
  effects.open(Command::of(std::move(submission)));
  Receive receipt;
  if (auto const number = receipt_of(facts); !number.empty()) receipt.receipt_no = Text<60>{number};
  effects.raise(facts.file.head().instances + 1, Command::of(std::move(receipt)));
}

void NotePaper::draw(IssuePaper const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "mediation_paper");
  row.organ = sending_court(facts, facts.instance);
  row.number = full_width(command.paper_no.value);
  effects.put(row);
}

void ServeOn::draw(ServePaper const& command, Facts const& facts, Effects& effects) {
  tell(effects, facts, "mediation_paper", numbers(command.parties));
}

void PutInForce::draw(ServePaper const&, Facts const& facts, Effects& effects) {
  if (auto const* agreement = unserved_agreement(facts)) take_effect(*agreement, {}, facts, effects);
}

void PutInForce::draw(SuitWithdrawn const&, Facts const& facts, Effects& effects) {
  auto const* agreement = unserved_agreement(facts);
  if (agreement == nullptr) return;
  Agreement row = *agreement;
  row.form = Symbol("written");  // no paper of the court will come of it any more
  take_effect(row, {}, facts, effects);
  effects.start("apply_confirmation", facts.on, row.no);
}

void ConcludeWithPaper::draw(ServePaper const&, Facts const& facts, Effects& effects) {
  auto const* suit = waiting_suit(facts.file);
  if (suit == nullptr) return;
  ConcludeSuit command;
  command.outcome.code = Symbol("mediated");
  for (auto const& row : facts.file.all<Note>())
    if (row.instance == facts.instance.no && row.kind == "mediation_paper") command.paper_no = Text<60>{row.number};
  effects.raise(suit->no, Command::of(std::move(command)));
}

void VoidUnserved::raise(Facts const& facts, Effects& effects) {
  auto const* agreement = unserved_agreement(facts);
  if (agreement == nullptr) return;
  Agreement row = *agreement;
  row.status = Symbol("never_served");
  effects.put(row);
}

void LetSuitGoOn::raise(Facts const& facts, Effects& effects) {
  auto const* suit = runs_in_suit(facts.instance) ? waiting_suit(facts.file) : nullptr;
  if (suit != nullptr) effects.raise(suit->no, Command::of(SuitGoesOn{facts.instance.no}));
}

void PauseTrial::draw(Extend const&, Facts const& facts, Effects& effects) {
  auto const* suit = runs_in_suit(facts.instance) ? waiting_suit(facts.file) : nullptr;
  auto const* clock = facts.clock(MediateTime::clock);
  if (suit == nullptr || clock == nullptr || !clock->due) return;
  effects.raise(suit->no, Command::of(TrialPauses{clock->due->plus(1)}));
}

void NoteFee::draw(ChargeFee const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "fee");
  row.number = command.amount.text();
  effects.put(row);
}

void WaitForMediation::draw(SuitEntrusted const&, Facts const& facts, Effects& effects) {
  effects.instance.suspended_on = facts.on.day;
  effects.instance.suspended_for = Symbol(entrusted);
  effects.put(Suspension{facts.instance.no, facts.on.day, std::nullopt, Symbol(entrusted)});
}

void PauseTrialClocks::draw(TrialPauses const& command, Facts const&, Effects& effects) {
  effects.list.emplace_back(SuspendClocks{Symbol(entrusted), command.from});
}

void GoOnWithTrial::draw(SuitGoesOn const&, Facts const& facts, Effects& effects) {
  Date const since = *facts.instance.suspended_on;
  Date const last = facts.on.day > since ? facts.on.day.plus(-1) : since;
  effects.put(Suspension{facts.instance.no, since, last, Symbol(entrusted)});
  std::optional<Span> excluded;
  for (auto const& row : facts.file.all<Clock>()) {
    bool const paused = row.instance == facts.instance.no && row.mark == "suspended" && row.marked_on;
    if (paused && facts.on.day > *row.marked_on) excluded = Span{*row.marked_on, facts.on.day.plus(-1)};
  }
  effects.list.emplace_back(ResumeClocks{Symbol(entrusted), excluded});
  effects.instance.suspended_on.reset();
  effects.instance.suspended_for = Symbol();
}

}  // namespace liandiao::law
