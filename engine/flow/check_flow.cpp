#include <utility>

#include "engine/cases/registers.hpp"
#include "engine/flow/check.hpp"

namespace liandiao {

namespace checks {
namespace {

/// By these guards a procedure asks whether the flow lets the organisation handle it, and whose agreements it takes; no
/// other looks at `handled_by` and `agreements_of`.
constexpr std::string_view organ_handles_it = "organ_handles_it", made_by_mediation_body = "made_by_mediation_body";

bool asks(Procedure const& procedure, std::string_view code) {
  return std::any_of(procedure.rules.begin(), procedure.rules.end(), [&](RuleInfo const& rule) {
    return std::any_of(rule.guards.begin(), rule.guards.end(),
                       [&](GuardInfo const& guard) { return guard.code == code; });
  });
}

}  // namespace

void check_handlers(Subject const& subject) {
  auto const& [flow, policy, procedure, law, findings] = subject;
  if (procedure.resolving && policy.handled_by.empty()) subject.refuse(policy.mark, "flow_handled_by_missing");
  if (!policy.agreements_of.empty() && !asks(procedure, made_by_mediation_body))
    subject.refuse(policy.mark, "flow_agreements_of_not_asked");
  for (auto const kind : policy.agreements_of)
    if (!holds(organisation_kinds, kind.view()))
      subject.refuse(policy.mark, "flow_organ_kind_unknown",
                     {{"kind", kind.str()}, {"known", words(organisation_kinds)}});
  if (!policy.handled_by.empty() && !asks(procedure, organ_handles_it))
    return subject.refuse(policy.mark, "flow_handled_by_not_asked");
  for (auto const kind : policy.handled_by) {
    if (!holds(organisation_kinds, kind.view()))
      subject.refuse(policy.mark, "flow_organ_kind_unknown",
                     {{"kind", kind.str()}, {"known", words(organisation_kinds)}});
    else if (!procedure.handled_by.empty() && !holds(procedure.handled_by, kind.view()))
      subject.refuse(policy.mark, "flow_organ_kind_not_by_law",
                     {{"kind", kind.str()}, {"known", words(procedure.handled_by)}});
  }
}

}  // namespace checks

std::vector<Finding> check_flow(Flow const& flow, Catalogue const& catalogue) {
  checks::Law const law(catalogue);
  checks::Findings findings;
  if (flow.procedure(Symbol("docket")) == nullptr)
    findings.refuse(flow.procedures.empty() ? Mark{} : flow.procedures.front().mark, "flow_docket_missing");
  for (auto const& policy : flow.procedures) {
    auto const* procedure = law.procedure(policy.procedure);
    if (procedure == nullptr) {
      findings.refuse(policy.mark, "flow_procedure_unknown",
                      {{"procedure", policy.procedure.str()}, {"known", law.procedures()}});
      continue;
    }
    checks::Subject const subject{flow, policy, *procedure, law, findings};
    checks::check_handlers(subject);
    checks::check_limits(subject);
    checks::check_gates(subject);
    checks::check_continuations(subject);
    checks::check_waits(subject);
    checks::check_papers(subject);
    checks::check_outlets(subject);
    checks::check_regimes(subject);
  }
  checks::check_paths(flow, law, findings);
  return std::move(findings).in_order();
}

}  // namespace liandiao
