#pragma once

#include <cstdint>
#include <vector>

#include "engine/statistics/suppression.hpp"

namespace liandiao {

/// Which of the hidden cells can be reckoned from those that are shown: because what must balance leaves one value
/// only, or because it leaves one only to whoever knows that nothing below 1 is hidden where something is.
std::vector<bool> reckonable(std::vector<Balance> const& balances, std::vector<std::int64_t> const& values,
                             std::vector<bool> const& hidden);

}  // namespace liandiao
