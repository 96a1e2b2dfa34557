#include "workflows/effects/docket.hpp"

namespace liandiao::law {
namespace {

std::vector<Symbol> symbols(std::vector<Choice<Flag>> const& flags) {
  std::vector<Symbol> list;
  list.reserve(flags.size());
  for (auto const& flag : flags) list.push_back(flag.code);
  return list;
}

}  // namespace

int put_party(Effects& effects, Facts const& facts, PartyEntry const& entry) {
  Party row;
  row.no = ++effects.head().parties;
  row.side = entry.side.code;
  row.kind = entry.kind.code;
  row.headcount = entry.headcount.value_or(1);
  row.name = entry.name.row;
  row.id_number = row_of(entry.id_number);
  row.phone = row_of(entry.phone);
  row.address = row_of(entry.address);
  row.about = row_of(entry.about);
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
  row.person = entry.person ? entry.person->id : Symbol();
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
  head.cause = text_in(command.cause);
  head.area = Symbol(command.area.value);
  head.place = row_of(command.place);
  head.summary = command.summary.row;
  head.level = command.level ? command.level->code : facts.rulebook.flow().levels.front();
  head.flags = symbols(command.flags);
  head.holder = command.organ.id;
  head.registered_on = facts.on.day;
  head.parent = text_in(command.parent);
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
    if (has_participants(facts.file, row.no) && !has_outcome(facts, row))
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

void MoveToFlow::draw(Migrate const& command, Facts const& facts, Effects& effects) {
  effects.head().flow = facts.rulebook.flow().name;
  effects.head().flow_revision = facts.rulebook.flow().digest;
  RefitClocks refit;
  auto const named = [](ClockEntry const& entry) {
    return std::tuple(Symbol(entry.clock.value), entry.instance, entry.agreement.value_or(0), entry.term.value_or(0));
  };
  for (auto const& entry : command.begin) refit.begin.push_back(named(entry));
  for (auto const& entry : command.keep) refit.keep.push_back(named(entry));
  effects.list.emplace_back(std::move(refit));
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
  row.number = text_in(command.court_no);
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
  for (auto const& row : facts.file.all<PlannedSession>())
    if (std::find(row.parties.begin(), row.parties.end(), party.no) != row.parties.end())
      effects.list.emplace_back(Erase{{row.private_place}});
  if (auto const* row = facts.file.find<ServiceAddress>(party.no))
    effects.list.emplace_back(Erase{{row->address, row->electronic, row->receiver}});
}

void NoteAddress::draw(ConfirmAddress const& command, Facts const& facts, Effects& effects) {
  effects.put(ServiceAddress{command.party.no, command.address.row, row_of(command.electronic),
                             row_of(command.receiver), facts.on.day});
}

}  // namespace liandiao::law
