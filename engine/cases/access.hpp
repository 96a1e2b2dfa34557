#pragma once

#include "engine/cases/event.hpp"
#include "engine/cases/registers.hpp"

namespace liandiao {

/// May this role enter commands of this kind at all?
bool role_enters(Symbol role, By by);

/// The post in which the person enters the command: one she holds on the business day, whose role may enter it, and
/// whose organisation the case is open to as the command asks (the instance's organ for an organ's act, the holder for
/// the holder's). `wanted` names the organisation when she says which. `forbidden` otherwise, saying what is missing.
Result<Actor> acting_as(CaseFile const& file, Instance const* instance, CommandSpec const& command, Symbol person,
                        Symbol wanted, Registers const& registers, Date on);

/// May she look into the case today, and through which post?
Result<Actor> looking_as(CaseFile const& file, Symbol person, Symbol wanted, Registers const& registers, Date today);

}  // namespace liandiao
