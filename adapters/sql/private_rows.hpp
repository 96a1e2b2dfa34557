#pragma once

#include "adapters/sql/session.hpp"
#include "engine/cases/event.hpp"

namespace liandiao::sql {

/// All private rows of a case, in any order.
Result<std::vector<PrivateRow>> read_private_rows(Session& session, CaseId const& id);

/// The columns of a query of private rows, and one of them out of its cells; false when it is broken.
std::vector<Cell::Kind> columns_of_private_row();
bool private_row_in(std::span<Cell const> cells, PrivateRow& into);

}  // namespace liandiao::sql
