#include "workflows/effects/remedy.hpp"

namespace liandiao::law {
namespace {

Note outlet_note(std::string_view kind, std::optional<Text<60>> const& number, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, kind);
  row.organ = facts.instance.organ;
  row.number = number ? full_width(number->value) : std::string();
  return row;
}

}  // namespace

void OpenRemedy::draw(SeekRemedy const& command, Facts const& facts, Effects& effects) {
  for (auto const& party : command.applicants)
    effects.put(Participation{facts.instance.no, party.no, Symbol("in"), facts.on.day});
  if (!command.about) return;
  Note row = outlet_note("outlet_application", std::nullopt, facts, effects);
  row.text = command.about->row;
  effects.put(row);
}

void NoteTakenUp::draw(TakeUp const& command, Facts const& facts, Effects& effects) {
  effects.put(outlet_note("outlet_accepted", command.number, facts, effects));
}

void NoteTurnedDown::draw(TurnDown const& command, Facts const& facts, Effects& effects) {
  Note row = outlet_note("outlet_refused", command.number, facts, effects);
  row.text = row_of(command.reasons);
  effects.put(row);
}

void NoteResult::draw(BringBack const& command, Facts const& facts, Effects& effects) {
  Note row = outlet_note(command.result.code.view(), command.number, facts, effects);
  row.text = row_of(command.content);
  effects.put(row);
}

void ProlongDecision::draw(Prolong const& command, Facts const&, Effects& effects) {
  effects.list.emplace_back(ExtendClock{Symbol(DecideTime::clock), command.length});
}

void NoteContest::draw(Contest const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "contest");
  row.number = std::to_string(command.party.no);
  row.text = row_of(command.remark);
  effects.put(row);
}

void GiveUpRemedy::draw(Withdraw const& command, Facts const& facts, Effects& effects) {
  effects.put(Participation{facts.instance.no, command.party.no, Symbol("left"), facts.on.day});
}

}  // namespace liandiao::law
