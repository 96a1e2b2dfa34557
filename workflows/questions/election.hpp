#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"

/// 推选代表人: who acts for whom, and how far (民事诉讼法 56).
namespace liandiao::law {

/// The election by which others act for this party now; nothing when it acts for itself.
Election const* election_for(CaseFile const& file, int party);

/// Whom these parties act for besides themselves.
std::vector<int> represented_by(CaseFile const& file, std::vector<int> const& representatives);

/// Those the party chose who take part in this instance. None before police, where everybody is there in person
/// (程序规定 181).
std::vector<int> acting_for(Facts const& facts, int party);

/// What these do counts for the party: it is among them, or somebody is who acts for it.
bool heard(Facts const& facts, std::vector<PartyRef> const& those, int party);

/// The party's own last answer goes before that of whoever acts for it.
bool agrees(Facts const& facts, int party, std::string_view purpose, std::string_view subject);

bool told(Facts const& facts, int party, std::string_view topic);

/// Heads on the side of a party: a group may stand in the case as one party.
int heads_beside(CaseFile const& file, int party);

/// Not by its own hand or its agent's, but by somebody it chose.
template <class C>
bool signed_by_elected(C const& command, Facts const& facts, int party) {
  if (signs(command, party)) return false;
  auto const acting = acting_for(facts, party);
  return std::any_of(acting.begin(), acting.end(), [&](int const one) { return signs(command, one); });
}

}  // namespace liandiao::law
