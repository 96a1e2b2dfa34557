#pragma once

#include <string>
#include <vector>

#include "engine/decision/decide.hpp"

/// What becomes of an open case when its flow is revised.
namespace liandiao {

/// One thing that reads otherwise in a case under the other flow, or stands in the way of its move. `was` and `now` are
/// data: days, lengths, words; empty where there was or will be nothing.
struct FlowDifference {
  Symbol what;       // docs/formats/migration.md
  int instance = 0;  // 0: of an attempt that could be begun
  Symbol procedure;
  Symbol subject;  // the clock, command, outcome, paper or word
  int agreement = 0;
  int term = 0;
  std::string was;
  std::string now;
  bool operator==(FlowDifference const&) const = default;
};

enum class Fate {
  unaffected,  // nothing of it reads otherwise
  mapped,      // it goes over, and what changes is listed
  undecided,   // somebody must say whether it goes over all the same
};
std::string_view word_of(Fate fate);

/// Who moves a case that needs a decision, and why.
struct MoveDecision {
  Symbol person;
  std::string reason;
};

/// The move of one case, decided and not yet stored.
struct Move {
  Fate fate = Fate::unaffected;
  std::vector<FlowDifference> differences;
  std::vector<FlowDifference> reasons;  // why somebody must decide
  Decided decided;
};

/// Decides the move of a case from the rulebook it runs under to another, and says what it would change: the clocks as
/// the step itself counts them again, everything else by asking the case before and after it under either rulebook.
/// Whether an undecided case is moved is for the caller to see to.
Ruled<Move> move_to(CaseFile const& file, Rulebook const& from, Rulebook const& to, BusinessTime on, Instant now,
                    MoveDecision const& decision, std::string const& program);

}  // namespace liandiao
