#include "engine/procedure/procedure.hpp"

#include <algorithm>

#include "engine/base/ensure.hpp"

namespace liandiao {

std::string_view word_of(StateKind kind) {
  switch (kind) {
    case StateKind::unopened: return "unopened";
    case StateKind::open: return "open";
    case StateKind::outcome: return "outcome";
    case StateKind::aside: return "aside";
    case StateKind::final: return "final";
  }
  return "open";
}

Effect::Effect(Effect const& other) = default;
Effect::Effect(Effect&& other) noexcept = default;
Effect& Effect::operator=(Effect const& other) = default;
Effect& Effect::operator=(Effect&& other) noexcept = default;
Effect::~Effect() = default;

Head& Effects::head() {
  if (!changed_head) changed_head = facts_->file.all<Head>().empty() ? Head{} : facts_->file.head();
  return *changed_head;
}

Verdict const& Ruling::verdict() const {
  for (auto const& candidate : candidates)
    if (candidate.rule == rule && candidate.verdict.holds()) return candidate.verdict;
  ensure(false, "a rule that fired was a candidate");
  return candidates.front().verdict;
}

bool Procedure::begun_by_law() const {
  return std::none_of(commands.begin(), commands.end(),
                      [](CommandSpec const* spec) { return spec->opens && spec->by != By::system; });
}

StateInfo const* Procedure::state(Symbol wanted) const {
  auto const found =
      std::find_if(states.begin(), states.end(), [&](StateInfo const& info) { return info.code == wanted; });
  return found == states.end() ? nullptr : &*found;
}

CommandSpec const* Procedure::command(Symbol wanted) const {
  auto const found =
      std::find_if(commands.begin(), commands.end(), [&](CommandSpec const* spec) { return spec->code == wanted; });
  return found == commands.end() ? nullptr : *found;
}

bool Procedure::expects(Symbol from, Symbol wanted) const {
  return std::any_of(rules.begin(), rules.end(), [&](RuleInfo const& rule) {
    return wanted == rule.on &&
           std::any_of(rule.from.begin(), rule.from.end(), [&](std::string_view state) { return from == state; });
  });
}

RuleInfo const* Procedure::rule(int id) const {
  auto const found = std::find_if(rules.begin(), rules.end(), [&](RuleInfo const& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace liandiao
