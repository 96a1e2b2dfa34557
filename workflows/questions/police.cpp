#include "workflows/questions/police.hpp"

#include <algorithm>
#include <sstream>
#include <string>

namespace liandiao::law {
namespace {

/// The words of the latest note of this kind in the instance.
std::vector<std::string> latest_words(Facts const& facts, std::string_view kind) {
  Note const* latest = nullptr;
  for (auto const& row : facts.file.all<Note>())
    if (row.instance == facts.instance.no && row.kind == kind && (latest == nullptr || latest->key() < row.key()))
      latest = &row;
  std::vector<std::string> words;
  if (latest == nullptr) return words;
  std::istringstream text(latest->number);
  for (std::string word; text >> word;) words.push_back(word);
  return words;
}

bool has_note(Facts const& facts, std::string_view kind) {
  auto const& notes = facts.file.all<Note>();
  return std::any_of(notes.begin(), notes.end(),
                     [&](Note const& row) { return row.instance == facts.instance.no && row.kind == kind; });
}

bool is_mediation_body(Facts const& facts, Symbol organ) {
  Symbol const kind = facts.rulebook.kind_of(organ);
  auto const* policy = facts.rulebook.flow().procedure(Symbol("judicial_confirmation"));
  if (policy != nullptr && !policy->agreements_of.empty())
    return std::find(policy->agreements_of.begin(), policy->agreements_of.end(), kind) != policy->agreements_of.end();
  auto const& kinds = facts.rulebook.catalogue().procedure(Symbol("peoples_mediation"))->handled_by;
  return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view one) { return kind == one; });
}

}  // namespace

Violation violation_of(Facts const& facts) {
  Violation found;
  for (auto const& word : latest_words(facts, "violation")) found.act = Symbol(word);
  for (auto const& word : latest_words(facts, "suspects")) found.suspects.push_back(std::stoi(word));
  for (auto const& word : latest_words(facts, "mediable")) {
    if (word == "lighter")
      found.lighter = true;
    else
      found.mediable = Symbol(word);
  }
  for (auto const& word : latest_words(facts, "mediation_bars")) found.bars.emplace_back(word);
  return found;
}

bool lies_in_the_course(Symbol bar) { return bar == "unwilling" || bar == "new_violation" || bar == "fled"; }

bool is_suspect(Facts const& facts, int party) {
  auto const suspects = violation_of(facts).suspects;
  return std::find(suspects.begin(), suspects.end(), party) != suspects.end();
}

bool taken_by_police(Instance const& instance) {
  return instance.procedure == "police_mediation" && instance.state != "unopened" && instance.state != "reported" &&
         instance.state != "informed_out";
}

bool undecided_by_police(Instance const& instance) {
  return taken_by_police(instance) && instance.state != "decided" && instance.state != "no_penalty";
}

bool transferred_by(Facts const& facts, Symbol organ) {
  auto const& notes = facts.file.all<Note>();
  return std::any_of(notes.begin(), notes.end(), [&](Note const& row) {
    return row.instance == facts.instance.no && row.kind == "transfer" && row.organ == organ;
  });
}

bool sent_by_an_organ(Facts const& facts) { return has_note(facts, "transfer"); }

bool beside_a_police_case(Facts const& facts) { return has_note(facts, "beside_police_case"); }

bool made_by_mediation_body(Facts const& facts, Agreement const& agreement) {
  auto const* made_in = facts.file.instance(agreement.instance);
  if (made_in != nullptr && is_mediation_body(facts, made_in->organ)) return true;
  auto const& notes = facts.file.all<Note>();
  return std::any_of(notes.begin(), notes.end(), [&](Note const& row) {
    return row.kind == "co_sealed" && row.agreement == agreement.no && is_mediation_body(facts, row.organ);
  });
}

}  // namespace liandiao::law
