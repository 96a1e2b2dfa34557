#pragma once

#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/rules.hpp"

/// What is recorded wherever a procedure stands: papers, what parties were told, what became of a clock.
namespace liandiao::law {

// clang-format off
template <class Anywhere>
using Recorded = boost::mp11::mp_list<
  Act< 740, Anywhere, FilePaper,   KeepPaper>,
  Act< 750, Anywhere, TellParties, TellTopic,  All<PartiesNamed>>,
  Act< 980, Anywhere, Lapse,       MarkLapsed, All<ClockIsDue>>,
  Act< 985, Anywhere, Recount,     CountAgain, All<ClockRuns>>>;
// clang-format on

}  // namespace liandiao::law
