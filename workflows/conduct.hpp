#pragma once

#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/rules.hpp"

/// How a body mediates, whichever law it mediates by: what may be done between its steps.
namespace liandiao::law {

// clang-format off
template <class Live, class Mediating, class Serving, class Told, class Signing>
using Conduct = boost::mp11::mp_list<
  Act< 195, Live,      Leave,            RecordLeaving,    All<NotAlreadyGone, OpposedPairRemains>>,
  Act< 240, Serving,   Reassign,         PassOn,           All<ServesInThis, SuccessorIsAnother, MediatorsServeHere, NotObjectedTo, OnNoSide, ChoiceOfPartiesKept>>,
  Act< 610, Live,      GiveConsent,      NoteConsent,      All<PartiesNamed, NotALeaving, SubjectNamed>>,
  Act< 620, Told,      InformRights,     TellRights,       All<PartiesNamed>>,
  Act< 630, Mediating, Disclose,         NoteRelation,     All<ServesInThis>>,
  Act< 640, Mediating, Investigate,      NoteInvestigation>,
  Act< 650, Mediating, Extend,           ProlongMediation, All<EverybodyConsentsToExtend, BeforeExpiry, ExtensionLeft, ExtensionNotTooLong>>,
  Act< 660, Mediating, Suspend,          BeginSuspension,  All<NotSuspended>>,
  Act< 670, Mediating, Resume,           EndSuspension,    All<IsSuspended>>,
  Act< 680, Mediating, InviteGuest,      NameGuest>,
  Act< 685, Mediating, ArrangeSafety,    NoteSafety>,
  Act< 690, Signing,   RecordUndisputed, NoteUndisputed,   All<EverybodySignedFacts>>>;
// clang-format on

}  // namespace liandiao::law
