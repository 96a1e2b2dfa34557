#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/cases/access.hpp"
#include "engine/cases/event.hpp"
#include "engine/flow/rulebook.hpp"
#include "engine/procedure/verdict.hpp"

namespace liandiao {

/// A command in its circumstances: what is asked, of which instance, by whom, when. `command` is sealed already.
struct Order {
  Command command;
  int instance = 0;  // 0: the only one that can take it; for an opening command, a new one
  Actor actor;
  BusinessTime on;
  Instant now;
  std::string key;      // idempotency
  std::string program;  // version that decides
};

/// Why not: the error, and what every rule that could have answered had to say.
struct Refusal {
  Error error;
  int instance = 0;
  Symbol procedure;
  Symbol state;
  std::vector<Candidate> candidates;
};

/// What was decided: the command's own step first, then the steps it made follow in sibling instances, all to be stored
/// together.
struct Decided {
  std::vector<Step> steps;
};

/// Raised commands raise others less deep than this; the law's own chains are two long.
constexpr int raised_depth_max = 8;

template <class T>
using Ruled = tl::expected<T, Refusal>;

/// Pure: from case file, command, rulebook and now to steps or a refusal. Guards of every candidate rule are asked;
/// the machine picks from the same verdicts; effects become changes with their reckoned clocks; what the law makes
/// follow is decided with it. The case file itself is left as it is.
Ruled<Decided> decide(CaseFile const& file, Order const& order, Rulebook const& rulebook);

/// The instance a command is for when none is named: the one live instance in whose state some rule answers it; where
/// several do and the command names an agreement, the one about that agreement.
Result<int> instance_for(CaseFile const& file, Command const& command, int named, Rulebook const& rulebook);

/// What an opening command says of the instance it opens.
struct Opening {
  Symbol organ;
  Symbol variant;     // which of the procedure's variants, if it has several
  int agreement = 0;  // 0: it is about none
};
Opening opening_of(Command const& command);
/// An instance as an opening command finds it, before its first step.
Instance about_to_open(int no, Procedure const& procedure, Opening const& opening, BusinessTime on,
                       Rulebook const& rulebook);

}  // namespace liandiao
