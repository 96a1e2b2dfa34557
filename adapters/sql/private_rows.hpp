#pragma once

#include "adapters/sql/session.hpp"
#include "engine/cases/event.hpp"

namespace liandiao::sql {

/// All private rows of a case, in any order.
Result<std::vector<PrivateRow>> read_private_rows(Session& session, CaseId const& id);
/// One of them; nothing when there is none of that name.
Result<std::optional<PrivateRow>> read_private_row(Session& session, CaseId const& id, RowRef const& row);

}  // namespace liandiao::sql
