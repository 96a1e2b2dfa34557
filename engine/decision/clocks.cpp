#include "engine/decision/clocks.hpp"

#include <algorithm>

namespace liandiao {
namespace {

Period whole_period(Clock const& clock) { return Period{clock.length + clock.extended, clock.unit, clock.rolls}; }

Clock marked(Clock clock, std::string_view mark, Date on) {
  clock.mark = Symbol(mark);
  clock.marked_on = on;
  return clock;
}

}  // namespace

Result<std::optional<Clock>> started(StartClock const& start, Facts const& facts) {
  auto const& instance = facts.instance;
  auto const* limit = facts.rulebook.limit(instance, start.clock);
  if (limit == nullptr) return std::optional<Clock>{};
  int const days = start.fixed ? *start.fixed - start.start.day : limit->length;
  if (start.fixed && days < 1)
    return fail(Code::invalid_input, "day_set_not_ahead",
                {{"value", start.fixed->text()}, {"start", start.start.day.text()}});
  Clock clock;
  clock.clock = start.clock;
  clock.instance = instance.no;
  clock.agreement = start.agreement;
  clock.term = start.term;
  clock.regime = limit->regime;
  clock.owner = Symbol(limit->law->owner);
  clock.basis = Symbol(limit->law->basis);
  clock.article = limit->article;
  clock.unit = start.fixed ? Unit::day : limit->unit;
  clock.length = days;
  clock.rolls = limit->law->rolls;
  clock.start = start.start.day;
  if (clock.unit == Unit::hour) clock.start_minute = start.start.minute;
  auto counted = recounted(std::move(clock), facts.rulebook);
  if (!counted) return passed_on(counted);
  return std::optional<Clock>(std::move(*counted));
}

Result<Clock> recounted(Clock clock, Rulebook const& rulebook) {
  auto const reckoned =
      reckon(rulebook.calendar(), BusinessTime{clock.start, clock.start_minute}, whole_period(clock), clock.excluded);
  if (!reckoned) return tl::unexpected<Error>(reckoned.error());
  clock.calendar = rulebook.calendar().digest();
  clock.due = reckoned->due.day;
  clock.due_minute = reckoned->due.minute;
  clock.provisional = reckoned->provisional;
  clock.mark = Symbol("running");
  clock.marked_on.reset();
  return clock;
}

Result<std::optional<Clock>> refitted(Clock clock, Instance const& of, Rulebook const& rulebook) {
  auto const* limit = rulebook.limit(of, clock.clock);
  if (limit == nullptr) return std::optional<Clock>{};
  clock.unit = limit->unit;
  clock.length = limit->length;
  clock.article = limit->article;
  if (clock.unit != Unit::hour) clock.start_minute.reset();
  if (clock.mark == "suspended") return std::optional<Clock>(std::move(clock));
  auto counted = recounted(std::move(clock), rulebook);
  if (!counted) return passed_on(counted);
  return std::optional<Clock>(std::move(*counted));
}

Clock met(Clock clock, Date on) {
  bool const late = clock.due && on > *clock.due;
  return marked(std::move(clock), late ? "lapsed" : "met", on);
}

Clock voided(Clock clock, Date on) { return marked(std::move(clock), "void", on); }
Clock lapsed(Clock clock, Date on) { return marked(std::move(clock), "lapsed", on); }

bool still_counts(Clock const& clock) { return clock.mark == "running" || clock.mark == "suspended"; }

bool leaves_out(Clock const& clock, Symbol reason, Facts const& facts) {
  auto const* limit = facts.rulebook.limit(facts.instance, clock.clock);
  if (limit == nullptr) return false;
  auto const& excludes = limit->law->excludes;
  return std::any_of(excludes.begin(), excludes.end(), [&](std::string_view word) { return reason == word; });
}

Result<Reckoning> explained(Clock const& clock, Calendar const& calendar) {
  return explain_reckoning(calendar, BusinessTime{clock.start, clock.start_minute}, whole_period(clock),
                           clock.excluded);
}

}  // namespace liandiao
