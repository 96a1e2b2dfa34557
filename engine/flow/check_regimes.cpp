#include "engine/cases/registers.hpp"
#include "engine/flow/check.hpp"

namespace liandiao::checks {
namespace {

/// Whose a statute's regime is the statute says; whose a district's own is, the flow.
void check_organs(Subject const& subject, RegimePolicy const& regime, Params const& about) {
  bool const of_law = holds(subject.law.variants(subject.policy.procedure), regime.code);
  if (of_law && !regime.handled_by.empty()) subject.refuse(regime.mark, "flow_regime_is_the_laws", about);
  if (!of_law && regime.handled_by.empty()) subject.refuse(regime.mark, "flow_regime_handled_by_missing", about);
  for (auto const kind : regime.handled_by)
    if (!holds(organisation_kinds, kind.view()))
      subject.refuse(regime.mark, "flow_organ_kind_unknown",
                     {{"kind", kind.str()}, {"known", words(organisation_kinds)}});
}

}  // namespace

void check_regimes(Subject const& subject) {
  auto const& regimes = subject.policy.regimes;
  if (!regimes.empty() && !chooses_regime(subject.procedure))
    return subject.refuse(regimes.front().mark, "flow_regimes_not_asked");
  for (auto const& regime : regimes) {
    Params const about{{"regime", regime.code.str()}};
    check_organs(subject, regime, about);
    if (regime.limits.empty()) subject.refuse(regime.mark, "flow_regime_without_limits", about);
    for (auto const& limit : regime.limits)
      check_limit(subject, limit, subject.law.limit(subject.policy.procedure, limit.clock, Symbol(), regime.code));
  }
}

}  // namespace liandiao::checks
