#include "workflows/effects/mediation.hpp"

#include "workflows/questions/court_mediation.hpp"
#include "workflows/questions/fulfilment.hpp"
#include "workflows/questions/joint.hpp"

namespace liandiao::law {

void NoteTransfer::draw(TransferIn const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "transfer");
  row.organ = command.from.id;
  row.number = text_in(command.letter_no);
  effects.put(row);
}

void TellProperOrgan::draw(Refuse const& command, Facts const& facts, Effects& effects) {
  tell(effects, facts, "proper_organ", numbers(command.told));
}

void PutMediators::put(std::vector<MediatorEntry> const& mediators, Symbol chosen_by, Facts const& facts,
                       Effects& effects) {
  for (auto row : facts.file.all<Mediator>()) {
    if (row.instance != facts.instance.no || row.until || !appointed(row)) continue;
    row.until = facts.on.day;  // whom the new appointment names serves on
    effects.put(row);
  }
  for (auto const& entry : mediators)
    effects.put(Mediator{facts.instance.no, entry.person.id, entry.role.code, facts.on.day, std::nullopt, chosen_by});
}

namespace {

void replace(Effects& effects, Facts const& facts, Symbol person) {
  Mediator row = *facts.file.find<Mediator>(facts.instance.no, person);
  row.until = facts.on.day;
  effects.put(row);
}

Recusal recusal(Effects& effects, Facts const& facts, Symbol person, std::string_view decision) {
  Recusal row;
  row.seq = facts.seq;
  row.index = effects.next_index();
  row.instance = facts.instance.no;
  row.person = person;
  row.decision = Symbol(decision);
  row.on = facts.on.day;
  return row;
}

}  // namespace

void ReplaceMediator::draw(ObjectToMediator const& command, Facts const& facts, Effects& effects) {
  replace(effects, facts, command.person.id);
  Recusal row = recusal(effects, facts, command.person.id, "replaced");
  row.party = command.party.no;
  row.ground = row_of(command.ground);
  row.decided_by = decider(command, facts);
  effects.put(row);
}

void KeepMediator::draw(RejectObjection const& command, Facts const& facts, Effects& effects) {
  Recusal row = recusal(effects, facts, command.person.id, "rejected");
  row.party = command.party.no;
  row.ground = command.reason.row;
  row.decided_by = decider(command, facts);
  effects.put(row);
}

void ReplaceMediator::draw(StandDown const& command, Facts const& facts, Effects& effects) {
  replace(effects, facts, command.person.id);
  for (auto row : facts.file.all<Recusal>()) {
    if (row.instance != facts.instance.no || row.person != command.person.id || row.decision != "pending") continue;
    row.decision = Symbol("replaced");
    effects.put(row);
  }
}

void PassOn::draw(Reassign const& command, Facts const& facts, Effects& effects) {
  Mediator next = *facts.file.find<Mediator>(facts.instance.no, command.person.id);
  replace(effects, facts, command.person.id);
  next.person = command.successor.id;
  next.since = facts.on.day;
  effects.put(next);
  for (auto const& party : command.consenting) {
    Consent agreed = consent(effects, facts, party.no, "mediator", Symbol("given"));
    agreed.subject = command.successor.id.str();
    effects.put(agreed);
  }
  Note row = note(effects, facts, "reassigned");
  row.number = command.person.id.str() + " → " + command.successor.id.str();
  row.text = row_of(command.reason);
  effects.put(row);
}

void NoteRelation::draw(Disclose const& command, Facts const& facts, Effects& effects) {
  Recusal row = recusal(effects, facts, command.person.id, "pending");
  row.ground = command.relation.row;
  effects.put(row);
}

void TellRights::draw(InformRights const& command, Facts const& facts, Effects& effects) {
  tell(effects, facts, "rights_and_duties", numbers(command.parties));
}

void NoteConsent::draw(GiveConsent const& command, Facts const& facts, Effects& effects) {
  for (auto const& party : command.parties) {
    Consent row = consent(effects, facts, party.no, command.purpose.code.view(), command.answer.code);
    if (command.person) row.subject = command.person->id.str();
    if (command.guest) row.subject = std::to_string(command.guest->no);
    effects.put(row);
    if (command.purpose.code == "mediate")
      effects.put(Participation{facts.instance.no, party.no, Symbol("in"), facts.on.day});
  }
  bool const before_police = facts.instance.procedure == "police_mediation";
  if (command.purpose.code == "mediate" && !before_police)
    bring_in_represented(numbers(command.parties), facts, effects);
}

void NameGuest::draw(InviteGuest const& command, Facts const& facts, Effects& effects) {
  effects.put(
      Guest{++effects.head().guests, facts.instance.no, command.kind.code, command.name.row, facts.on.day, Symbol()});
}

void NoteUndisputed::draw(RecordUndisputed const& command, Facts const& facts, Effects& effects) {
  effects.put(UndisputedFact{facts.seq, effects.next_index(), facts.instance.no, numbers(command.signed_by),
                             command.facts.row, facts.on.day});
}

void NoteSafety::draw(ArrangeSafety const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "safety");
  row.number = command.manner.code.str();
  row.text = command.assessment.row;
  effects.put(row);
}

void NoteInvestigation::draw(Investigate const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "investigation");
  row.text = command.found.row;
  effects.put(row);
}

void CountSession::count(std::optional<Text<120>> const& place, Facts const& facts, Effects& effects) {
  effects.instance.sessions += 1;
  Note row = note(effects, facts, "session");
  row.number = text_in(place);
  effects.put(row);
}

namespace {

/// An agreement made anew takes the place of the old one, and settles what that one did.
void supersede(Agreement superseded, Agreement& by, Facts const& facts, Effects& effects) {
  superseded.status = Symbol("superseded");
  effects.put(superseded);
  for (auto const& claim : facts.file.all<Claim>())
    if (claim.settled_by == superseded.no) by.claims.push_back(claim.no);
  if (auto const* followed = running_fulfilment_of(facts.file, superseded.no))
    effects.raise(followed->no, Command::of(AgreementReplaced{{superseded.no}}));
}

/// Rows of an agreement, the same for every form.
template <class C>
Agreement drawn_up(C const& command, Facts const& facts, Effects& effects, std::string_view form, Symbol organ) {
  Agreement row;
  row.no = ++effects.head().agreements;
  row.instance = facts.instance.no;
  row.form = Symbol(form);
  row.effective_on = facts.on.day;
  row.parties = numbers(command.parties);
  row.claims = claims_settled(facts.file, command.parties, command.claims);
  if constexpr (requires { command.matter; })
    if (command.matter && command.matter->code != "ordinary") row.matter = command.matter->code;
  row.mediator = command.mediator.id;
  row.organ = organ;
  row.amount = command.amount ? *command.amount : sum_of(command.terms).value_or(Money{});
  row.content = command.content ? command.content->row : RowRef{};
  row.supersedes = facts.instance.agreement;
  return row;
}

void put_terms(int agreement, std::vector<TermEntry> const& terms, Effects& effects) {
  int term_no = 0;
  for (auto const& term : terms)
    for (auto const& due : due_days(term))
      effects.put(Term{agreement, ++term_no, term.debtor.no, term.creditor.no, term.obligation.row,
                       term.amount.value_or(Money{}), due, std::nullopt, std::nullopt});
}

}  // namespace

void take_effect(Agreement row, std::vector<TermEntry> const& terms, Facts const& facts, Effects& effects) {
  row.effective_on = facts.on.day;
  row.status = Symbol("in_force");
  if (auto const* old = facts.file.agreement(row.supersedes); old != nullptr && old->binds())
    supersede(*old, row, facts, effects);
  effects.put(row);
  put_terms(row.no, terms, effects);
  for (int const no : row.claims) {
    Claim claim = *facts.file.find<Claim>(no);
    claim.settled_by = row.no;
    effects.put(claim);
  }
  effects.open(Command::of(BeginFulfilment{{row.no}, {facts.instance.organ}}));
}

void RecordAgreement::draw(Agree const& command, Facts const& facts, Effects& effects) {
  take_effect(drawn_up(command, facts, effects, "written", facts.instance.organ), command.terms, facts, effects);
  if (command.told_confirmation) tell(effects, facts, "confirmation", numbers(command.parties));
  // 人民调解法 33, 民事诉讼法 205: thirty days from effect; the parties' own period, whatever becomes of the session.
  effects.start("apply_confirmation", facts.on, effects.head().agreements);
}

void RecordAgreement::draw(AgreeOrally const& command, Facts const& facts, Effects& effects) {
  take_effect(drawn_up(command, facts, effects, "oral", Symbol()), command.terms, facts, effects);
}

void DrawUpAgreement::draw(Agree const& command, Facts const& facts, Effects& effects) {
  Agreement row = drawn_up(command, facts, effects, "mediation_paper", facts.instance.organ);
  row.status = Symbol("unserved");
  effects.put(row);
  put_terms(row.no, command.terms, effects);
}

void RecordAgreement::draw(PoliceAgree const& command, Facts const& facts, Effects& effects) {
  take_effect(drawn_up(command, facts, effects, "written", facts.instance.organ), command.terms, facts, effects);
}

void RecordAgreement::draw(MediateOnSpot const& command, Facts const& facts, Effects& effects) {
  take_effect(drawn_up(command, facts, effects, command.recorded ? "recorded" : "written", facts.instance.organ),
              command.terms, facts, effects);
}

void TellRemedies::draw(End const& command, Facts const& facts, Effects& effects) {
  tell(effects, facts, "remedies", numbers(command.told));
  if (!command.report) return;
  Note row = note(effects, facts, "end_report");
  row.text = command.report->row;
  effects.put(row);
}

void RecordLeaving::draw(Leave const& command, Facts const& facts, Effects& effects) {
  auto const* row = facts.file.find<Participation>(facts.instance.no, command.party.no);
  bool const was_in = row != nullptr && row->standing == "in";
  effects.put(Participation{facts.instance.no, command.party.no, Symbol(was_in ? "left" : "refused"), facts.on.day});
  effects.put(consent(effects, facts, command.party.no, "mediate", Symbol(was_in ? "withdrawn" : "refused")));
  if (facts.instance.procedure != "police_mediation") leave_group(command.party.no, facts, effects);
}

void OweRemedies::raise(Facts const& facts, Effects& effects) {
  if (runs_in_suit(facts.instance)) return;  // what is not agreed there, the court decides
  effects.put(Duty{Symbol("tell_remedies"), facts.instance.no, "", facts.instance.organ, Symbol("人民调解法 26"),
                   facts.on.day, std::nullopt});
}

void ProlongMediation::draw(Extend const& command, Facts const& facts, Effects& effects) {
  for (auto const& party : command.consenting)
    effects.put(consent(effects, facts, party.no, "extend", Symbol("given")));
  effects.list.emplace_back(ExtendClock{Symbol("mediate"), command.length});
}

void BeginSuspension::draw(Suspend const& command, Facts const& facts, Effects& effects) {
  effects.instance.suspended_on = facts.on.day;
  effects.instance.suspended_for = command.reason.code;
  effects.put(Suspension{facts.instance.no, facts.on.day, std::nullopt, command.reason.code});
  effects.list.emplace_back(SuspendClocks{command.reason.code, facts.on.day});
}

void EndSuspension::draw(Resume const&, Facts const& facts, Effects& effects) {
  Date const from = *facts.instance.suspended_on;
  // The day it resumes counts again; a suspension resumed on its own day leaves nothing out.
  Date const last = facts.on.day > from ? facts.on.day.plus(-1) : from;
  effects.put(Suspension{facts.instance.no, from, last, facts.instance.suspended_for});
  std::optional<Span> excluded;
  if (facts.on.day > from) excluded = Span{from, last};
  effects.list.emplace_back(ResumeClocks{facts.instance.suspended_for, excluded});
  effects.instance.suspended_on.reset();
  effects.instance.suspended_for = Symbol();
}

}  // namespace liandiao::law
