#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/fulfilment.hpp"

/// What may be said of the performance of an agreement.
namespace liandiao::law {

/// The numbers of the terms a command names.
template <class C>
std::vector<int> terms_named(C const& command) {
  std::vector<int> list;
  if constexpr (requires { command.terms; })
    for (auto const& ref : command.terms) list.push_back(ref.no);
  else if constexpr (requires { command.term->no; }) {
    if (command.term) list.push_back(command.term->no);
  } else
    list.push_back(command.term.no);
  return list;
}

struct OfThisAgreement {
  static constexpr std::string_view code = "of_this_agreement", article = "人民调解法 31", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    int const own = facts.instance.agreement;
    if (command.agreement.no != own) return lack(std::to_string(own));
    for (int const no : terms_named(command))
      if (facts.file.find<Term>(own, no) == nullptr) lack(std::to_string(own) + "/" + std::to_string(no));
  }
};

/// What is performed or waived is owed no longer (民法典 557).
struct StillOwed {
  static constexpr std::string_view code = "still_owed", article = "民法典 557", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (int const no : terms_named(command))
      if (auto const* term = facts.file.find<Term>(facts.instance.agreement, no); term != nullptr && !term->open())
        lack(std::to_string(no));
  }
};

/// A part is paid of one term that is owed in money, and no more than is left of it (民法典 531).
struct PartFitsTheTerm {
  static constexpr std::string_view code = "part_fits_the_term", article = "民法典 531", supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(RecordPerformance const& command, Facts const& facts, Lack& lack) {
    if (!command.amount) return;
    if (!command.term) return lack();
    auto const* term = facts.file.find<Term>(facts.instance.agreement, command.term->no);
    if (term == nullptr) return;
    std::int64_t const left = term->amount.fen - term->paid.fen;
    if (command.amount->fen < 1 || command.amount->fen > left) lack(Money{left}.text());
  }
};

/// 人民调解法 31: urged is who is late.
struct TermsAreDue {
  static constexpr std::string_view code = "terms_are_due", article = "人民调解法 31; 民法典 511", supplier = "nobody";
  static constexpr bool reads_command = true;
  static void ask(Urge const& command, Facts const& facts, Lack& lack) {
    bool const as_a_whole = terms_of(facts.file, facts.instance.agreement).empty();
    auto const urged = urged_terms(command, facts);
    if (urged.empty() && !as_a_whole) lack();
    for (auto const& term : urged)
      if (!is_due(term, facts.on.day)) lack(std::to_string(term.no));
  }
};

/// Late and urged in vain, or declared by the debtor. Nothing of the parties' own waits for it.
struct BreachIsRipe {
  static constexpr std::string_view code = "breach_is_ripe", article = "人民调解工作若干规定 37; 民法典 578",
                                    supplier = "body";
  static constexpr bool reads_command = true;
  static void ask(RecordBreach const& command, Facts const& facts, Lack& lack) {
    auto const broken = broken_terms(command, facts);
    bool const as_a_whole = terms_of(facts.file, facts.instance.agreement).empty();
    bool const whole_can_be = facts.instance.outcome.empty() && (command.declared || urged_as_a_whole(facts));
    if (broken.empty() && !(as_a_whole && whole_can_be)) lack();
    for (auto const& term : broken)
      if (!can_be_broken(term, command, facts.on.day)) lack(std::to_string(term.no));
  }
};

/// 民法典 543: an agreement is changed by those it binds, all of them.
struct EverybodyBoundSigns {
  static constexpr std::string_view code = "everybody_bound_signs", article = "民法典 543; 人民调解工作若干规定 37",
                                    supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(ChangeTerm const& command, Facts const& facts, Lack& lack) {
    auto const* agreement = facts.file.agreement(facts.instance.agreement);
    if (agreement == nullptr) return;
    for (int const party : agreement->parties)
      if (!signs(command, party) && !signed_by_elected(command, facts, party)) lack(std::to_string(party));
  }
};

/// Another day that has not passed, or an amount of which something is left to pay.
struct ChangeMakesSense {
  static constexpr std::string_view code = "change_makes_sense", article = "民法典 543、544", supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(ChangeTerm const& command, Facts const& facts, Lack& lack) {
    if (!command.due && !command.amount) lack("nothing");
    if (command.due && *command.due < facts.on.day) lack("due");
    auto const* term = facts.file.find<Term>(facts.instance.agreement, command.term.no);
    if (command.amount && term != nullptr && command.amount->fen <= term->paid.fen) lack("amount");
  }
};

/// 民法典 575: only the creditor lets the debtor off.
struct IsTheCreditor {
  static constexpr std::string_view code = "is_the_creditor", article = "民法典 575", supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(Waive const& command, Facts const& facts, Lack& lack) {
    auto const* term = facts.file.find<Term>(facts.instance.agreement, command.term.no);
    if (term != nullptr && term->creditor != command.party.no) lack(std::to_string(term->creditor));
  }
};

struct NothingIsLeft {
  static constexpr std::string_view code = "nothing_is_left", article = "民法典 557", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!nothing_left(terms_after(command, facts))) lack();
  }
};
struct SomethingIsLeft {
  static constexpr std::string_view code = "something_is_left", article = "民法典 557", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (nothing_left(terms_after(command, facts))) lack();
  }
};
struct NoBreachIsLeft {
  static constexpr std::string_view code = "no_breach_is_left", article = "民法典 577", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (breach_left(terms_after(command, facts))) lack();
  }
};
struct ABreachIsLeft {
  static constexpr std::string_view code = "a_breach_is_left", article = "民法典 577", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!breach_left(terms_after(command, facts))) lack();
  }
};

}  // namespace liandiao::law
