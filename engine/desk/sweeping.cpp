#include "engine/desk/sweeping.hpp"

namespace liandiao {
namespace {

constexpr std::int64_t held_us = 60'000'000;
/// Small, so that another worker finds something to do and little is left lying when this one is killed.
constexpr int clocks_at_once = 50;
constexpr int cases_a_pass_max = 10'000;
constexpr Patience between_attempts{30, 3600};
/// Of one clock in one go, when somebody else moved the case first.
constexpr int attempts_max = 3;

}  // namespace

Result<Swept> Desk::sweep(std::optional<Date> day, int limit) {
  Date const today = time_.now().date();
  Date const on = day.value_or(today);
  if (on > today)
    return fail(Code::invalid_input, "business_time_in_future", {{"value", on.text()}, {"now", today.text()}});
  auto const due = cases_.due(district_, on, limit);
  if (!due) return tl::unexpected<Error>(due.error());
  Swept swept;
  for (auto const& clock : *due) {
    auto done = lapse(clock, on);
    if (!done)
      swept.failed.emplace_back(clock, done.error());
    else if (!done->events.empty())
      swept.lapsed.push_back(
          {clock.id, done->ledger_no, clock.instance, clock.clock, clock.due, std::move(done->events)});
  }
  return swept;
}

Result<Done> Desk::lapse(DueClock const& clock, Date on) {
  auto done = lapse_once(clock, on);
  for (int attempt = 1; !done && done.error().code == Code::conflict && attempt < attempts_max; ++attempt)
    done = lapse_once(clock, on);
  return done;
}

Result<Done> Desk::lapse_once(DueClock const& clock, Date on) {
  auto file = cases_.load(clock.id);
  if (!file) return passed_on(file);
  auto const rulebook = this->rulebook(*file);
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const* row = file->find<Clock>(clock.clock, clock.instance, clock.agreement, clock.term);
  // Somebody did the thing between the look and now.
  if (row == nullptr || row->mark != "running" || !row->due || on <= *row->due) return Done{};
  Clock const due = *row;
  return by_the_system("lapse", std::move(*file), due, on, **rulebook);
}

SweepWorker::SweepWorker(Desk& desk, DueWork& work, Ids& ids)
    : desk_(desk), work_(work), ids_(ids), worker_(ids.uid(desk.now())) {}

Result<SweepWorker::Pass> SweepWorker::pass(std::function<bool()> const& stop) {
  Pass pass;
  Date const day = desk_.now().date();
  while (!pass.stopped && pass.cases < cases_a_pass_max) {
    Instant const now = desk_.now();
    Hold const hold{worker_, now, Instant{now.us + held_us}};
    auto const taken = work_.take_due(desk_.district(), day, hold, clocks_at_once);
    if (!taken) return tl::unexpected<Error>(taken.error());
    if (taken->empty()) break;
    for (auto const& due : *taken) {
      // What is not begun in time may be in other hands already.
      bool const in_time = desk_.now() < hold.until;
      auto const done = in_time && !pass.stopped ? work_through(due, day, stop, pass) : work_.let_go(due.id, worker_);
      if (!done) return tl::unexpected<Error>(done.error());
    }
  }
  if (auto tidied = work_.tidy_due(desk_.district(), day, desk_.now()); !tidied) return passed_on(tidied);
  return pass;
}

Result<> SweepWorker::work_through(DueCase const& due, Date day, std::function<bool()> const& stop, Pass& pass) {
  ++pass.cases;
  bool failed = false;
  for (auto const& clock : due.clocks) {
    pass.stopped = pass.stopped || stop();
    if (pass.stopped) break;
    auto const done = desk_.lapse(clock, day);
    if (!done) {
      failed = true;
      pass.failed.emplace_back(clock, done.error());
    } else if (!done->events.empty()) {
      ++pass.lapsed;
    }
  }
  if (!failed) return work_.let_go(due.id, worker_);
  return work_.put_off(due.id, worker_, between_attempts.next(desk_.now(), due.attempts + 1, ids_.salt()));
}

}  // namespace liandiao
