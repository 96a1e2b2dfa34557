#pragma once

#include <vector>

#include "engine/decision/dossier.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

/// The dossier of each attempt as its list has it: what is there, what is missing, what may come.
Columns dossier_lines(std::vector<Dossier> const& dossiers, Voice const& voice);
Value dossiers_value(std::vector<Dossier> const& dossiers);

}  // namespace liandiao::door
