#include "workflows/commands/joint.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::AddJoint>();
template CommandSpec const& CommandSpec::of<law::DropJoint>();
template CommandSpec const& CommandSpec::of<law::JointMeeting>();

}  // namespace liandiao
