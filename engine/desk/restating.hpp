#pragma once

#include "engine/desk/filling.hpp"

namespace liandiao {

/// Everything that moved in closed periods of these forms since each of them was closed last, as the cells come out
/// after so many closings, in order of form, period and row. Neither later closings nor what was stored after them is
/// looked at.
Result<std::vector<Restated>> restated_since(ClosedForms& closed, std::vector<Symbol> const& forms,
                                             FigureReads& figures, Symbol district, std::int64_t closings);

}  // namespace liandiao
