#pragma once

#include <string>
#include <vector>

#include "engine/base/value.hpp"
#include "engine/statistics/activity.hpp"
#include "tools/liandiao/voice.hpp"

/// A record of activity as it is told, wherever records are listed. `withdrawn_by` is the record that takes it back; 0:
/// it stands.
namespace liandiao::door {

/// Told in yuan.
bool is_money(Symbol kind);
/// Its number as people read it.
std::string number_said(Activity const& activity, Voice const& voice);
/// That it is taken back, or takes back another; empty: neither.
std::string standing_said(Activity const& activity, std::int64_t withdrawn_by, Voice const& voice);

std::vector<std::string> activity_cells(Activity const& activity, std::int64_t withdrawn_by, Voice const& voice);
Value::Map activity_members(Activity const& activity, std::int64_t withdrawn_by);

}  // namespace liandiao::door
