#pragma once

#include "adapters/sql/page_lines.hpp"

namespace liandiao::sql {

/// Reads the lines by looking each of their cases up.
Result<> read_by_case(Session& session, Symbol district, CaseQuery const& query, PageLines& lines);

}  // namespace liandiao::sql
