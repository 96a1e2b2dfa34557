#include "engine/cases/facts.hpp"

#include <algorithm>

namespace liandiao {

std::vector<int> Facts::standing(std::string_view standing_word) const {
  std::vector<int> parties;
  for (auto const& row : file.all<Participation>())
    if (row.instance == instance.no && row.standing == standing_word) parties.push_back(row.party);
  std::sort(parties.begin(), parties.end());
  return parties;
}

Symbol Facts::answer(int party, std::string_view purpose, std::string_view subject) const {
  Consent const* latest = nullptr;
  for (auto const& row : file.all<Consent>()) {
    bool const same = row.instance == instance.no && row.party == party && row.purpose == purpose &&
                      (subject.empty() || row.subject == subject);
    if (same && (latest == nullptr || latest->key() < row.key())) latest = &row;
  }
  return latest == nullptr ? Symbol() : latest->answer;
}

bool Facts::informed(int party, std::string_view topic) const {
  auto const& rows = file.all<Inform>();
  return std::any_of(rows.begin(), rows.end(), [&](Inform const& row) {
    return row.instance == instance.no && row.topic == topic &&
           std::find(row.parties.begin(), row.parties.end(), party) != row.parties.end();
  });
}

Clock const* Facts::clock(std::string_view name, int agreement, int term) const {
  for (auto const& row : file.all<Clock>())
    if (row.instance == instance.no && row.agreement == agreement && row.term == term && row.clock == name) return &row;
  return nullptr;
}

Mediator const* Facts::lead() const {
  for (auto const& row : file.all<Mediator>())
    if (row.instance == instance.no && row.role == "lead" && !row.until) return &row;
  return nullptr;
}

bool Facts::settled(int party) const {
  auto const& rows = file.all<Agreement>();
  return std::any_of(rows.begin(), rows.end(), [&](Agreement const& row) {
    return row.instance == instance.no && row.settles() &&
           std::find(row.parties.begin(), row.parties.end(), party) != row.parties.end();
  });
}

}  // namespace liandiao
