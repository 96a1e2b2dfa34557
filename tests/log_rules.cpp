#include "tests/log_rules.hpp"

#include <algorithm>

namespace liandiao::tests {

void LogRules::see(CaseLog const& log) {
  if (log.objects.empty() || log.objects.front().kind != ObjectKind::dispute)
    complain(log.name + " does not begin with its case");
  for (auto const& object : log.objects) see(object);
  Instant before;
  for (auto const& event : log.events) {
    id(event.id);
    refer(event.id, event.objects);
    if (event.at < before) complain(event.id + " is before the event before it");
    before = event.at;
    std::set<std::string_view> names{"label", "role"};  // which a format says of its own
    for (auto const& one : event.attributes) {
      declared(event.id, declared_of_events(), one.name, one.value);
      if (!names.insert(one.name).second) complain(event.id + " says " + std::string(one.name) + " twice");
    }
    bool const of_its_case = std::any_of(event.objects.begin(), event.objects.end(), [&](ObjectLink const& link) {
      return link.object == log.objects.front().id && link.qualifier == "of";
    });
    if (!of_its_case) complain(event.id + " is of no case");
  }
}

void LogRules::see_shared(std::vector<LogObject> const& objects) {
  for (auto const& object : objects) see(object);
}

void LogRules::see(LogObject const& object) {
  id(object.id);
  objects_.insert(object.id);
  if (!object.id.starts_with(std::string(word_of(object.kind)) + ":"))
    complain(object.id + " does not say of what kind it is");
  refer(object.id, object.links);
  std::map<std::string_view, std::optional<Instant>> last;
  for (auto const& one : object.values) {
    declared(object.id, declared_of(object.kind), one.name, one.value);
    auto const [found, first] = last.emplace(one.name, one.since);
    if (!first && (!one.since || (found->second && *one.since <= *found->second)))
      complain(object.id + ": " + std::string(one.name) + " goes back, or is two things at once");
    if (first && one.since) complain(object.id + ": " + std::string(one.name) + " has no beginning");
    found->second = one.since;
  }
}

std::string LogRules::broken() const {
  if (!broken_.empty()) return broken_;
  for (auto const& [object, from] : referred_)
    if (!objects_.contains(object)) return from + " names " + object + ", which is not there";
  return {};
}

void LogRules::id(std::string const& id) {
  if (!ids_.insert(id).second) complain(id + " is there twice");
}

void LogRules::refer(std::string const& from, std::vector<ObjectLink> const& links) {
  std::set<ObjectLink> once;
  for (auto const& link : links) {
    if (link.qualifier.empty()) complain(from + " does not say what it has to do with " + link.object);
    if (!once.insert(link).second) complain(from + " names " + link.object + " twice as the same");
    referred_.emplace(link.object, from);
  }
}

void LogRules::declared(std::string const& of, std::span<Declared const> declared, std::string_view name,
                        LogValue const& value) {
  bool const there = std::any_of(declared.begin(), declared.end(),
                                 [&](Declared const& one) { return one.name == name && one.type == type_of(value); });
  if (!there) complain(of + " says " + std::string(name) + ", which is not declared so");
  if (text_of(value).empty()) complain(of + " says nothing of " + std::string(name));
}

void LogRules::complain(std::string what) {
  if (broken_.empty()) broken_ = std::move(what);
}

}  // namespace liandiao::tests
