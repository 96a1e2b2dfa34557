#pragma once

#include <string>
#include <vector>

#include "engine/base/value.hpp"
#include "engine/desk/lineage.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

/// A relative as a page tells of it; of a case the reader may not see no more than whom to ask.
std::string relative_text(Relative const& one, Voice const& voice);
/// What stands before it: the earlier case, found, linked, merged into …
std::string relative_heading(Relative const& one, Voice const& voice);
/// The cases just found, one a line, with what to do about them; nothing when there are none.
std::string found_text(std::vector<Relative> const& found, Voice const& voice);

Value relative_value(Relative const& one);

}  // namespace liandiao::door
