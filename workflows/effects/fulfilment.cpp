#include "workflows/effects/fulfilment.hpp"

#include "workflows/questions/fulfilment.hpp"

namespace liandiao::law {
namespace {

constexpr std::string_view perform = "perform", urged = "urged", breach = "breach";
constexpr std::string_view telling = "tell_ways";
constexpr std::string_view article_of_telling = "人民调解工作若干规定 37; 人民调解法 32";

/// An agreement without terms is watched as if it were one.
std::vector<Term> watched(CaseFile const& file, int agreement) {
  auto terms = terms_of(file, agreement);
  if (terms.empty()) {
    Term whole;
    whole.agreement = agreement;
    terms.push_back(whole);
  }
  return terms;
}

Duty const* open_telling(CaseFile const& file, int instance, std::string_view since, Term const& term) {
  auto const* duty = file.find<Duty>(Symbol(telling), instance, duty_subject(since, term.agreement, term.no));
  return duty == nullptr || duty->done_on ? nullptr : duty;
}

void close_telling(Effects& effects, Facts const& facts, int instance, Term const& term) {
  for (auto const since : {urged, breach})
    if (auto const* duty = open_telling(facts.file, instance, since, term)) {
      Duty done = *duty;
      done.done_on = facts.on.day;
      effects.put(done);
    }
}

/// A day the parties agreed is that day, rest day or not: 民法典 203 moves the end of a period that is counted, not a
/// day that is named. So the clock is one day long and does not roll, and a day that is the agreement's own works as
/// well.
void await(Effects& effects, Term const& term) {
  if (!term.due) return;
  effects.list.emplace_back(
      StartClock{Symbol(perform), BusinessTime{term.due->plus(-1), std::nullopt}, term.agreement, term.due, term.no});
}

/// Nobody waits for this term any longer: it was met (late, if its day has passed), or does not matter.
void stop_watching(Effects& effects, Facts const& facts, Term const& term, std::string_view mark) {
  effects.stop(perform, mark, term.agreement, term.no);
  effects.stop(urged, mark, term.agreement, term.no);
  close_telling(effects, facts, facts.instance.no, term);
}

/// What is performed needs no enforcement: the creditor's two years no longer matter.
void drop_enforcement(Effects& effects, Facts const& facts) {
  for (auto clock : facts.file.all<Clock>()) {
    auto const* instance = facts.file.instance(clock.instance);
    bool const of_this = instance != nullptr && instance->agreement == facts.instance.agreement;
    if (!of_this || clock.clock != "enforce" || clock.mark != "running") continue;
    clock.mark = Symbol("void");
    clock.marked_on = facts.on.day;
    effects.put(clock);
  }
}

/// Writes the terms that changed; when nothing is left, the agreement is performed.
void write(std::vector<Term> const& after, std::string_view mark, Facts const& facts, Effects& effects) {
  for (auto const& term : after) {
    if (*facts.file.find<Term>(term.agreement, term.no) == term) continue;
    effects.put(term);
    if (!term.open()) stop_watching(effects, facts, term, mark);
  }
  if (!nothing_left(after)) return;
  if (after.empty()) stop_watching(effects, facts, watched(facts.file, facts.instance.agreement).front(), mark);
  Agreement agreement = *facts.file.agreement(facts.instance.agreement);
  agreement.status = Symbol("performed");
  agreement.performed_on = facts.on.day;
  effects.put(agreement);
  drop_enforcement(effects, facts);
}

Note note_of_agreement(Effects& effects, Facts const& facts, std::string_view kind) {
  Note row = note(effects, facts, kind);
  row.agreement = facts.instance.agreement;
  return row;
}

/// Its own day, seen to: in time the clock no longer matters, after it the lapse stays marked.
void see_to_lateness(Effects& effects, Facts const& facts, Term const& term) {
  bool const late = term.due && *term.due < facts.on.day;
  effects.stop(perform, late ? "met" : "void", term.agreement, term.no);
}

/// The terms with today written into them, their own days seen to; of an agreement without terms what is watched.
std::vector<Term> dated(std::vector<Term> terms, std::optional<Date> Term::*day, Facts const& facts, Effects& effects) {
  if (terms.empty()) return watched(facts.file, facts.instance.agreement);
  for (auto& term : terms) {
    term.*day = facts.on.day;
    effects.put(term);
    see_to_lateness(effects, facts, term);
  }
  return terms;
}

void owe_telling(Effects& effects, Facts const& facts, Term const& term, std::vector<int> const& creditors) {
  auto const& instance = facts.instance;
  Date const since = term.urged_on.value_or(facts.on.day);
  bool const told = std::all_of(creditors.begin(), creditors.end(),
                                [&](int party) { return told_remedies_since(facts.file, party, since); });
  if (told || open_telling(facts.file, instance.no, urged, term) != nullptr) return;
  effects.put(Duty{Symbol(telling), instance.no, duty_subject(breach, term.agreement, term.no), instance.organ,
                   Symbol(article_of_telling), facts.on.day, std::nullopt});
}

void drop_if_running(Effects& effects, Facts const& facts, Term const& term) {
  auto const* clock = facts.clock(urged, term.agreement, term.no);
  if (clock != nullptr && clock->mark == "running") effects.stop(urged, "void", term.agreement, term.no);
}

std::string day_and_amount(Term const& term) {
  return (term.due ? term.due->text() : std::string("—")) + " " + term.amount.text();
}

/// Who is to be told the ways of a term: its creditor; of a whole agreement, everybody it binds.
std::vector<int> creditors_of(CaseFile const& file, Term const& term) {
  if (term.no != 0) return {term.creditor};
  return file.agreement(term.agreement)->parties;
}

}  // namespace

void AwaitPerformance::draw(BeginFulfilment const&, Facts const& facts, Effects& effects) {
  for (auto const& term : terms_of(facts.file, facts.instance.agreement)) await(effects, term);
}

void NotePerformance::draw(RecordPerformance const& command, Facts const& facts, Effects& effects) {
  write(terms_after(command, facts), "met", facts, effects);
  Note row = note_of_agreement(effects, facts, "performance");
  if (command.amount) row.number = command.amount->text();
  row.text = row_of(command.proof);
  effects.put(row);
}

void NoteUrging::draw(Urge const& command, Facts const& facts, Effects& effects) {
  for (auto const& term : dated(urged_terms(command, facts), &Term::urged_on, facts, effects))
    effects.list.emplace_back(StartClock{Symbol(urged), facts.on, term.agreement, std::nullopt, term.no});
  Note row = note_of_agreement(effects, facts, "urging");
  row.text = row_of(command.remark);
  effects.put(row);
}

void NoteBreach::draw(RecordBreach const& command, Facts const& facts, Effects& effects) {
  for (auto const& term : dated(broken_terms(command, facts), &Term::breached_on, facts, effects)) {
    drop_if_running(effects, facts, term);
    owe_telling(effects, facts, term, creditors_of(facts.file, term));
  }
  Note row = note_of_agreement(effects, facts, command.declared ? "renounced" : "breach");
  row.text = row_of(command.remark);
  effects.put(row);
}

void NoteChange::draw(ChangeTerm const& command, Facts const& facts, Effects& effects) {
  Term const before = *facts.file.find<Term>(facts.instance.agreement, command.term.no);
  for (auto const& term : terms_after(command, facts)) {
    if (term.no != before.no) continue;
    effects.put(term);
    if (command.due) {
      stop_watching(effects, facts, term, "void");
      await(effects, term);
    }
    Note row = note_of_agreement(effects, facts, "term_changed");
    row.number = std::to_string(term.no) + ": " + day_and_amount(before) + " → " + day_and_amount(term);
    effects.put(row);
  }
}

void NoteWaiver::draw(Waive const& command, Facts const& facts, Effects& effects) {
  write(terms_after(command, facts), "void", facts, effects);
  Note row = note_of_agreement(effects, facts, "waiver");
  row.number = std::to_string(command.party.no);
  effects.put(row);
}

void EndFulfilment::drop(Facts const& facts, Effects& effects) {
  for (auto const& term : watched(facts.file, facts.instance.agreement)) stop_watching(effects, facts, term, "void");
}

void meet_telling(std::vector<PartyRef> const& told, Facts const& facts, Effects& effects) {
  for (auto const& row : facts.file.all<Instance>()) {
    if (row.procedure != "fulfilment") continue;
    for (auto const& term : watched(facts.file, row.agreement)) {
      auto const creditors = creditors_of(facts.file, term);
      Date const since = term.urged_on.value_or(facts.on.day);
      bool const everybody = std::all_of(creditors.begin(), creditors.end(), [&](int party) {
        return contains(told, party) || told_remedies_since(facts.file, party, since);
      });
      if (everybody) close_telling(effects, facts, row.no, term);
    }
  }
}

}  // namespace liandiao::law
