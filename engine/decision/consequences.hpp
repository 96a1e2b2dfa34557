#pragma once

#include "engine/decision/decide.hpp"
#include "engine/procedure/procedure.hpp"

namespace liandiao {

/// What a ruling leads to: the changes of one event, in order, and the commands that must follow it.
struct Consequences {
  std::vector<Change> changes;
  std::vector<Raise> raised;
  std::vector<RowRef> erased;
};

/// Turns effects into changes: rows opened or moved, clocks reckoned, custody and access kept, irregularities written.
Result<Consequences> consequences(Ruling ruling, Command const& command, Procedure const& procedure,
                                  Facts const& facts);

}  // namespace liandiao
