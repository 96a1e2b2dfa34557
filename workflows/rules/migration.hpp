#pragma once

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"

/// Moving a case to another revision of its flow.
namespace liandiao::law {

/// From the revision it runs under to the one it is decided by, and not in a circle.
struct RevisionMovesOn {
  static constexpr std::string_view code = "revision_moves_on", article = "流程修订", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const runs_under = facts.file.head().flow_revision.hex();
    auto const decided_by = facts.rulebook.flow().digest.hex();
    if (command.from_revision.value != runs_under || command.to_revision.value != decided_by ||
        runs_under == decided_by)
      lack(runs_under);
  }
};

}  // namespace liandiao::law
