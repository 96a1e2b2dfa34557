#include "workflows/commands/shared.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::TellParties>();
template CommandSpec const& CommandSpec::of<law::FilePaper>();
template CommandSpec const& CommandSpec::of<law::Lapse>();
template CommandSpec const& CommandSpec::of<law::Recount>();

}  // namespace liandiao
