#pragma once

#include <string>

#include "adapters/export/sheet.hpp"
#include "engine/mining/masking.hpp"
#include "tools/liandiao/talk.hpp"

/// What every table that leaves the house is asked with, and what stands around it.
namespace liandiao::door {

/// `--masking`; between organs where it is not given. `log_masking_unknown` for another word.
Result<Masking> masking_asked(Talk const& talk, Masking otherwise = Masking::organs);

/// An empty workbook, with everything that says when it was made and, in the house, by whom.
Workbook workbook_of(std::string title, Symbol by, Instant made, Masking masking, Voice const& voice);

}  // namespace liandiao::door
