#pragma once

#include "engine/cases/event.hpp"
#include "engine/flow/rulebook.hpp"

namespace liandiao {

/// Every party, agreement, claim, term, step, person and organisation a command names exists, and persons and
/// organisations are valid on the business day; every configured word is one of the flow's. `not_found` or
/// `invalid_input`, naming the field.
Result<> check_references(CaseFile const& file, Command const& command, Rulebook const& rulebook, Date on);

}  // namespace liandiao
