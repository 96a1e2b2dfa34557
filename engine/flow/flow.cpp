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

Gate const* ProcedurePolicy::gate(Symbol command) const { return found_by(gates, &Gate::command, command); }

Continuation const* ProcedurePolicy::after(Symbol outcome) const {
  return found_by(then, &Continuation::outcome, outcome);
}

ProcedurePolicy const* Flow::procedure(Symbol code) const {
  return found_by(procedures, &ProcedurePolicy::procedure, code);
}

}  // namespace liandiao
