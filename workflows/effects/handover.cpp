#include "workflows/effects/handover.hpp"

namespace liandiao::law {
namespace {

Handover handover_of(Facts const& facts) {
  auto const* row = facts.file.find<Handover>(facts.instance.no);
  ensure(row != nullptr, "a hand-over has its row");
  return *row;
}

/// Had it the case before, or did it send it back?
bool comes_back(Facts const& facts, Symbol receiver) {
  for (auto const& row : facts.file.all<Custody>())
    if (row.holder == receiver) return true;
  for (auto const& row : facts.file.all<Handover>())
    if (row.to == receiver && row.returned_for) return true;
  return false;
}

}  // namespace

void OfferCase::draw(HandOver const& command, Facts const& facts, Effects& effects) {
  Handover row;
  row.instance = facts.instance.no;
  row.kind = command.kind.code;
  row.from = facts.file.head().holder;
  row.to = command.organ.id;
  row.reason = command.reason.row;
  row.letter_no = text_in(command.letter_no);
  row.offered_on = facts.on.day;
  row.back = comes_back(facts, command.organ.id);
  effects.put(row);
}

void NoteSigned::draw(SignFor const&, Facts const& facts, Effects& effects) {
  Handover row = handover_of(facts);
  row.received_on = facts.on.day;
  effects.put(row);
}

void TakeCase::draw(Accept const&, Facts const& facts, Effects& effects) {
  Handover row = handover_of(facts);
  if (!row.received_on) row.received_on = facts.on.day;
  row.answered_on = facts.on.day;
  effects.put(row);
  effects.head().holder = row.to;
}

void NoteReturn::draw(ReturnCase const& command, Facts const& facts, Effects& effects) {
  NoteAnswer::record(facts, effects, command.reason.code);
}

void NoteAnswer::record(Facts const& facts, Effects& effects, Symbol returned_for) {
  Handover row = handover_of(facts);
  row.answered_on = facts.on.day;
  row.returned_for = returned_for;
  effects.put(row);
}

}  // namespace liandiao::law
