#include "engine/flow/check.hpp"

namespace liandiao::checks {
namespace {

/// A procedure is reached when a person can begin it, or when the law opens it from one that is reached. What a flow
/// offers a person can begin, so an offer reaches nothing more.
Symbols reached_in(Flow const& flow, Law const& law) {
  Symbols reached;
  for (auto const& policy : flow.procedures) {
    auto const* procedure = law.procedure(policy.procedure);
    if (procedure != nullptr && !procedure->begun_by_law()) reached.push_back(policy.procedure);
  }
  for (std::size_t i = 0; i < reached.size(); ++i)
    for (auto const next : law.opens(*law.procedure(reached[i])))
      if (!holds(reached, next)) reached.push_back(next);
  return reached;
}

}  // namespace

void check_paths(Flow const& flow, Law const& law, Findings& findings) {
  auto const reached = reached_in(flow, law);
  for (auto const& policy : flow.procedures) {
    auto const* procedure = law.procedure(policy.procedure);
    if (procedure == nullptr) continue;
    if (!holds(reached, policy.procedure))
      findings.refuse(policy.mark, "flow_procedure_unreached", {{"procedure", policy.procedure.str()}});
    for (auto const next : law.opens(*procedure))
      if (flow.procedure(next) == nullptr)
        findings.refuse(policy.mark, "flow_procedure_left_out",
                        {{"procedure", policy.procedure.str()}, {"next", next.str()}});
  }
}

}  // namespace liandiao::checks
