#include "engine/flow/flow.hpp"

#include <algorithm>

namespace liandiao {
namespace {

template <class T>
T const* found_by(std::vector<T> const& entries, Symbol T::*code, Symbol wanted) {
  auto const found =
      std::find_if(entries.begin(), entries.end(), [&](T const& entry) { return entry.*code == wanted; });
  return found == entries.end() ? nullptr : &*found;
}

bool chooses(Procedure const& procedure, std::string_view vocabulary) {
  return std::any_of(procedure.commands.begin(), procedure.commands.end(), [&](CommandSpec const* spec) {
    return spec->opens && std::any_of(spec->fields.begin(), spec->fields.end(),
                                      [&](FieldSpec const& field) { return field.vocabulary == vocabulary; });
  });
}

}  // namespace

ClockPolicy const* ProcedurePolicy::limit(Symbol clock) const { return found_by(limits, &ClockPolicy::clock, clock); }

ClockPolicy const* ProcedurePolicy::limit(Symbol clock, Symbol variant) const {
  ClockPolicy const* own = nullptr;
  if (auto const* taken = outlet(variant))
    own = found_by(taken->limits, &ClockPolicy::clock, clock);
  else if (auto const* under = regime(variant))
    own = found_by(under->limits, &ClockPolicy::clock, clock);
  return own == nullptr ? limit(clock) : own;
}

Outlet const* ProcedurePolicy::outlet(Symbol wanted) const { return found_by(outlets, &Outlet::code, wanted); }

RegimePolicy const* ProcedurePolicy::regime(Symbol wanted) const {
  return found_by(regimes, &RegimePolicy::code, wanted);
}

Gate const* ProcedurePolicy::gate(Symbol command) const { return found_by(gates, &Gate::command, command); }

Continuation const* ProcedurePolicy::after(Symbol outcome) const {
  return found_by(then, &Continuation::outcome, outcome);
}

ProcedurePolicy const* Flow::procedure(Symbol code) const {
  return found_by(procedures, &ProcedurePolicy::procedure, code);
}

bool chooses_outlet(Procedure const& procedure) { return chooses(procedure, "outlet"); }
bool chooses_regime(Procedure const& procedure) { return chooses(procedure, "regime"); }

}  // namespace liandiao
