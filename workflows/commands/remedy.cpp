#include "workflows/commands/remedy.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::SeekRemedy>();
template CommandSpec const& CommandSpec::of<law::TakeUp>();
template CommandSpec const& CommandSpec::of<law::TurnDown>();
template CommandSpec const& CommandSpec::of<law::BringBack>();
template CommandSpec const& CommandSpec::of<law::Prolong>();
template CommandSpec const& CommandSpec::of<law::Contest>();

}  // namespace liandiao
