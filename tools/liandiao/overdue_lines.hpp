#pragma once

#include <string>

#include "engine/base/value.hpp"
#include "engine/ports/case_store.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

int days_late(OverdueClock const& clock, Date on);
std::string clock_name(OverdueClock const& clock, Voice const& voice);
/// Which clock, of what, since when, by which article.
std::string overdue_line(OverdueClock const& clock, Date on, Voice const& voice);
Value overdue_value(OverdueClock const& clock, Date on);

}  // namespace liandiao::door
