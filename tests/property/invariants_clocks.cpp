// What is promised of deadlines.
#include <algorithm>
#include <string>

#include "tests/property/asked.hpp"
#include "tests/property/invariant.hpp"

namespace liandiao::tests {
namespace {

/// What an organ owes because it ended, or whether or not it did: telling everybody, and the check of a clue
/// (投诉举报处理办法 21、23).
bool owed_after_the_end(Clock const& clock) { return clock.clock == "notify_end" || clock.clock == "check_clue"; }

// 民法典 511; 人民调解法 31: each term that is owed by a day has its clock, due that very day.
LIANDIAO_INVARIANT(I18, TheDayThePartiesAgreedIsTheDayOfTheClock) {
  auto const& file = seen.life.file();
  for (auto const& clock : file.all<Clock>()) {
    auto const* instance = file.instance(clock.instance);
    if (clock.clock != "perform") continue;
    auto const* term = file.find<Term>(clock.agreement, clock.term);
    if (term == nullptr || instance->agreement != clock.agreement) return "a clock of no term";
    if (clock.due != term->due || clock.provisional) return "due " + clock.due->text();
    if (clock.mark == "running" && !term->open()) return "nothing is owed and its clock runs";
  }
  return {};
}

// 民事诉讼法 85.
LIANDIAO_INVARIANT(I18, EveryClockCarriesWhatItsDueDayFollowsFrom) {
  auto const& calendar = seen.life.rulebook().calendar();
  for (auto const& clock : seen.life.file().all<Clock>()) {
    std::string const name = clock.clock.str() + " of " + std::to_string(clock.instance) + ": ";
    bool const stands = !clock.article.empty() && clock.length > 0 && clock.owner && clock.basis && clock.regime;
    if (!stands) return name + "says too little";
    if (clock.calendar != calendar.digest()) return name + "names another calendar";
    if (clock.mark == "running" && !clock.due) return name + "runs without a due day";
    if (clock.mark == "suspended" && clock.due) return name + "stands still with a due day";
    if (!clock.due) continue;
    auto const again = reckon(calendar, BusinessTime{clock.start, clock.start_minute},
                              Period{clock.length + clock.extended, clock.unit, clock.rolls}, clock.excluded);
    if (!again || again->due.day != *clock.due || again->provisional != clock.provisional)
      return name + "is due " + clock.due->text() + " and reckons to " +
             (again ? again->due.text() : again.error().plain());
  }
  return {};
}

// a clock is suspended exactly while its matter is, and never made shorter by it.
LIANDIAO_INVARIANT(I18, ALongerSuspensionNeverBringsADueDayNearer) {
  if (seen.given.command != "resume" || !seen.decided) return {};
  auto const& event = seen.decided->steps.front().event;
  auto const later = put_to(seen.before, seen.life.rulebook(), "resume", Value::of(Value::Map{}), event.instance,
                            event.on.day.plus(1));
  if (!later) return Life::told(later.error());
  CaseFile longer = seen.before;
  for (auto const& step : later->steps) advance(longer, step.event, Digest{});
  for (auto const& clock : seen.life.file().all<Clock>()) {
    auto const* other = longer.find<Clock>(clock.clock, clock.instance, clock.agreement, clock.term);
    if (clock.due && other != nullptr && other->due && *other->due < *clock.due)
      return clock.clock.str() + " " + other->due->text();
  }
  return {};
}

LIANDIAO_INVARIANT(I18, OnlyASuspendedMatterHasClocksThatStandStill) {
  for (auto const& clock : seen.life.file().all<Clock>())
    if (clock.mark == "suspended" && !seen.life.file().instance(clock.instance)->suspended_on)
      return clock.clock.str() + " of " + std::to_string(clock.instance);
  for (auto const& row : seen.life.file().all<Suspension>())
    if (row.until && *row.until < row.from) return "a suspension ends before it begins";
  return {};
}

LIANDIAO_INVARIANT(I18, NoOrgansClockRunsOnceItsMatterIsOver) {
  for (auto const& clock : seen.life.file().all<Clock>()) {
    auto const& instance = *seen.life.file().instance(clock.instance);
    bool const over = kind_of_state(seen.life, instance.procedure, instance.state) == StateKind::final;
    if (owed_after_the_end(clock)) continue;
    if (over && clock.owner != "party" && (clock.mark == "running" || clock.mark == "suspended"))
      return clock.clock.str() + " of " + std::to_string(clock.instance) + " in " + instance.state.str();
  }
  return {};
}

LIANDIAO_INVARIANT(I18, AMarkedLapseHasItsDutyAndAMetClockHasNone) {
  for (auto const& duty : seen.life.file().all<Duty>()) {
    if (duty.duty != "clock_lapsed" || duty.done_on) continue;
    auto const space = duty.subject.find(' ');
    int const agreement = space == std::string::npos ? 0 : std::stoi(duty.subject.substr(space));
    auto const* clock =
        seen.life.file().find<Clock>(Symbol(duty.subject.substr(0, space)), duty.instance, agreement, 0);
    if (clock == nullptr || clock->mark != "lapsed")
      return duty.subject + " of " + std::to_string(duty.instance) + " is no longer lapsed";
  }
  return {};
}

}  // namespace
}  // namespace liandiao::tests
