// What is overdue as of a day.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"
#include "engine/ports/overdue_clocks.hpp"

namespace liandiao {
namespace {

bool left_to_do(CaseFile const& file, Clock const& clock) {
  auto const subject = duty_subject(clock.clock.view(), clock.agreement, clock.term);
  auto const& duties = file.all<Duty>();
  return std::any_of(duties.begin(), duties.end(), [&](Duty const& duty) {
    return duty.instance == clock.instance && duty.subject == subject && !duty.done_on;
  });
}

bool is_overdue(CaseFile const& file, Clock const& clock, Date on) {
  if (!clock.due || *clock.due >= on) return false;
  return clock.mark == "running" || (clock.mark == "lapsed" && left_to_do(file, clock));
}

}  // namespace

Result<OverduePage> MemoryStore::overdue(Symbol district, OverdueQuery const& query) {
  if (auto makes_sense = sound_page(query.limit); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  auto const after = parse_overdue_cursor(query.after);
  if (!after) return tl::unexpected<Error>(after.error());
  std::scoped_lock const lock(mutex_);
  OverduePage page;
  CaseQuery filter;
  filter.open_to = query.open_to;
  filter.holder = query.holder;
  for (auto const& [place, stored] : cases_) {
    if (place.first != district || !fits(filter, stored)) continue;
    auto const& file = stored.file;
    for (auto const& clock : file.all<Clock>()) {
      auto const* instance = file.instance(clock.instance);
      if (instance == nullptr || !is_overdue(file, clock, query.on)) continue;
      if (query.organ && instance->organ != query.organ) continue;
      if (query.mediator && !mediates(file, clock.instance, query.mediator)) continue;
      auto const line = line_of(CaseQuery{}, stored);
      auto one = liandiao::overdue(file, *instance, clock);
      one.ledger_no = line.ledger_no;
      one.dispute_type = line.dispute_type;
      one.level = line.level;
      one.holder = line.holder;
      one.mediator = line.mediator;
      if (place_of(one) > *after) page.clocks.push_back(std::move(one));
    }
  }
  std::sort(page.clocks.begin(), page.clocks.end(),
            [](OverdueClock const& a, OverdueClock const& b) { return place_of(a) < place_of(b); });
  page.next = cut(page.clocks, query.limit);
  return page;
}

}  // namespace liandiao
