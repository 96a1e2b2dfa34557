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

}  // namespace

ClockPolicy const* ProcedurePolicy::limit(Symbol clock) const { return found_by(limits, &ClockPolicy::clock, clock); }

ClockPolicy const* ProcedurePolicy::limit(Symbol clock, Symbol variant) const {
  Outlet const* const taken = outlet(variant);
  ClockPolicy const* const own = taken == nullptr ? nullptr : found_by(taken->limits, &ClockPolicy::clock, clock);
  return own == nullptr ? limit(clock) : own;
}

Outlet const* ProcedurePolicy::outlet(Symbol wanted) const { return found_by(outlets, &Outlet::code, wanted); }

Gate const* ProcedurePolicy::gate(Symbol command) const { return found_by(gates, &Gate::command, command); }

Continuation const* ProcedurePolicy::after(Symbol outcome) const {
  return found_by(then, &Continuation::outcome, outcome);
}

ProcedurePolicy const* Flow::procedure(Symbol code) const {
  return found_by(procedures, &ProcedurePolicy::procedure, code);
}

bool chooses_outlet(Procedure const& procedure) {
  constexpr std::string_view outlet = "outlet";
  return std::any_of(procedure.commands.begin(), procedure.commands.end(), [](CommandSpec const* spec) {
    return spec->opens && std::any_of(spec->fields.begin(), spec->fields.end(),
                                      [](FieldSpec const& field) { return field.vocabulary == outlet; });
  });
}

}  // namespace liandiao
