#pragma once

#include <string>
#include <vector>

#include "engine/decision/explain.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

/// What can be done now, in a few lines; what cannot, with the first thing that is missing.
void list_possible(Columns& columns, std::vector<Possibility> const& can, Voice const& voice);
void list_impossible(Columns& columns, std::vector<Possibility> const& can, Voice const& voice);
/// One command in full: every rule that could answer it.
std::string possibility_text(Possibility const& one, Voice const& voice);
Value possibility_value(Possibility const& one, Voice const& voice);

}  // namespace liandiao::door
