#pragma once

#include <vector>

#include "engine/desk/cell_page.hpp"

namespace liandiao {

/// One page of the cases of all shares that are counted in cases, each once with what it adds altogether, in order of
/// uid. Most may add nothing, as what was taken up and is over adds nothing to what is open.
Result<CellPage> page_of_cases(CaseStore& store, Symbol district, std::vector<CellShare> const& shares,
                               CellAsked const& asked);

}  // namespace liandiao
