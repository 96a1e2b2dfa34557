#include "engine/cases/access.hpp"

#include <algorithm>
#include <array>

namespace liandiao {
namespace {

struct Right {
  std::string_view role;
  std::array<bool, 7> enters;  // by the order of By
};

// clang-format off
constexpr std::array rights{
    //     role                 organ  holder party  registrar court  anyone system
    Right{"registrar",        {{true,  true,  true,  true,     true,  true,  false}}},
    Right{"office_head",      {{true,  true,  true,  true,     true,  true,  false}}},
    Right{"mediator",         {{true,  true,  true,  true,     true,  true,  false}}},
    Right{"police_officer",   {{true,  true,  true,  true,     true,  true,  false}}},
    Right{"court_clerk",      {{true,  true,  true,  true,     true,  true,  false}}},
    Right{"judge",            {{true,  true,  true,  false,    true,  true,  false}}},
    Right{"district_officer", {{false, true,  true,  true,     false, true,  false}}},
    Right{"statistician",     {{false, false, false, false,    false, false, false}}},
    Right{"system",           {{false, false, false, false,    false, false, true}}},
};
// clang-format on

bool open_to(CaseFile const& file, Symbol organ) { return file.find<Access>(organ) != nullptr; }

/// Whether an organisation is the one the act belongs to. A superior may look, not act.
bool acts_there(CaseFile const& file, Instance const* instance, By by, Symbol organ) {
  switch (by) {
    case By::registrar: return file.version == 0 || open_to(file, organ);
    case By::organ: return instance != nullptr && (instance->organ == organ || instance->organ.empty());
    case By::holder: return file.version == 0 || file.head().holder == organ;
    case By::system: return true;
    case By::party:
    case By::court:
    case By::anyone: return open_to(file, organ);
  }
  return false;
}

Result<std::vector<Post>> posts_of(Symbol person, Symbol wanted, Registers const& registers, Date on) {
  if (registers.person(person) == nullptr) return fail(Code::not_found, "person_unknown", {{"person", person.str()}});
  auto posts = registers.posts(person, on);
  if (wanted) std::erase_if(posts, [&](Post const& post) { return post.organ != wanted; });
  if (posts.empty())
    return fail(Code::forbidden, "person_without_post", {{"person", person.str()}, {"day", on.text()}});
  return posts;
}

}  // namespace

bool role_enters(Symbol role, By by) {
  auto const* const found =
      std::find_if(rights.begin(), rights.end(), [&](Right const& right) { return role == right.role; });
  return found != rights.end() && found->enters[static_cast<std::size_t>(by)];
}

Result<Actor> acting_as(CaseFile const& file, Instance const* instance, CommandSpec const& command, Symbol person,
                        Symbol wanted, Registers const& registers, Date on) {
  auto posts = posts_of(person, wanted, registers, on);
  if (!posts) return passed_on(posts);
  bool role_fits = false;
  for (auto const& post : *posts) {
    if (!role_enters(post.role, command.by)) continue;
    role_fits = true;
    if (acts_there(file, instance, command.by, post.organ)) return Actor{person, post.organ, post.role, 0};
  }
  if (!role_fits)
    return fail(Code::forbidden, "role_may_not", {{"person", person.str()}, {"command", command.code.str()}});
  Symbol const owner = command.by == By::organ && instance != nullptr ? instance->organ
                       : file.version > 0                             ? file.head().holder
                                                                      : Symbol();
  return fail(Code::forbidden, "organ_may_not",
              {{"person", person.str()}, {"command", command.code.str()}, {"organ", owner.str()}});
}

Result<Actor> looking_as(CaseFile const& file, Symbol person, Symbol wanted, Registers const& registers, Date today) {
  auto posts = posts_of(person, wanted, registers, today);
  if (!posts) return passed_on(posts);
  for (auto const& post : *posts)
    if (open_to(file, post.organ)) return Actor{person, post.organ, post.role, 0};
  return fail(Code::forbidden, "case_not_open_to", {{"person", person.str()}});
}

}  // namespace liandiao
