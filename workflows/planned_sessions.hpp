#pragma once

#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/rules.hpp"

/// Sessions are planned alike wherever parties are brought together: a table that holds any appends these acts.
namespace liandiao::law {

// clang-format off
/// 反家庭暴力法 5, 10: what keeps a threatened party safe is arranged before anybody is asked to come.
template <class... Rest> using SafelyPlanned = All<Rest..., PlannedAhead, PlaceSaid, PlaceKeptPrivate, SafetyArranged, EndangeredAgree>;

template <class Mediating>
using PlannedSessions = boost::mp11::mp_list<
  Act< 780, Mediating, PlanSession,   SetSession, SafelyPlanned<AskedStillThere>>,
  Act< 781, Mediating, MoveSession,   PutOff,     SafelyPlanned<SessionIsPlanned>>,
  Act< 782, Mediating, CancelSession, CallOff,    All<SessionIsPlanned>>>;
// clang-format on

}  // namespace liandiao::law
