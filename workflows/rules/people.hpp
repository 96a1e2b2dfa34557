#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/election.hpp"
#include "workflows/questions/joint.hpp"

/// Who may mediate, and who may not go on.
namespace liandiao::law {

/// Whom a command would have mediate.
template <class C>
std::vector<Symbol> proposed(C const& command) {
  if constexpr (requires { command.successor; }) {
    return {command.successor.id};
  } else if constexpr (requires { command.mediator; }) {
    return {command.mediator.id};
  } else if constexpr (requires { command.sent_by; }) {
    return {command.person.id};
  } else {
    std::vector<Symbol> persons;
    persons.reserve(command.mediators.size());
    for (auto const& entry : command.mediators) persons.push_back(entry.person.id);
    return persons;
  }
}

/// Whom of the registers a command gives a part beside the mediators.
template <class C>
std::vector<Symbol> called(C const& command) {
  std::vector<Symbol> persons;
  auto const call = [&](std::optional<PersonId> const& person) {
    if (person) persons.push_back(person->id);
  };
  if constexpr (requires { command.entry.representatives; })
    for (auto const& representative : command.entry.representatives) call(representative.person);
  else if constexpr (requires { command.entry; })
    call(command.entry.person);
  else
    call(command.person);
  return persons;
}

struct OneLeads {
  static constexpr std::string_view code = "one_leads", article = "人民调解法 19", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    auto const leads = std::count_if(command.mediators.begin(), command.mediators.end(),
                                     [](MediatorEntry const& entry) { return entry.role.code == "lead"; });
    if (leads != 1) lack(std::to_string(leads));
  }
};

struct MediatorsServeHere {
  static constexpr std::string_view code = "mediators_serve_here", article = "人民调解法 13、19", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (Symbol const person : proposed(command))
      if (!facts.rulebook.registers().holds_post(person, facts.instance.organ, facts.on.day)) lack(person.str());
  }
};

/// 若干规定 25: whom a party objected to does not come back into the same mediation.
struct NotObjectedTo {
  static constexpr std::string_view code = "not_objected_to", article = "人民调解工作若干规定 25", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (Symbol const person : proposed(command))
      for (auto const& row : facts.file.all<Recusal>())
        if (row.instance == facts.instance.no && row.person == person && row.decision == "replaced") lack(person.str());
  }
};

struct ServesInThis {
  static constexpr std::string_view code = "serves_in_this", article = "人民调解法 19", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Mediator>(facts.instance.no, command.person.id);
    if (row == nullptr || row->until || !appointed(*row)) lack(command.person.id.str());
  }
};

/// 特邀调解规定 15: the body or the court decides about an objection, never the mediator it is about.
struct DecidedByAnother {
  static constexpr std::string_view code = "decided_by_another", article = "特邀调解规定 15", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (decider(command, facts) == command.person.id) lack(command.person.id.str());
  }
};

/// 特邀调解规定 15: who acts for a party does not mediate.
struct OnNoSide {
  static constexpr std::string_view code = "on_no_side", article = "特邀调解规定 15", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (Symbol const person : proposed(command))
      if (represents_somebody(facts.file, person)) lack(person.str());
  }
};

/// 特邀调解规定 16: who mediated has no other part in the matter afterwards: no agent, juror, witness, expert or
/// interpreter.
struct NoMediatorOfIt {
  static constexpr std::string_view code = "no_mediator_of_it", article = "特邀调解规定 16", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (Symbol const person : called(command))
      if (mediated(facts.file, person)) lack(person.str());
  }
};

struct SuccessorIsAnother {
  static constexpr std::string_view code = "successor_is_another", article = "人民调解法 19", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Mediator>(facts.instance.no, command.successor.id);
    if (command.person == command.successor || (row != nullptr && !row->until)) lack(command.successor.id.str());
  }
};

/// 人民调解法 19: whom the parties chose is not changed without them.
struct ChoiceOfPartiesKept {
  static constexpr std::string_view code = "choice_of_parties_kept", article = "人民调解法 19", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Mediator>(facts.instance.no, command.person.id);
    if (row == nullptr || row->chosen_by != "parties") return;
    for (int const party : facts.taking_part())
      if (!heard(facts, command.consenting, party)) lack(std::to_string(party));
  }
};

/// 特邀调解规定 15: a related mediator goes on only if every party agrees.
struct RelationAccepted {
  static constexpr std::string_view code = "relation_accepted", article = "特邀调解规定 15", supplier = "party";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Recusal>()) {
      auto const* serving = facts.file.find<Mediator>(row.instance, row.person);
      if (row.instance != facts.instance.no || row.decision != "pending" || serving == nullptr || serving->until)
        continue;
      for (int const party : facts.taking_part())
        if (!agrees(facts, party, "mediator", row.person.view())) lack(row.person.str() + "/" + std::to_string(party));
    }
  }
};

}  // namespace liandiao::law
