#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/decision/decide.hpp"
#include "engine/desk/flow_migration.hpp"

namespace liandiao {

/// Who leaves, who goes on, in which cases, by whom entered.
struct ReassignmentAsked {
  enum class What {
    rehearse,   // says what would become of each, and hands nothing over
    hand_over,  // what can be handed over
    take_back,  // where no step followed
  };
  What what = What::rehearse;
  Symbol from;
  Symbol to;
  std::string reason;
  CaseChoice only;
  Symbol by;
  Symbol by_organ;
};

/// One attempt at settling, and what became of it.
struct Reassigned {
  CaseId id;
  std::string ledger_no;
  int instance = 0;
  Symbol procedure;
  bool done = false;
  std::optional<Refusal> refusal;  // why it stays where it was
};

struct Reassignment {
  std::vector<Reassigned> attempts;  // in the order of the cases' opening
};

}  // namespace liandiao
