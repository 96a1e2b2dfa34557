#pragma once

#include <string>

#include "engine/base/value.hpp"
#include "engine/decision/migration.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

/// What reads otherwise under another flow, or stands in the way, in one sentence; and as data with that sentence.
std::string difference_text(FlowDifference const& row, Voice const& voice);
Value difference_value(FlowDifference const& row, Voice const& voice);

}  // namespace liandiao::door
