#include "engine/desk/reader.hpp"

#include <algorithm>

namespace liandiao {

Result<std::vector<Symbol>> organs_of_reader(Symbol person, Symbol organ, Registers const& registers, Date today) {
  if (registers.person(person) == nullptr) return fail(Code::not_found, "person_unknown", {{"person", person.str()}});
  std::vector<Symbol> organs;
  for (auto const& post : registers.posts(person, today))
    if ((organ.empty() || post.organ == organ) && std::find(organs.begin(), organs.end(), post.organ) == organs.end())
      organs.push_back(post.organ);
  if (organs.empty())
    return fail(Code::forbidden, "person_without_post", {{"person", person.str()}, {"day", today.text()}});
  return organs;
}

Symbol at_or_above(std::vector<Symbol> const& some, Symbol organ, Registers const& registers, Date day) {
  auto const found = std::find_if(some.begin(), some.end(),
                                  [&](Symbol one) { return one == organ || registers.is_superior(one, organ, day); });
  return found == some.end() ? Symbol() : *found;
}

}  // namespace liandiao
