#include "workflows/questions/remedy.hpp"

namespace liandiao::law {
namespace {

/// An outlet the flow no longer knows is taken for one that holds the matter.
bool settles_the_matter(Facts const& facts, Instance const& instance) {
  if (instance.procedure != "remedy") return false;
  auto const* outlet = facts.rulebook.outlet(instance);
  return outlet == nullptr || !outlet->beside;
}

}  // namespace

bool held_by_outlet(Facts const& facts, Instance const& instance) {
  return instance.state == "accepted" && settles_the_matter(facts, instance);
}

bool taken_by_outlet(Facts const& facts, Instance const& instance) {
  bool const taken = instance.state == "accepted" || instance.state == "granted" || instance.state == "denied";
  return taken && settles_the_matter(facts, instance);
}

}  // namespace liandiao::law
