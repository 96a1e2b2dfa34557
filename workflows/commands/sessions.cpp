#include "workflows/commands/sessions.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::PlanSession>();
template CommandSpec const& CommandSpec::of<law::MoveSession>();
template CommandSpec const& CommandSpec::of<law::CancelSession>();

}  // namespace liandiao
