#pragma once

#include <vector>

#include "adapters/sql/session.hpp"
#include "engine/ports/figures.hpp"

namespace liandiao::sql {

/// What is asked of figures, as every query about them takes it: what is not asked bounds nothing.
Row figures_row(Symbol district, FiguresAsked const& asked);

/// The measures a query gives, each behind its case and step.
Result<std::vector<MovedMeasure>> read_measures(Session& session, Query query, Row row);

}  // namespace liandiao::sql
