#include "workflows/effects/police.hpp"

#include <algorithm>

#include "workflows/questions/police.hpp"

namespace liandiao::law {
namespace {

void note_words(Effects& effects, Facts const& facts, std::string_view kind, std::string words) {
  Note row = note(effects, facts, kind);
  row.number = std::move(words);
  effects.put(row);
}

template <class List, class F>
std::string joined(List const& list, F&& word) {
  std::string text;
  for (auto const& item : list) text += (text.empty() ? "" : " ") + word(item);
  return text;
}

void note_act(Effects& effects, Facts const& facts, Symbol act, std::vector<PartyRef> const& suspects) {
  note_words(effects, facts, "violation", act.str());
  note_words(effects, facts, "suspects", joined(suspects, [](PartyRef one) { return std::to_string(one.no); }));
}

/// Whether it may be mediated, from either side.
template <class C>
void note_mediable(C const& command, Facts const& facts, Effects& effects) {
  std::string words = command.lighter ? "lighter" : "";
  if (command.mediable) words += (words.empty() ? "" : " ") + command.mediable->code.str();
  note_words(effects, facts, "mediable", std::move(words));
  note_words(effects, facts, "mediation_bars", joined(command.bars, [](auto const& bar) { return bar.code.str(); }));
}

constexpr std::string_view article_of_penalty = "公安行政案件程序规定 185";

void owe(Effects& effects, Facts const& facts, std::string_view duty) {
  effects.put(Duty{Symbol(duty), facts.instance.no, "", facts.instance.organ, Symbol(article_of_penalty), facts.on.day,
                   std::nullopt});
}

/// The parties still to be told, once these have been.
bool everybody_told(Facts const& facts, std::vector<int> const& told) {
  auto left = untold(facts, facts.instance);
  std::erase_if(left, [&](int party) { return std::find(told.begin(), told.end(), party) != told.end(); });
  return left.empty();
}

/// The police case that waits for the performance of the agreement this fulfilment follows; null if none does.
Instance const* waiting_police_case(Facts const& facts) {
  auto const* agreement = facts.file.agreement(facts.instance.agreement);
  auto const* made_in = agreement == nullptr ? nullptr : facts.file.instance(agreement->instance);
  bool const waits = made_in != nullptr && made_in->procedure == "police_mediation" && made_in->state == "agreed";
  return waits ? made_in : nullptr;
}

}  // namespace

void NoteViolation::draw(PoliceReport const& command, Facts const& facts, Effects& effects) {
  note_act(effects, facts, command.act.code, command.suspects);
  Note row = note(effects, facts, "police_report");
  row.organ = command.organ.id;
  if (command.account) row.text = command.account->row;
  effects.put(row);
}

void NoteViolation::draw(PoliceAccept const& command, Facts const& facts, Effects& effects) {
  note_mediable(command, facts, effects);
  if (command.case_no) note_words(effects, facts, "police_case", command.case_no->value);
}

void NoteViolation::draw(AssessViolation const& command, Facts const& facts, Effects& effects) {
  note_act(effects, facts, command.act.code, command.suspects);
  note_mediable(command, facts, effects);
}

void TellOut::draw(InformOut const& command, Facts const& facts, Effects& effects) {
  tell(effects, facts, "proper_organ", numbers(command.parties));
}

void NoteEvidence::draw(SecureEvidence const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "evidence");
  row.text = row_of(command.found);
  effects.put(row);
}

void JoinOnSpot::draw(MediateOnSpot const& command, Facts const& facts, Effects& effects) {
  for (auto const& party : command.parties) {
    effects.put(Participation{facts.instance.no, party.no, Symbol("in"), facts.on.day});
    effects.put(consent(effects, facts, party.no, "mediate", Symbol("given")));
  }
  effects.put(Mediator{facts.instance.no, command.mediator.id, Symbol("lead"), facts.on.day, std::nullopt});
  effects.instance.sessions += 1;
}

void PerformOnSpot::draw(MediateOnSpot const&, Facts const& facts, Effects& effects) {
  // The fulfilment the agreement has just opened is the next instance.
  RecordPerformance performed;
  performed.agreement.no = effects.head().agreements;
  effects.raise(facts.file.head().instances + 1, Command::of(std::move(performed)));
}

void NoteCoSeal::draw(PoliceAgree const& command, Facts const& facts, Effects& effects) {
  if (!command.co_sealed) return;
  int const agreement = effects.head().agreements;
  Note row = note(effects, facts, "co_sealed");
  row.agreement = agreement;
  row.organ = command.co_sealed->id;
  effects.put(row);
  // 民事诉讼法 205: what a mediation body made, too, the parties may have confirmed; their own thirty days.
  effects.start("apply_confirmation", facts.on, agreement);
}

void NoteFailure::draw(PoliceFail const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "mediation_failed");
  row.text = row_of(command.remark);
  effects.put(row);
  tell(effects, facts, "remedies", numbers(command.told));
}

void NoteFailure::draw(TurnToPenalty const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "mediation_failed");
  row.number = command.ground.code.str();
  row.text = row_of(command.remark);
  effects.put(row);
  tell(effects, facts, "remedies", numbers(command.told));
  if (!lies_in_the_course(command.ground.code)) return;
  auto bars = violation_of(facts).bars;
  bars.push_back(command.ground.code);
  note_words(effects, facts, "mediation_bars", joined(bars, [](Symbol bar) { return bar.str(); }));
}

void AwaitSecond::start(Facts const& facts, Effects& effects) {
  Date first = facts.on.day;
  for (auto const& row : facts.file.all<Note>())
    if (row.instance == facts.instance.no && row.kind == "session") first = std::min(first, row.on);
  effects.stop(SecondMediationTime::clock, "void");
  effects.start(SecondMediationTime::clock, BusinessTime{first, std::nullopt});
}

void OweDecision::raise(std::vector<int> const& told, Facts const& facts, Effects& effects) {
  owe(effects, facts, "decide_penalty");
  if (!everybody_told(facts, told)) owe(effects, facts, "tell_remedies");
}

void NoteDecision::draw(DecidePenalty const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "penalty");
  row.number = command.outcome.code.str();
  if (command.decision_no) row.number += " " + command.decision_no->value;
  effects.put(row);
  auto const told = numbers(command.told);
  tell(effects, facts, "remedies", told);
  close_duty(effects, facts, "decide_penalty", facts.instance.no);
  if (everybody_told(facts, told))
    close_duty(effects, facts, "tell_remedies", facts.instance.no);
  else
    owe(effects, facts, "tell_remedies");
}

void NoteSettlement::draw(AcceptSettlement const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "settlement");
  row.agreement = command.agreement ? command.agreement->no : 0;
  row.text = row_of(command.remark);
  effects.put(row);
  close_duty(effects, facts, "decide_penalty", facts.instance.no);
  close_duty(effects, facts, "tell_remedies", facts.instance.no);
}

void NoteCancelling::draw(CancelPoliceAgreement const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "police_cancelling");
  row.agreement = command.agreement.no;
  row.text = row_of(command.reason);
  effects.put(row);
}

void ProlongHandling::draw(ExtendHandling const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "handling_extended");
  row.organ = command.approved_by.id;
  if (command.approval_no) row.number = command.approval_no->value;
  effects.put(row);
  effects.list.emplace_back(ExtendClock{Symbol("handle"), command.length});
}

void SettlePoliceCase::raise(Facts const& facts, Effects& effects) {
  auto const* waiting = waiting_police_case(facts);
  if (waiting == nullptr) return;
  auto const& all = facts.file.all<Agreement>();
  bool const another_is_owed = std::any_of(all.begin(), all.end(), [&](Agreement const& row) {
    return row.instance == waiting->no && row.no != facts.instance.agreement && row.status == "in_force";
  });
  if (!another_is_owed) effects.raise(waiting->no, Command::of(PoliceSettled{{facts.instance.agreement}}));
}

void ReopenPoliceCase::raise(Facts const& facts, Effects& effects) {
  if (auto const* waiting = waiting_police_case(facts))
    effects.raise(waiting->no, Command::of(PoliceBroken{{facts.instance.agreement}}));
}

void NoteBesidePolice::draw(Apply const& command, Facts const& facts, Effects& effects) {
  if (command.police_case) effects.put(note(effects, facts, "beside_police_case"));
}

}  // namespace liandiao::law
