#include "engine/flow/check.hpp"

namespace liandiao::checks {
namespace {

bool is_end(StateInfo const& state) { return state.kind == StateKind::outcome || state.kind == StateKind::final; }

/// Every outcome says what may follow it, and no other word stands among them.
void check_outcomes(Subject const& subject) {
  auto const& policy = subject.policy;
  Symbols ends;
  for (auto const& state : subject.procedure.states)
    if (is_end(state)) ends.push_back(state.code);
  for (auto const end : ends)
    if (policy.after(end) == nullptr)
      subject.refuse(policy.mark, "flow_outcome_without_continuation", {{"outcome", end.str()}});
  for (auto const& then : policy.then) {
    if (!holds(ends, then.outcome))
      subject.refuse(then.mark, "flow_outcome_unknown", {{"outcome", then.outcome.str()}, {"known", words(ends)}});
    else if (!then.none && then.offer.empty())
      subject.refuse(then.mark, "flow_outcome_without_continuation", {{"outcome", then.outcome.str()}});
  }
}

/// What is offered is for a person to begin, in this case and under this flow.
void check_offer(Subject const& subject, Continuation const& then, Symbol next) {
  Params const about{{"outcome", then.outcome.str()}, {"next", next.str()}};
  auto const* procedure = subject.law.procedure(next);
  if (procedure == nullptr)
    subject.refuse(then.mark, "flow_continuation_unknown",
                   {{"outcome", then.outcome.str()}, {"next", next.str()}, {"known", subject.law.procedures()}});
  else if (next == "docket")
    subject.refuse(then.mark, "flow_continuation_of_docket", about);
  else if (subject.flow.procedure(next) == nullptr)
    subject.refuse(then.mark, "flow_continuation_not_in_flow", about);
  else if (procedure->begun_by_law())
    subject.refuse(then.mark, "flow_continuation_not_for_people", about);
  // A closed case takes no new procedure: a dispute that comes back is a case of its own.
  else if (subject.policy.procedure == "docket")
    subject.refuse(then.mark, "flow_continuation_after_case", about);
}

}  // namespace

void check_continuations(Subject const& subject) {
  check_outcomes(subject);
  for (auto const& then : subject.policy.then)
    for (auto const next : then.offer) check_offer(subject, then, next);
}

}  // namespace liandiao::checks
