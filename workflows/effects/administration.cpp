#include "workflows/effects/administration.hpp"

namespace liandiao::law {

void CountFromApplication::count(Facts const& facts, Effects& effects, std::optional<Date> determination_on) {
  // Once a committee has ended, its ending counts and no longer the determination. The application itself meets the
  // time, or shows that it was over.
  std::string_view const clock = committee_ended(facts) ? "back_to_police" : "apply_mediation";
  if (auto const since = committee_ended(facts) ? committee_ended(facts) : determination_on) {
    effects.start(clock, BusinessTime{*since, std::nullopt});
    effects.stop(clock);
  }
  if (time_begins(facts) == "receipt") effects.start(MediateTime::clock, facts.on);
}

void NoteDispute::record(Facts const& facts, Effects& effects, std::optional<AdministrativeDispute> const& dispute) {
  if (!dispute) return;
  Note row = note(effects, facts, "administrative_dispute");
  row.number = dispute->matter.code.str() + " " + dispute->stage.code.str();
  effects.put(row);
}

void CountFromFixedDay::draw(FixStart const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "counting_start");
  row.number = command.event.code.str();
  effects.put(row);
  effects.start(MediateTime::clock, BusinessTime{command.day, std::nullopt});
}

void EndOfMediating::stop(Facts const& facts, Effects& effects, std::vector<PartyRef> const& told) {
  effects.stop(AcceptTime::clock, "void");
  effects.stop(MediateTime::clock, "void");
  auto left = untold(facts, facts.instance);
  std::erase_if(left, [&](int party) { return contains(told, party); });
  if (left.empty()) return;
  auto const* limit = limit_of(facts, NotifyEndTime::clock);
  Symbol const article = limit == nullptr ? Symbol("重庆市行政调解办法(试行) 2") : limit->article;
  effects.put(
      Duty{Symbol("tell_remedies"), facts.instance.no, "", facts.instance.organ, article, facts.on.day, std::nullopt});
  effects.start(NotifyEndTime::clock, facts.on);
}

void NoteClue::draw(ReportClue const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "clue");
  row.text = command.found.row;
  effects.put(row);
  // What is found while a clue is being checked is checked with it, in the time of the first.
  if (!clue_is_open(facts)) effects.start(CheckClueTime::clock, facts.on);
}

void NoteClueChecked::draw(CheckClue const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "clue_checked");
  row.number = command.number ? command.number->value : command.case_opened ? "case_opened" : "not_opened";
  row.text = row_of(command.remark);
  effects.put(row);
  effects.stop(CheckClueTime::clock);
}

}  // namespace liandiao::law
