#include "workflows/effects/referral.hpp"

#include "workflows/questions/fulfilment.hpp"

namespace liandiao::law {
namespace {

Filing filing_of(Facts const& facts) {
  auto const* filing = facts.file.find<Filing>(facts.instance.no);
  ensure(filing != nullptr, "a referral has its filing");
  return *filing;
}

/// Whoever files without having said that it received the papers received them that day (登记立案规定 8).
void filed(std::string const& court_no, std::optional<Choice<TrialKind>> const& trial, Facts const& facts,
           Effects& effects) {
  Filing row = filing_of(facts);
  if (!row.received_on) {
    row.received_on = facts.on.day;
    effects.stop("receive");
  }
  row.court_no = full_width(court_no);
  row.filed_on = facts.on.day;
  effects.put(row);
  effects.start(trial ? "try_" + trial->code.str() : "try_ordinary", facts.on);
}

/// Where nothing is settled any more, the claims are open again, and the body owes the parties the other ways
/// (人民调解法 33).
void reopen(Agreement const& agreement, Facts const& facts, Effects& effects) {
  for (auto claim : facts.file.all<Claim>()) {
    if (claim.settled_by != agreement.no) continue;
    claim.settled_by = 0;
    effects.put(claim);
  }
  auto const* made_in = facts.file.instance(agreement.instance);
  effects.put(Duty{Symbol("tell_remedies"), agreement.instance, "", made_in->organ, Symbol("人民调解法 33"),
                   facts.on.day, std::nullopt});
}

/// A judgment that changes an agreement takes its place; one that cancels it or finds it invalid leaves nothing of it.
void take_back(Agreement agreement, Symbol ruling, Facts const& facts, Effects& effects) {
  if (!agreement.binds()) return;
  agreement.status = ruling;
  effects.put(agreement);
  bool const changed = ruling == "changed";
  if (!changed) reopen(agreement, facts, effects);
  auto const* followed = running_fulfilment_of(facts.file, agreement.no);
  if (followed == nullptr) return;
  effects.raise(followed->no, changed ? Command::of(AgreementReplaced{{agreement.no}})
                                      : Command::of(AgreementCancelled{{agreement.no}}));
}

}  // namespace

void OpenFiling::draw(Submit const& command, Facts const& facts, Effects& effects) {
  effects.instance.agreement = command.agreement ? command.agreement->no : 0;
  Filing row;
  row.instance = facts.instance.no;
  row.party = command.party.no;
  row.against = numbers(command.against);
  row.receiving_court = command.organ.id;
  row.competent_court = command.competent_court ? command.competent_court->id : command.organ.id;
  row.oral = command.oral;
  effects.put(row);
}

void NoteReceipt::draw(Receive const& command, Facts const& facts, Effects& effects) {
  Filing row = filing_of(facts);
  row.receipt_no = text_in(command.receipt_no);
  row.received_on = facts.on.day;
  effects.put(row);
}

void AskCorrection::draw(RequireCorrection const& command, Facts const& facts, Effects& effects) {
  ask_for_more(filing_of(facts), &Filing::corrections, &Filing::correct_by, command.correct_by, "correct", facts,
               effects);
}

void NoteFiling::draw(FileSuit const& command, Facts const& facts, Effects& effects) {
  filed(command.court_no.value, command.trial, facts, effects);
}

void NoteFiling::draw(DecideAppeal const& command, Facts const& facts, Effects& effects) {
  filed(text_in(command.court_no), command.trial, facts, effects);
}

void GivePart::draw(CallToTrial const& command, Facts const& facts, Effects& effects) {
  effects.put(Guest{++effects.head().guests, facts.instance.no, command.role.code, command.name.row, facts.on.day,
                    command.person ? command.person->id : Symbol()});
}

void NoteRefusal::draw(RefuseFiling const& command, Facts const& facts, Effects& effects) {
  Filing row = filing_of(facts);
  row.ruling_no = text_in(command.ruling_no);
  effects.put(row);
}

void NoteRedirection::draw(Redirect const& command, Facts const& facts, Effects& effects) {
  Filing row = filing_of(facts);
  row.redirected_to = command.to.value;
  effects.put(row);
}

void NoteAppeal::draw(Appeal const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "appeal");
  row.number = std::to_string(command.party.no);
  effects.put(row);
  effects.stop("appeal");
}

void NoteAppealDecided::draw(DecideAppeal const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "appeal_decided");
  row.number = command.ruling_no ? full_width(command.ruling_no->value) : command.outcome.code.str();
  effects.put(row);
}

void NoteSuitOutcome::draw(ConcludeSuit const& command, Facts const& facts, Effects& effects) {
  int const agreement = agreement_ruled_on(command, facts);
  Note row = note(effects, facts, "suit_outcome");
  row.agreement = command.on_agreement ? agreement : 0;
  row.number = command.paper_no ? command.paper_no->value : command.outcome.code.str();
  effects.put(row);
  if (command.on_agreement && command.on_agreement->code != "upheld")
    take_back(*facts.file.agreement(agreement), command.on_agreement->code, facts, effects);
}

}  // namespace liandiao::law
