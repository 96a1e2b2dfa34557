#pragma once

#include <string_view>

#include "workflows/questions.hpp"

/// What guards and effects want to know of the mediation of an administrative organ.
namespace liandiao::law {

/// Does an organisation of this kind mediate under this regime? A district's own is for those whom no statute gives
/// one.
bool mediates_under(Facts const& facts, Symbol organ_kind, Symbol regime);

/// From when the time for mediating counts: `receipt` of the application, a `fixed_day`, or nothing: acceptance.
std::string_view time_begins(Facts const& facts);

/// A clue of a violation was reported and not yet checked; one check answers all that were reported before it.
bool clue_is_open(Facts const& facts);

/// The day the last people's mediation of the case ended without agreement.
std::optional<Date> committee_ended(Facts const& facts);

}  // namespace liandiao::law
