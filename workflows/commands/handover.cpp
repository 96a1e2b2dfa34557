#include "workflows/commands/handover.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::HandOver>();
template CommandSpec const& CommandSpec::of<law::SignFor>();
template CommandSpec const& CommandSpec::of<law::ReturnCase>();
template CommandSpec const& CommandSpec::of<law::Recall>();
template CommandSpec const& CommandSpec::of<law::HandoverLapses>();

}  // namespace liandiao
