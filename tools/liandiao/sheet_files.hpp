#pragma once

#include <string>

#include "adapters/export/sheet.hpp"
#include "engine/mining/masking.hpp"
#include "tools/liandiao/talk.hpp"

/// What every table that leaves the house is asked with, and what stands around it.
namespace liandiao::door {

/// `--masking`; between organs where it is not given. `log_masking_unknown` for another word.
Result<Masking> masking_asked(Talk const& talk, Masking otherwise = Masking::organs);

/// An empty workbook, with everything that says who made it and when.
Workbook workbook_of(std::string title, Symbol by, Instant made, Voice const& voice);

}  // namespace liandiao::door
