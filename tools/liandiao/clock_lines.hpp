#pragma once

#include <string>
#include <vector>

#include "engine/desk/desk.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

/// How pressing a clock is today.
struct Pressure {
  std::optional<int> left;  // days until it is due; negative when past
  bool warn = false;        // the flow reminds of it by now
};
Pressure pressure_of(Clock const& clock, CaseFile const& file, Rulebook const& rulebook, Date today);

/// With the agreement and the term it is of.
std::string clock_name(Clock const& clock, Voice const& voice);

/// The clocks of a case that still count, or that lapsed: nearest first.
std::vector<Clock> live_clocks(CaseFile const& file);
void list_clocks(Columns& columns, std::vector<Clock> const& clocks, CaseFile const& file, Rulebook const& rulebook,
                 Date today, Voice const& voice);
Value clocks_value(std::vector<Clock> const& clocks, CaseFile const& file, Rulebook const& rulebook, Date today);

/// A reckoning as people read it, day by day.
std::string reckoning_text(Reckoning const& reckoning, std::string const& article, Voice const& voice);
Value reckoning_value(Reckoning const& reckoning, bool lines);
/// Where it is written how periods of this unit are counted.
std::string_view article_of(Unit unit);

}  // namespace liandiao::door
