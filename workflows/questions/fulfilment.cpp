#include "workflows/questions/fulfilment.hpp"

#include <algorithm>

#include "workflows/questions.hpp"

namespace liandiao::law {
namespace {

bool named(std::vector<TermRef> const& refs, int no) {
  return std::find(refs.begin(), refs.end(), TermRef{no}) != refs.end();
}

template <class Which>
std::vector<Term> meant(std::vector<TermRef> const& refs, Facts const& facts, Which&& which) {
  std::vector<Term> list;
  for (auto const& term : terms_of(facts.file, facts.instance.agreement))
    if (refs.empty() ? which(term) : named(refs, term.no)) list.push_back(term);
  return list;
}

template <class Change>
std::vector<Term> changed(Facts const& facts, int no, Change&& change) {
  auto terms = terms_of(facts.file, facts.instance.agreement);
  for (auto& term : terms)
    if ((no == 0 || term.no == no) && term.open()) change(term);
  return terms;
}

}  // namespace

Instance const* fulfilment_of(CaseFile const& file, int agreement) {
  for (auto const& row : file.all<Instance>())
    if (row.procedure == "fulfilment" && row.agreement == agreement) return &row;
  return nullptr;
}

Instance const* running_fulfilment_of(CaseFile const& file, int agreement) {
  auto const* row = fulfilment_of(file, agreement);
  return row != nullptr && (row->outcome.empty() || row->outcome == "breached") ? row : nullptr;
}

std::vector<Term> terms_of(CaseFile const& file, int agreement) {
  std::vector<Term> list;
  for (auto const& term : file.all<Term>())
    if (term.agreement == agreement) list.push_back(term);
  return list;
}

bool is_due(Term const& term, Date day) { return term.open() && (!term.due || *term.due < day); }

std::vector<Date> last_days(Facts const& facts, Date ruled) {
  std::vector<Date> days;
  auto const terms = terms_of(facts.file, facts.instance.agreement);
  for (auto const& term : terms)
    if (term.open()) days.push_back(term.due.value_or(ruled));
  auto const* agreement = facts.file.agreement(facts.instance.agreement);
  if (terms.empty() && agreement != nullptr && agreement->status == "in_force") days.push_back(ruled);
  return days;
}

bool nothing_left(std::vector<Term> const& terms) {
  return std::none_of(terms.begin(), terms.end(), [](Term const& term) { return term.open(); });
}

bool breach_left(std::vector<Term> const& terms) {
  return std::any_of(terms.begin(), terms.end(), [](Term const& term) { return term.open() && term.breached_on; });
}

std::vector<Term> terms_after(RecordPerformance const& command, Facts const& facts) {
  return changed(facts, command.term ? command.term->no : 0, [&](Term& term) {
    std::int64_t const left = term.amount.fen - term.paid.fen;
    bool const in_part = command.amount && command.amount->fen < left;
    term.paid.fen += in_part ? command.amount->fen : left;
    if (!in_part) term.performed_on = facts.on.day;
  });
}

std::vector<Term> terms_after(ChangeTerm const& command, Facts const& facts) {
  return changed(facts, command.term.no, [&](Term& term) {
    if (command.amount) term.amount = *command.amount;
    if (!command.due) return;
    // Whoever is given another day is no longer late, nor in breach.
    term.due = command.due;
    term.urged_on.reset();
    term.breached_on.reset();
  });
}

std::vector<Term> terms_after(Waive const& command, Facts const& facts) {
  return changed(facts, command.term.no, [&](Term& term) { term.waived_on = facts.on.day; });
}

bool urged_as_a_whole(Facts const& facts) {
  auto const& notes = facts.file.all<Note>();
  return std::any_of(notes.begin(), notes.end(),
                     [&](Note const& row) { return row.instance == facts.instance.no && row.kind == "urging"; });
}

std::vector<Term> urged_terms(Urge const& command, Facts const& facts) {
  return meant(command.terms, facts, [&](Term const& term) { return is_due(term, facts.on.day); });
}

bool can_be_broken(Term const& term, RecordBreach const& command, Date day) {
  bool const urged_in_vain = is_due(term, day) && term.urged_on;
  return term.open() && !term.breached_on && (command.declared || urged_in_vain);
}

std::vector<Term> broken_terms(RecordBreach const& command, Facts const& facts) {
  return meant(command.terms, facts, [&](Term const& term) { return can_be_broken(term, command, facts.on.day); });
}

bool told_remedies_since(CaseFile const& file, int party, Date day) {
  auto const& rows = file.all<Inform>();
  return std::any_of(rows.begin(), rows.end(), [&](Inform const& row) {
    return row.topic == "remedies" && row.on >= day &&
           std::find(row.parties.begin(), row.parties.end(), party) != row.parties.end();
  });
}

std::vector<int> untold_of_breach(CaseFile const& file, Instance const& fulfilment) {
  std::vector<int> list;
  if (fulfilment.procedure != "fulfilment" || fulfilment.outcome != "breached") return list;
  auto const untold = [&](int party, Date since) {
    bool const listed = std::find(list.begin(), list.end(), party) != list.end();
    if (!listed && !told_remedies_since(file, party, since)) list.push_back(party);
  };
  auto const terms = terms_of(file, fulfilment.agreement);
  for (auto const& term : terms)
    if (term.open() && term.breached_on) untold(term.creditor, term.urged_on.value_or(*term.breached_on));
  if (terms.empty())
    for (int const party : file.agreement(fulfilment.agreement)->parties) untold(party, *fulfilment.ended_on);
  return list;
}

}  // namespace liandiao::law
