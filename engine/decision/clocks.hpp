#pragma once

#include "engine/cases/facts.hpp"
#include "engine/flow/rulebook.hpp"
#include "engine/procedure/effect.hpp"

/// How clocks begin, stop, lengthen, pause and lapse: rows after, from rows before. Every due day comes from here.
namespace liandiao {

/// The clock as it begins; nothing where neither law nor flow sets a time. `invalid_input` when an organ sets a day
/// that is not after the start.
Result<std::optional<Clock>> started(StartClock const& start, Facts const& facts);

/// Counted again from what stands in the row, by this rulebook's calendar.
Result<Clock> recounted(Clock clock, Rulebook const& rulebook);

/// A clock that still counts, as it goes on under this rulebook: its limit as the rulebook has it, its start, pauses
/// and extensions its own. Nothing where the flow sets no such time.
Result<std::optional<Clock>> refitted(Clock clock, Instance const& of, Rulebook const& rulebook);

/// What the thing it waited for makes of it: met within its time, lapsed beyond.
Clock met(Clock clock, Date on);
Clock voided(Clock clock, Date on);
Clock lapsed(Clock clock, Date on);

bool still_counts(Clock const& clock);  // running or suspended

/// Whether days lost for this reason are left out by the limit the clock runs under.
bool leaves_out(Clock const& clock, Symbol reason, Facts const& facts);

/// A reckoning of the clock, day by day.
Result<Reckoning> explained(Clock const& clock, Calendar const& calendar);

}  // namespace liandiao
