#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "workflows/commands.hpp"

/// What guards and effects both want to know of a case, asked in one place.
namespace liandiao::law {

inline std::vector<int> numbers(std::vector<PartyRef> const& refs) {
  std::vector<int> list;
  list.reserve(refs.size());
  for (auto const& ref : refs) list.push_back(ref.no);
  return list;
}

inline bool contains(std::vector<PartyRef> const& refs, int no) {
  return std::find(refs.begin(), refs.end(), PartyRef{no}) != refs.end();
}

std::vector<int> every_party(CaseFile const& file);

/// Itself, or through somebody who signs for it.
template <class C>
bool signs(C const& command, int party) {
  return contains(command.signed_by, party) ||
         std::any_of(command.by_agent.begin(), command.by_agent.end(),
                     [&](AgentSignature const& row) { return row.party.no == party; });
}

/// Whose signatures a paper bears: those it names as parties, the one party whose own act it is, or, where it changes
/// an agreement, all that binds.
template <class C>
std::vector<int> who_signs(C const& command, Facts const& facts) {
  if constexpr (requires { command.parties; })
    return numbers(command.parties);
  else if constexpr (requires { command.party; })
    return {command.party.no};
  else {
    auto const* agreement = facts.file.agreement(facts.instance.agreement);
    return agreement == nullptr ? std::vector<int>{} : agreement->parties;
  }
}

/// Who decided about an objection to a mediator.
template <class C>
Symbol decider(C const& command, Facts const& facts) {
  return command.decided_by ? command.decided_by->id : facts.actor.person;
}

/// Is there a claimant and a respondent among them? Mediation is between two who stand against each other.
bool opposed(CaseFile const& file, std::vector<int> const& parties);

bool is_minor(CaseFile const& file, int party);

/// The party's guardian is among those who act for it.
template <class C>
bool guardian_acts(C const& command, Facts const& facts, int party) {
  return std::any_of(command.by_agent.begin(), command.by_agent.end(), [&](AgentSignature const& row) {
    auto const* agent = facts.file.find<Representative>(row.representative);
    return row.party.no == party && agent != nullptr && agent->kind == "guardian";
  });
}

/// Parties were invited to it, so that whoever joins the case is, too.
bool has_participants(CaseFile const& file, int instance);

bool is_resolving(Facts const& facts, Instance const& instance);
bool has_outcome(Facts const& facts, Instance const& instance);

/// Its regime wants every agreement in writing (医疗纠纷条例 39; 交通事故处理规定 90; 劳动争议调解仲裁法 14;
/// 土地承包仲裁法 10).
bool wants_paper(Instance const& instance);

/// Some agreement of this instance is in force.
bool has_agreement(Facts const& facts);

/// Parties of an ended mediation who have not been told the remedies, and have no agreement. A police case in
/// which nothing was agreed concerns all its parties, whether or not they came to be mediated.
std::vector<int> untold(Facts const& facts, Instance const& instance);

/// Without the one who leaves, do two opposed parties remain whose matter is not settled yet?
bool pair_remains(Leave const& command, Facts const& facts);

/// Does the session go on after this agreement: an opposed pair not bound by any agreement, or an open claim it does
/// not settle?
bool stays_open_after(Facts const& facts, std::vector<PartyRef> const& covered, std::vector<ClaimRef> const& claims);
template <class C>
bool stays_open(C const& command, Facts const& facts) {
  return stays_open_after(facts, command.parties, command.claims);
}

/// The open claims an agreement settles: those it names, or all of the parties it binds.
std::vector<int> claims_settled(CaseFile const& file, std::vector<PartyRef> const& covered,
                                std::vector<ClaimRef> const& claims);

/// The day each instalment of a term falls due: one, or as many as it says; none where no day is set.
std::vector<std::optional<Date>> due_days(TermEntry const& term);

/// Nothing when it is beyond 64 bits.
std::optional<Money> sum_of(std::vector<TermEntry> const& terms);

/// The thirty days for applying to a court about the instance's agreement; they run in the mediation that made it.
Clock const* application_time(Facts const& facts);

/// The agreement a judgment speaks of: the one it names, or the one the suit was about; 0 if none.
int agreement_ruled_on(ConcludeSuit const& command, Facts const& facts);

EffectiveLimit const* limit_of(Facts const& facts, std::string_view clock);

}  // namespace liandiao::law
