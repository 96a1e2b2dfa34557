// What holds of those a group elected (民事诉讼法 56; 民诉法解释 75、78).
#include <set>
#include <string>

#include "tests/property/asked.hpp"
#include "tests/property/invariant.hpp"

namespace liandiao::tests {
namespace {

LIANDIAO_INVARIANT(I26, NobodyElectedSettlesForAnotherWithoutSpecialAuthorityOrItsConsent) {
  for (auto const& event : seen.events()) {
    if (event.command != "agree") continue;
    auto const fields = fields_of(event);
    auto signers = numbers_in(fields, "signed_by");
    if (auto const* agents = fields.find("by_agent"))
      for (auto const& agent : agents->list()) signers.push_back(static_cast<int>(agent.find("party")->integer()));
    for (int const party : numbers_in(fields, "parties")) {
      auto const* election = chosen_by(seen.before, party);
      if (has(signers, party) || election == nullptr) continue;
      auto const own = latest_answer(seen.before, event.instance, party, "settle");
      if (own != "given" && (election->authority != "special" || !own.empty()))
        return "step " + std::to_string(event.seq) + " settles for party " + std::to_string(party);
    }
  }
  return {};
}

LIANDIAO_INVARIANT(I26, ElectionsAreMadeByTenOrMoreOfTwoToFiveAndEachIsActedForOnce) {
  for (auto const& event : seen.events())
    for (auto const& change : event.changes) {
      auto const* row = std::get_if<Election>(&change.part);
      if (row == nullptr || change.kind != Change::Kind::opened || event.annuls != 0 || event.amends != 0) continue;
      auto const count = row->representatives.size();
      int heads = 0;
      Symbol const side = seen.before.party(row->representatives.front())->side;
      for (auto const& party : seen.before.all<Party>())
        if (party.side == side) heads += party.headcount;
      if (count < 2 || count > 5 || heads < 10) return "step " + std::to_string(event.seq);
    }
  std::set<int> acted_for;
  for (auto const& row : seen.life.file().all<Election>())
    for (int const party : row.represented)
      if (!row.until && !acted_for.insert(party).second) return "party " + std::to_string(party) + " twice";
  return {};
}

LIANDIAO_INVARIANT(I26, WhoHasLeftAMediationThatGoesOnIsActedForByNobody) {
  for (auto const& event : seen.events()) {
    if (event.command != "leave" || event.procedure == "police_mediation") continue;
    int const party = static_cast<int>(fields_of(event).find("party")->integer());
    for (auto const& row : seen.life.file().all<Election>())
      if (!row.until && (has(row.represented, party) || has(row.representatives, party)))
        return "party " + std::to_string(party) + " left at step " + std::to_string(event.seq);
  }
  return {};
}

}  // namespace
}  // namespace liandiao::tests
