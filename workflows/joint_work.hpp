#pragma once

#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/rules.hpp"

/// 联合调解 is no procedure of its own: a table whose sessions it may help appends these acts.
namespace liandiao::law {

// clang-format off
template <class Mediating>
using JointWork = boost::mp11::mp_list<
  Act< 770, Mediating, AddJoint,     TakeIn,      All<SenderEmploys, NotYetInThis, NotObjectedTo, JudgeOnlyGuides>>,
  Act< 771, Mediating, DropJoint,    LetGo,       All<TakesPartJointly>>,
  Act< 772, Mediating, JointMeeting, NoteMeeting, All<AttendingWorkHere>>>;
// clang-format on

}  // namespace liandiao::law
