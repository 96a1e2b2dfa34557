#include "workflows/questions/election.hpp"

namespace liandiao::law {
namespace {

bool among(std::vector<int> const& list, int one) { return std::find(list.begin(), list.end(), one) != list.end(); }

/// Where the parties stood against each other: of a fulfilment in what made its agreement.
Instance const* mediation_of(Facts const& facts) {
  if (facts.instance.procedure != "fulfilment") return &facts.instance;
  auto const* agreement = facts.file.agreement(facts.instance.agreement);
  return agreement == nullptr ? nullptr : facts.file.instance(agreement->instance);
}

}  // namespace

Election const* election_for(CaseFile const& file, int party) {
  for (auto const& row : file.all<Election>())
    if (!row.until && among(row.represented, party)) return &row;
  return nullptr;
}

std::vector<int> represented_by(CaseFile const& file, std::vector<int> const& representatives) {
  std::vector<int> list;
  for (auto const& row : file.all<Election>()) {
    bool const acts = std::any_of(row.representatives.begin(), row.representatives.end(),
                                  [&](int const one) { return among(representatives, one); });
    if (!row.until && acts) list.insert(list.end(), row.represented.begin(), row.represented.end());
  }
  std::sort(list.begin(), list.end());
  return list;
}

std::vector<int> acting_for(Facts const& facts, int party) {
  auto const* election = election_for(facts.file, party);
  auto const* mediation = mediation_of(facts);
  if (election == nullptr || mediation == nullptr || mediation->procedure == "police_mediation") return {};
  auto acting = election->representatives;
  std::erase_if(acting, [&](int const one) {
    auto const* row = facts.file.find<Participation>(mediation->no, one);
    return row == nullptr || row->standing != "in";
  });
  return acting;
}

bool heard(Facts const& facts, std::vector<PartyRef> const& those, int party) {
  if (contains(those, party)) return true;
  auto const acting = acting_for(facts, party);
  return std::any_of(acting.begin(), acting.end(), [&](int const one) { return contains(those, one); });
}

bool agrees(Facts const& facts, int party, std::string_view purpose, std::string_view subject) {
  if (auto const own = facts.answer(party, purpose, subject)) return own == "given";
  auto const acting = acting_for(facts, party);
  return std::any_of(acting.begin(), acting.end(),
                     [&](int const one) { return facts.answer(one, purpose, subject) == "given"; });
}

bool told(Facts const& facts, int party, std::string_view topic) {
  if (facts.informed(party, topic)) return true;
  auto const acting = acting_for(facts, party);
  return std::any_of(acting.begin(), acting.end(), [&](int const one) { return facts.informed(one, topic); });
}

int heads_beside(CaseFile const& file, int party) {
  int heads = 0;
  auto const* one = file.party(party);
  for (auto const& row : file.all<Party>())
    if (one != nullptr && row.side == one->side) heads += row.headcount;
  return heads;
}

}  // namespace liandiao::law
