#pragma once

#include "adapters/sql/page_lines.hpp"

namespace liandiao::sql {

/// Whether the cases of a page lie so close together that to read all there is between the first and the last of them
/// takes less time than to look each of them up.
Result<bool> lie_close(Session& session, Symbol district, PageLines& lines);

/// Reads the lines by stretches of the tables' keys.
Result<> read_by_stretch(Session& session, Symbol district, CaseQuery const& query, PageLines& lines);

}  // namespace liandiao::sql
