#pragma once

#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/rules.hpp"

/// 联合调解 is no procedure of its own: a table whose sessions it may help appends these acts.
namespace liandiao::law {

template <class G>
using AsItStands = G;

/// `Of` names the article where another one asks the same of the procedure.
// clang-format off
template <class Mediating, template <class> class Of = AsItStands>
using JointWork = boost::mp11::mp_list<
  Act< 770, Mediating, AddJoint,     TakeIn,      All<Of<SenderEmploys>, Of<NotYetInThis>, Of<NotObjectedTo>, OnNoSide, JudgeOnlyGuides>>,
  Act< 771, Mediating, DropJoint,    LetGo,       All<Of<TakesPartJointly>>>,
  Act< 772, Mediating, JointMeeting, NoteMeeting, All<Of<AttendingWorkHere>>>>;
// clang-format on

}  // namespace liandiao::law
