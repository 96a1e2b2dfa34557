#pragma once

#include <string>
#include <vector>

#include "engine/base/symbol.hpp"
#include "engine/mining/masking.hpp"

namespace liandiao {

/// Whether the people of a case are never named outside of its own papers, whoever asks: minors, and whoever is in a
/// family matter or in danger in it.
bool shelters_names(Symbol dispute_type, std::vector<Symbol> const& flags);

/// The names of one case for a list that is made for them: for the house as they are, between organs and for anybody
/// 张某, and 张某1 for the next of the same surname. Sheltered ones are masked even for the house, and nobody else is
/// told there are any.
std::vector<std::string> masked_names(std::vector<std::string> const& names, Masking masking, bool sheltered);

}  // namespace liandiao
