// Which worker of the sweep is at which case.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"

namespace liandiao {

Result<std::vector<DueCase>> MemoryStore::take_due(Symbol district, Date day, Hold const& hold, int clocks) {
  std::scoped_lock const lock(mutex_);
  auto const due = due_before(district, day);
  std::vector<DueCase> taken;
  for (auto const& clock : due) {
    if (clocks == 0) break;
    auto const held = held_.find({district, clock.id.uid});
    if (held != held_.end() && hold.now < held->second.until) continue;
    --clocks;
    bool const there = std::any_of(taken.begin(), taken.end(), [&](DueCase const& one) { return one.id == clock.id; });
    if (!there) taken.push_back({clock.id, held == held_.end() ? 0 : held->second.attempts, {}});
  }
  for (auto& one : taken) {
    held_[{district, one.id.uid}] = {hold.worker, hold.until, one.attempts};
    for (auto const& clock : due)
      if (clock.id == one.id) one.clocks.push_back(clock);
  }
  return taken;
}

MemoryStore::HeldCase* MemoryStore::held(CaseId const& id, std::string const& worker) {
  auto const found = held_.find({id.district, id.uid});
  return found == held_.end() || found->second.worker != worker ? nullptr : &found->second;
}

Result<> MemoryStore::let_go(CaseId const& id, std::string const& worker) {
  std::scoped_lock const lock(mutex_);
  if (held(id, worker) != nullptr) held_.erase({id.district, id.uid});
  return {};
}

Result<> MemoryStore::put_off(CaseId const& id, std::string const& worker, Instant until) {
  std::scoped_lock const lock(mutex_);
  if (auto* one = held(id, worker)) *one = {"", until, one->attempts + 1};
  return {};
}

Result<> MemoryStore::tidy_due(Symbol district, Date day, Instant now) {
  std::scoped_lock const lock(mutex_);
  auto const due = due_before(district, day);
  std::erase_if(held_, [&](auto const& entry) {
    auto const& [place, one] = entry;
    return place.first == district && one.until <= now &&
           std::none_of(due.begin(), due.end(), [&](DueClock const& c) { return c.id.uid == place.second; });
  });
  return {};
}

}  // namespace liandiao
