#include "engine/cases/registers.hpp"
#include "engine/flow/check.hpp"

namespace liandiao::checks {
namespace {

/// What is wrong with one outlet: who decides there, what it is for, its time, what comes back.
class OutletCheck {
 public:
  OutletCheck(Subject const& subject, Outlet const& outlet) : subject_(subject), outlet_(outlet) {}

  void run() {
    organs();
    gate();
    limits();
    results();
  }

 private:
  void organs() {
    if (outlet_.handled_by.empty()) refuse("flow_outlet_handled_by_missing");
    for (auto const kind : outlet_.handled_by)
      if (!holds(organisation_kinds, kind.view()))
        refuse("flow_organ_kind_unknown", {{"kind", kind.str()}, {"known", words(organisation_kinds)}});
  }

  void gate() {
    auto const& flow = subject_.flow;
    for (auto const type : outlet_.dispute_types)
      if (!holds(flow.dispute_types, type))
        refuse("flow_outlet_type_unknown", {{"value", type.str()}, {"known", words(flow.dispute_types)}});
    for (auto const flag : outlet_.flags)
      if (!holds(flow.flags, flag))
        refuse("flow_outlet_flag_unknown", {{"value", flag.str()}, {"known", words(flow.flags)}});
  }

  void limits() {
    Symbol const procedure = subject_.policy.procedure;
    for (auto const& limit : outlet_.limits)
      check_limit(subject_, limit, subject_.law.limit(procedure, limit.clock, Symbol(), outlet_.code));
  }

  void results() {
    if (outlet_.granted.empty()) refuse("flow_outlet_returns_nothing");
    for (auto const result : outlet_.denied)
      if (holds(outlet_.granted, result)) refuse("flow_outlet_result_twice", {{"value", result.str()}});
  }

  void refuse(std::string key, Params with = {}) {
    with.insert(with.begin(), {"outlet", outlet_.code.str()});
    subject_.refuse(outlet_.mark, std::move(key), std::move(with));
  }

  Subject const& subject_;
  Outlet const& outlet_;
};

}  // namespace

void check_outlets(Subject const& subject) {
  bool const chosen = chooses_outlet(subject.procedure);
  auto const& outlets = subject.policy.outlets;
  if (chosen && outlets.empty()) subject.refuse(subject.policy.mark, "flow_outlets_missing");
  if (!chosen && !outlets.empty()) return subject.refuse(outlets.front().mark, "flow_outlets_not_asked");
  for (auto const& outlet : outlets) OutletCheck(subject, outlet).run();
}

}  // namespace liandiao::checks
