#include "workflows/questions/safety.hpp"

#include <algorithm>

namespace liandiao::law {
namespace {

constexpr std::string_view marked = "domestic_violence_risk";

bool among(std::vector<Symbol> const& flags) {
  return std::any_of(flags.begin(), flags.end(), [](Symbol const flag) { return flag == marked; });
}

bool feared_in(CaseFile const& file) {
  auto const& notes = file.all<Note>();
  return among(file.head().flags) || std::any_of(notes.begin(), notes.end(), [](Note const& row) {
           return row.kind == "danger" && row.number == "domestic_violence";
         });
}

}  // namespace

std::vector<int> endangered(CaseFile const& file) {
  std::vector<int> victims, everybody;
  for (auto const& party : file.all<Party>()) {
    everybody.push_back(party.no);
    if (among(party.flags)) victims.push_back(party.no);
  }
  return victims.empty() && feared_in(file) ? everybody : victims;
}

Note const* safety_arranged(Facts const& facts) {
  Note const* latest = nullptr;
  for (auto const& row : facts.file.all<Note>())
    if (row.kind == "safety" && row.instance == facts.instance.no && (latest == nullptr || latest->key() < row.key()))
      latest = &row;
  return latest;
}

bool feels_safe(Facts const& facts, int party) {
  Note const* arranged = safety_arranged(facts);
  Consent const* latest = nullptr;
  for (auto const& row : facts.file.all<Consent>())
    if (row.instance == facts.instance.no && row.party == party && row.purpose == "safe_session" &&
        (latest == nullptr || latest->key() < row.key()))
      latest = &row;
  return arranged != nullptr && latest != nullptr && arranged->seq < latest->seq && latest->answer == "given";
}

}  // namespace liandiao::law
