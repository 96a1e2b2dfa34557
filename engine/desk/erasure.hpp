#pragma once

#include <vector>

#include "engine/cases/event.hpp"

namespace liandiao {

/// The rows to be erased together with what the same fields held before they were amended, or will hold no longer: a
/// person is forgotten in every version of what was written of her.
std::vector<RowRef> with_other_versions(std::vector<RowRef> const& rows, std::vector<Event> const& events);

}  // namespace liandiao
