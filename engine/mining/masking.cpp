#include "engine/mining/masking.hpp"

namespace liandiao {
namespace {

std::string organisation_id(Symbol id) { return "organisation:" + id.str(); }

void add(LogObject& object, std::string_view name, Symbol word) {
  if (word) object.values.push_back({name, word.str(), std::nullopt});
}

/// Next above at one time or another: a log goes over years, and its objects have no days.
std::set<Symbol> ever_below(Organisation const& organisation) {
  std::set<Symbol> above;
  if (organisation.parent) above.insert(organisation.parent);
  for (auto const& move : organisation.parents)
    if (move.parent) above.insert(move.parent);
  return above;
}

/// Two may each have stood below the other, in different years.
void add_all_above(Registers const& registers, Symbol organ, std::set<Symbol>& all) {
  auto const* found = registers.organisation(organ);
  if (found == nullptr) return;
  for (auto const above : ever_below(*found))
    if (all.insert(above).second) add_all_above(registers, above, all);
}

}  // namespace

std::string_view word_of(Masking masking) {
  switch (masking) {
    case Masking::internal: return "internal";
    case Masking::organs: return "organs";
    case Masking::open: return "public";
  }
  return {};
}

std::optional<Masking> parse_masking(std::string_view word) {
  for (auto const one : {Masking::internal, Masking::organs, Masking::open})
    if (word == word_of(one)) return one;
  return std::nullopt;
}

std::string LogNames::dispute(std::string const& uid) {
  ++disputes_;
  return open() ? std::to_string(disputes_) : uid;
}

std::string LogNames::person(Symbol id) {
  if (open() || id.empty()) return {};
  auto const number = people_.emplace(id, people_.size() + 1).first->second;
  return internal() ? id.str() : std::to_string(number);
}

std::string LogNames::organisation_object(Symbol id) {
  organisations_.insert(id);
  return organisation_id(id);
}

std::optional<std::string> LogNames::person_object(Symbol id) {
  auto name = person(id);
  if (name.empty()) return std::nullopt;
  return "person:" + name;
}

std::vector<LogObject> LogNames::shared(Registers const& registers) const {
  std::vector<LogObject> objects;
  auto wanted = organisations_;
  for (auto const organ : organisations_) add_all_above(registers, organ, wanted);
  for (auto const organ : wanted) {
    LogObject object{organisation_id(organ), ObjectKind::organisation, {}, {}};
    if (auto const* found = registers.organisation(organ)) {
      add(object, "kind", found->kind);
      add(object, "line", found->line);
      add(object, "area", found->area);
      for (auto const above : ever_below(*found)) object.links.push_back({organisation_id(above), "below"});
    }
    objects.push_back(std::move(object));
  }
  for (auto const& [person, number] : people_) {
    LogObject object{"person:" + (internal() ? person.str() : std::to_string(number)), ObjectKind::person, {}, {}};
    if (auto const* found = registers.person(person)) {
      add(object, "kind", found->kind);
      add(object, "grade", found->grade);
    }
    objects.push_back(std::move(object));
  }
  return objects;
}

}  // namespace liandiao
