#include "workflows/effects.hpp"

#include <array>

#include "workflows/effects/fulfilment.hpp"
#include "workflows/questions/fulfilment.hpp"

namespace liandiao::law {
namespace {

template <class T>
RowRef row_of_optional(std::optional<T> const& text) {
  return text ? text->row : RowRef{};
}

std::vector<Symbol> symbols(std::vector<Choice<Flag>> const& flags) {
  std::vector<Symbol> list;
  for (auto const& flag : flags) list.push_back(flag.code);
  return list;
}

void close_duty(Effects& effects, Facts const& facts, std::string_view duty, int instance) {
  for (auto row : facts.file.all<Duty>()) {
    if (row.duty != duty || row.instance != instance || row.done_on) continue;
    row.done_on = facts.on.day;
    effects.put(row);
  }
}

}  // namespace

// ---- docket ---------------------------------------------------------------------------------------------------
int put_party(Effects& effects, Facts const& facts, PartyEntry const& entry) {
  Party row;
  row.no = ++effects.head().parties;
  row.side = entry.side.code;
  row.kind = entry.kind.code;
  row.headcount = entry.headcount.value_or(1);
  row.name = entry.name.row;
  row.id_number = row_of_optional(entry.id_number);
  row.phone = row_of_optional(entry.phone);
  row.address = row_of_optional(entry.address);
  row.about = row_of_optional(entry.about);
  row.flags = symbols(entry.flags);
  effects.put(row);
  for (auto const& representative : entry.representatives) put_representative(effects, facts, row.no, representative);
  return row.no;
}

void put_representative(Effects& effects, Facts const& facts, int party, RepresentativeEntry const& entry) {
  Representative row;
  row.no = ++effects.head().representatives;
  row.party = party;
  row.kind = entry.kind.code;
  row.authority = entry.authority ? entry.authority->code : Symbol();
  row.name = entry.name.row;
  row.since = facts.on.day;
  effects.put(row);
}

void put_claim(Effects& effects, ClaimEntry const& entry) {
  effects.put(Claim{++effects.head().claims, entry.party.no, entry.text.row, 0, false});
}

void OpenCase::draw(Register const& command, Facts const& facts, Effects& effects) {
  Head& head = effects.head();
  head.flow = facts.rulebook.flow().name;
  head.flow_revision = facts.rulebook.flow().digest;
  head.source = command.source.code;
  head.dispute_type = command.dispute_type.code;
  head.cause = command.cause ? command.cause->value : std::string();
  head.area = Symbol(command.area.value);
  head.place = row_of_optional(command.place);
  head.summary = command.summary.row;
  head.level = command.level ? command.level->code : facts.rulebook.flow().levels.front();
  head.flags = symbols(command.flags);
  head.holder = command.organ.id;
  head.registered_on = facts.on.day;
  head.parent = command.parent ? command.parent->value : std::string();
  for (auto const& entry : command.parties) put_party(effects, facts, entry);
  for (auto const& entry : command.claims) put_claim(effects, entry);
  ask_number(effects, facts, "ledger", command.organ.id);
}

void TellWays::draw(InformWays const& command, Facts const& facts, Effects& effects) {
  auto told = numbers(command.parties);
  tell(effects, facts, "ways", told.empty() ? every_party(facts.file) : std::move(told));
}

void Classify::draw(Triage const& command, Facts const&, Effects& effects) {
  effects.head().dispute_type = command.dispute_type.code;
  effects.head().level = command.level.code;
}

void ChangeLevel::draw(SetLevel const& command, Facts const&, Effects& effects) {
  effects.head().level = command.level.code;
}

void JoinParty::draw(AddParty const& command, Facts const& facts, Effects& effects) {
  int const no = put_party(effects, facts, command.entry);
  for (auto const& row : facts.file.all<Instance>())
    if (is_resolving(facts, row) && !has_outcome(facts, row))
      effects.put(Participation{row.no, no, Symbol("invited"), facts.on.day});
}

void JoinRepresentative::draw(AddRepresentative const& command, Facts const& facts, Effects& effects) {
  put_representative(effects, facts, command.party.no, command.entry);
}

void RaiseClaim::draw(AddClaim const& command, Facts const&, Effects& effects) { put_claim(effects, command.entry); }

void GiveUpClaim::draw(DropClaim const& command, Facts const& facts, Effects& effects) {
  Claim row = *facts.file.find<Claim>(command.claim.no);
  row.dropped = true;
  effects.put(row);
}

void NoteDanger::draw(ReportDanger const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "danger");
  row.organ = command.organ.id;
  row.number = command.kind.code.str();
  row.text = row_of(command.measures);
  effects.put(row);
}

void NoteVisit::draw(ReturnVisit const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "return_visit");
  row.agreement = command.agreement ? command.agreement->no : 0;
  row.text = command.found.row;
  effects.put(row);
}

void NoteSuit::draw(ReportSuit const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "suit");
  row.agreement = command.agreement ? command.agreement->no : 0;
  row.organ = command.court.id;
  row.number = command.court_no ? command.court_no->value : std::string();
  row.text = row_of(command.about);
  effects.put(row);
}

void CloseCase::draw(Close const&, Facts const& facts, Effects& effects) { effects.head().closed_on = facts.on.day; }

void ForgetPerson::draw(ErasePerson const& command, Facts const& facts, Effects& effects) {
  if (command.guest) effects.list.emplace_back(Erase{{facts.file.find<Guest>(command.guest->no)->name}});
  if (!command.party) return;
  Party const& party = *facts.file.party(command.party->no);
  effects.list.emplace_back(Erase{{party.name, party.id_number, party.phone, party.address, party.about}});
  for (auto const& row : facts.file.all<Representative>())
    if (row.party == party.no) effects.list.emplace_back(Erase{{row.name}});
  if (auto const* row = facts.file.find<ServiceAddress>(party.no))
    effects.list.emplace_back(Erase{{row->address, row->electronic, row->receiver}});
}

void NoteAddress::draw(ConfirmAddress const& command, Facts const& facts, Effects& effects) {
  effects.put(ServiceAddress{command.party.no, command.address.row, row_of_optional(command.electronic),
                             row_of_optional(command.receiver), facts.on.day});
}

// ---- in every procedure ---------------------------------------------------------------------------------------
void TellTopic::draw(TellParties const& command, Facts const& facts, Effects& effects) {
  auto told = numbers(command.parties);
  tell(effects, facts, command.topic.code.view(), told);
  if (command.topic.code == "remedies") meet_telling(command.parties, facts, effects);
  if (command.topic.code != "remedies" && command.topic.code != "proper_organ") return;
  auto left = untold(facts, facts.instance);
  std::erase_if(left, [&](int party) { return contains(command.parties, party); });
  if (left.empty()) close_duty(effects, facts, "tell_remedies", facts.instance.no);
}

namespace {

/// How open a paper is where nobody says: what parties and organs exchange is between the parties, who somebody is is
/// personal, and everything else, a district's own kinds of paper among it, is confidential (特邀调解规定 2;
/// 人民调解法 15).
std::string_view usual_openness(Symbol type) {
  constexpr std::array exchanged{"application"sv,       "registration_form"sv,   "rights_notice"sv,
                                 "evidence"sv,          "agreement"sv,           "oral_agreement_form"sv,
                                 "performance_proof"sv, "confirmation_papers"sv, "refusal_notice"sv,
                                 "remedies_notice"sv,   "extension_consent"sv,   "suspension_record"sv,
                                 "transfer_letter"sv,   "complaint"sv,           "court_receipt"sv,
                                 "correction_notice"sv, "filing_notice"sv,       "court_ruling"sv,
                                 "judgment"sv,          "complaint_record"sv,    "undisputed_facts"sv,
                                 "appraisal_papers"sv,  "preservation_papers"sv, "confirmation_application"sv,
                                 "mediation_proof"sv,   "property_papers"sv};
  if (std::any_of(exchanged.begin(), exchanged.end(), [&](std::string_view one) { return type == one; }))
    return "parties";
  return type == "identity" || type == "authority" || type == "address_confirmation" ? "personal" : "confidential";
}

}  // namespace

void KeepPaper::draw(FilePaper const& command, Facts const& facts, Effects& effects) {
  Paper row;
  row.seq = facts.seq;
  row.index = effects.next_index();
  row.instance = facts.instance.no;
  row.type = command.type.code;
  row.openness = command.openness ? command.openness->code : Symbol(usual_openness(command.type.code));
  row.digest = command.digest ? parse_digest(command.digest->value).value_or(Digest{}) : Digest{};
  row.on = facts.on.day;
  row.bytes = command.bytes.value_or(0);
  effects.put(row);
}

// ---- mediation ------------------------------------------------------------------------------------------------
void NoteTransfer::draw(TransferIn const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "transfer");
  row.organ = command.from.id;
  row.number = command.letter_no ? command.letter_no->value : std::string();
  effects.put(row);
}

void TellProperOrgan::draw(Refuse const& command, Facts const& facts, Effects& effects) {
  tell(effects, facts, "proper_organ", numbers(command.told));
}

void PutMediators::draw(Appoint const& command, Facts const& facts, Effects& effects) {
  for (auto row : facts.file.all<Mediator>()) {
    if (row.instance != facts.instance.no || row.until) continue;
    row.until = facts.on.day;  // whom the new appointment names serves on
    effects.put(row);
  }
  for (auto const& entry : command.mediators)
    effects.put(Mediator{facts.instance.no, entry.person.id, entry.role.code, facts.on.day, std::nullopt});
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
}

void NameGuest::draw(InviteGuest const& command, Facts const& facts, Effects& effects) {
  effects.put(Guest{++effects.head().guests, facts.instance.no, command.kind.code, command.name.row, facts.on.day});
}

void NoteUndisputed::draw(RecordUndisputed const& command, Facts const& facts, Effects& effects) {
  effects.put(UndisputedFact{facts.seq, effects.next_index(), facts.instance.no, numbers(command.signed_by),
                             command.facts.row, facts.on.day});
}

void NoteInvestigation::draw(Investigate const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "investigation");
  row.text = command.found.row;
  effects.put(row);
}

void CountSession::draw(Convene const& command, Facts const& facts, Effects& effects) {
  effects.instance.sessions += 1;
  Note row = note(effects, facts, "session");
  row.number = command.place ? command.place->value : std::string();
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

/// Rows of an agreement, the same for both forms.
template <class C>
void record_agreement(C const& command, Facts const& facts, Effects& effects, std::string_view form, Symbol organ) {
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
  row.status = Symbol("in_force");
  if (auto const* old = facts.file.agreement(row.supersedes); old != nullptr && old->binds())
    supersede(*old, row, facts, effects);
  effects.put(row);
  int term_no = 0;
  for (auto const& term : command.terms)
    for (auto const& due : due_days(term))
      effects.put(Term{row.no, ++term_no, term.debtor.no, term.creditor.no, term.obligation.row,
                       term.amount.value_or(Money{}), due, std::nullopt, std::nullopt});
  for (int const no : row.claims) {
    Claim claim = *facts.file.find<Claim>(no);
    claim.settled_by = row.no;
    effects.put(claim);
  }
  effects.open(Command::of(BeginFulfilment{{row.no}, {facts.instance.organ}}));
}

}  // namespace

void RecordAgreement::draw(Agree const& command, Facts const& facts, Effects& effects) {
  record_agreement(command, facts, effects, "written", facts.instance.organ);
  if (command.told_confirmation) tell(effects, facts, "confirmation", numbers(command.parties));
  // 人民调解法 33, 民事诉讼法 205: thirty days from effect; the parties' own period, whatever becomes of the session.
  effects.start("apply_confirmation", facts.on, effects.head().agreements);
}

void RecordAgreement::draw(AgreeOrally const& command, Facts const& facts, Effects& effects) {
  record_agreement(command, facts, effects, "oral", Symbol());
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
}

void OweRemedies::raise(Facts const& facts, Effects& effects) {
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
