#pragma once

#include "workflows/rules/agreement.hpp"
#include "workflows/rules/election.hpp"
#include "workflows/rules/taking_part.hpp"
#include "workflows/rules/time.hpp"

/// What makes an agreement an agreement, in either form; `Rest` says where it leads.
namespace liandiao::law {

template <class... Rest>
using WrittenAgreement =
    All<NotSuspended, NotFailedByOverrun, CoveredTakePart, EveryCoveredPartySigned, AgentsMaySettle, ElectedMaySettle,
        GuardianSignsForMinor, MediatorSigned, BodySealed, ConfirmationTold, TermsAreOwed, InstalmentsMakeSense,
        AmountAdds, ClaimsAreOpen, Rest..., Irregular<WithinLimit>>;

template <class... Rest>
using OralAgreement =
    All<NotSuspended, NotFailedByOverrun, PartiesNamed, CoveredTakePart, OralIsEnough, MediatorSigned, TermsAreOwed,
        InstalmentsMakeSense, AmountAdds, ClaimsAreOpen, Rest..., Irregular<WithinLimit>>;

}  // namespace liandiao::law
