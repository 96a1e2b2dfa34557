#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/procedure/effect.hpp"
#include "engine/procedure/verdict.hpp"

namespace liandiao {

enum class StateKind {
  unopened,  // before its first step
  open,      // goes on
  outcome,   // an outcome that still goes on: filed
  aside,     // neither goes on nor is over: put aside for another case, and may come back
  final,     // an outcome, and over: no step leaves it, acts may still add facts
};
std::string_view word_of(StateKind kind);

struct StateInfo {
  Symbol code;
  StateKind kind = StateKind::open;
};

/// A row or act as a jurist reads it.
struct RuleInfo {
  int id = 0;
  bool act = false;
  std::vector<std::string_view> from;
  std::string_view on;
  std::string_view to;  // empty for an act
  std::vector<std::string_view> effects;
  std::vector<GuardInfo> guards;
  std::vector<GuardInfo> reported;       // demands whose breach is recorded as an irregularity
  std::vector<std::string_view> raises;  // commands that may follow from it in this or a sibling instance
};

/// What one command leads to. Nothing has happened yet.
struct Ruling {
  int rule = 0;  // 0: no rule fired
  Symbol to;     // the state after it; empty for an act
  Effects effects;
  std::vector<Candidate> candidates;  // every rule that could have fired, with what it said
  Verdict const& verdict() const;     // of the rule that fired
};

/// One procedure of the law behind a plain face. The table stays in its file in workflows/.
struct Procedure {
  Symbol code;
  bool resolving = false;                    // a way of settling: at most one such instance is live at once
  std::vector<std::string_view> handled_by;  // kinds of organisation the law lets handle it; empty: it names none
  std::vector<StateInfo> states;
  std::vector<RuleInfo> rules;
  std::vector<CommandSpec const*> commands;

  Ruling (*decide)(Symbol state, Command const& command, Facts const& facts) = nullptr;
  /// What each rule would ask of this command if it were given now.
  Ruling (*probe)(Symbol state, Symbol command, Facts const& facts) = nullptr;

  /// Nobody begins it: every command that opens it is the engine's own.
  bool begun_by_law() const;
  StateInfo const* state(Symbol code) const;
  CommandSpec const* command(Symbol code) const;
  bool expects(Symbol state, Symbol command) const;  // some rule from this state answers it
  RuleInfo const* rule(int id) const;
};

/// The table as text, one rule a line, aligned: what the golden files pin.
std::string dump(Procedure const& procedure);
/// The same as a Mermaid state chart.
std::string chart(Procedure const& procedure);

}  // namespace liandiao
