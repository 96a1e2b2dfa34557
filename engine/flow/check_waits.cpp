#include "engine/flow/check.hpp"

namespace liandiao::checks {
namespace {

/// A matter can rest in it: it is begun and not over.
bool can_wait(StateInfo const& state) { return state.kind == StateKind::open || state.kind == StateKind::outcome; }

bool timed(Subject const& subject, Symbol state, Symbol kind, Symbol variant) {
  Symbol const procedure = subject.policy.procedure;
  auto const clocks = subject.law.clocks(procedure);
  return std::any_of(clocks.begin(), clocks.end(), [&](std::string_view clock) {
    Limit const* const row = subject.law.limit(procedure, Symbol(clock), kind, variant);
    if (row == nullptr || !holds(row->covers, state.view())) return false;
    ClockPolicy const* const policy = subject.policy.limit(Symbol(clock), variant);
    return policy == nullptr || !policy->none || row->basis == "law";
  });
}

/// Under every regime, of a kind of organisation that handles the procedure or of a variant, some clock runs in the
/// state.
bool timed_everywhere(Subject const& subject, Symbol state) {
  auto const kinds = subject.policy.handled_by.empty() ? Symbols{Symbol()} : subject.policy.handled_by;
  Symbols variants{Symbol()};
  for (auto const variant : subject.law.variants(subject.policy.procedure)) variants.push_back(variant);
  for (auto const& outlet : subject.policy.outlets) variants.push_back(outlet.code);
  for (auto const& regime : subject.policy.regimes) variants.push_back(regime.code);
  return std::all_of(kinds.begin(), kinds.end(), [&](Symbol kind) {
    return std::all_of(variants.begin(), variants.end(),
                       [&](Symbol variant) { return timed(subject, state, kind, variant); });
  });
}

}  // namespace

void check_waits(Subject const& subject) {
  auto const& policy = subject.policy;
  Symbols waiting;
  for (auto const& state : subject.procedure.states)
    if (can_wait(state)) waiting.push_back(state.code);
  for (auto const& wait : policy.waits)
    if (!holds(waiting, wait.state))
      subject.refuse(wait.mark, "flow_waiting_state_unknown", {{"state", wait.state.str()}, {"known", words(waiting)}});
  for (auto const state : waiting) {
    bool const said =
        std::any_of(policy.waits.begin(), policy.waits.end(), [&](Waiting const& wait) { return wait.state == state; });
    if (!said && !timed_everywhere(subject, state))
      subject.refuse(policy.mark, "flow_state_waits_for_ever", {{"state", state.str()}});
  }
}

}  // namespace liandiao::checks
