#pragma once

#include "adapters/sql/session.hpp"
#include "engine/cases/event.hpp"

namespace liandiao::sql {

/// All private rows of a case, in any order.
Result<std::vector<PrivateRow>> read_private_rows(Session& session, CaseId const& id);
/// For one of them, asked for among other things; nothing in the answer when there is none of that name.
Question question_of_private_row(CaseId const& id, RowRef const& row);
Result<std::optional<PrivateRow>> private_row_in(Table const& answer);

}  // namespace liandiao::sql
