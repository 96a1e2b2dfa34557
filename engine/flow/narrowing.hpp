#pragma once

#include "engine/calendar/reckoning.hpp"
#include "engine/flow/flow.hpp"
#include "engine/procedure/catalogue.hpp"

/// What "policy narrows, never widens" means for a period: one answer for the checker, which refuses what would widen,
/// and for the rulebook, which lets the law stand wherever a policy does not narrow it.
namespace liandiao {

/// True when the policy can be shown never to end after the law, whatever day it starts on and whatever the calendar.
/// Units compare by their extremes: a month has 28 to 31 days; n working days take n days or more; hours compare with
/// hours only, for a start may have no time of day.
bool never_ends_later(Period const& policy, Period const& law);

/// The period a policy speaks of; what it leaves out is as in the row of the law it was written against.
Period period_of(ClockPolicy const& policy, Limit const& row);
Period period_of(Limit const& row);

/// The policy says something about the length, not only about extensions or warnings.
inline bool sets_length(ClockPolicy const& policy) { return policy.length.has_value() || policy.unit.has_value(); }

}  // namespace liandiao
