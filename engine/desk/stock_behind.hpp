#pragma once

#include <optional>
#include <vector>

#include "engine/desk/cell_page.hpp"
#include "engine/statistics/stock.hpp"

namespace liandiao {

/// The stock that these shares add up to: every figure of it from the first day on, without a gap, for the same types
/// and sources, and on each day for the same organisations. Nothing: a case may count in them that stood in no stock.
///
/// Where a body came or went within the period other organisations are asked about from a day on. What a case adds is
/// then what stood of it for some of them at the end of the last day, and what stood for the one set and not for the
/// other when they changed: it counts nothing that stood at the end of none of these days.
std::optional<StockOn> stock_behind(std::vector<CellShare> const& shares);

}  // namespace liandiao
