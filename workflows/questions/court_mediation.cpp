#include "workflows/questions/court_mediation.hpp"

namespace liandiao::law {

bool runs_in_suit(Instance const& instance) { return instance.variant.view().starts_with("in_suit"); }

Symbol sending_court(Facts const& facts, Instance const& instance) {
  for (auto const& row : facts.file.all<Note>())
    if (row.instance == instance.no && row.kind == "sent_by_court") return row.organ;
  return {};
}

Instance const* waiting_suit(CaseFile const& file) {
  for (auto const& row : file.all<Instance>())
    if (row.procedure == "litigation_referral" && row.suspended_on && row.suspended_for == entrusted) return &row;
  return nullptr;
}

Instance const* mediation_inside(Facts const& facts, Instance const& suit) {
  if (!suit.suspended_on || suit.suspended_for != entrusted) return nullptr;
  for (auto const& row : facts.file.all<Instance>())
    if (runs_in_suit(row) && !has_outcome(facts, row)) return &row;
  return nullptr;
}

Agreement const* unserved_agreement(Facts const& facts) {
  for (auto const& row : facts.file.all<Agreement>())
    if (row.instance == facts.instance.no && row.status == "unserved") return &row;
  return nullptr;
}

std::vector<int> unserved(Facts const& facts, std::vector<PartyRef> const& served_now) {
  std::vector<int> list;
  auto const* agreement = unserved_agreement(facts);
  if (agreement == nullptr) return list;
  for (int const party : agreement->parties)
    if (!contains(served_now, party) && !facts.informed(party, "mediation_paper")) list.push_back(party);
  return list;
}

bool awaits_service(Facts const& facts, int party) {
  auto const* agreement = unserved_agreement(facts);
  return agreement != nullptr &&
         std::find(agreement->parties.begin(), agreement->parties.end(), party) != agreement->parties.end();
}

bool is_suspected(CaseFile const& file, int instance) {
  bool suspected = false;
  for (auto const& row : file.all<Note>()) {
    if (row.instance != instance) continue;
    if (row.kind == "suspected_false") suspected = true;
    if (row.kind == "suspicion_cleared") suspected = false;
  }
  return suspected;
}

}  // namespace liandiao::law
