#pragma once

#include <vector>

#include "adapters/sql/session.hpp"
#include "engine/ports/figures.hpp"

/// Recorded activity as it is read in a transaction that somebody else has open.
namespace liandiao::sql {

Result<std::vector<ActivitySum>> activity_sums_in(Session& session, Symbol district, FiguresAsked const& asked);
Result<std::vector<Activity>> activities_in(Session& session, Symbol district, Symbol kind, FiguresAsked const& asked);

}  // namespace liandiao::sql
