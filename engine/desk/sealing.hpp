#pragma once

#include <vector>

#include "engine/cases/event.hpp"
#include "engine/ports/clock.hpp"

namespace liandiao {

/// A command with its private texts taken out, and the rows that keep them.
struct SealedCommand {
  Command command;
  std::vector<PrivateRow> rows;
};

/// Texts become rows of the event `seq`, from `first_index` on, each with a salt of its own; the command keeps row and
/// salted digest.
SealedCommand seal(Command const& command, std::int64_t seq, Ids& ids, int first_index = 0);

}  // namespace liandiao
