#include "engine/desk/figure_rebuild.hpp"

#include "engine/cases/replay.hpp"
#include "engine/statistics/measures.hpp"

namespace liandiao {
namespace {

/// One case; read again as often as somebody moves it meanwhile.
Result<> rebuild(CaseStore& store, CaseId const& id, bool only_look, FiguresRebuilt& done) {
  for (;;) {
    auto const events = store.events(id);
    if (!events) return tl::unexpected<Error>(events.error());
    auto const rows = measures_of_history(*events);
    if (!rows) return tl::unexpected<Error>(rows.error());
    auto const kept = store.measures(id);
    if (!kept) return tl::unexpected<Error>(kept.error());
    bool const differs = *kept != *rows;
    if (differs && !only_look) {
      auto stored = store.rewrite_measures(id, static_cast<std::int64_t>(events->size()), *rows);
      if (!stored && stored.error().key == "case_moved") continue;
      if (!stored) return stored;
    }
    ++done.cases;
    done.measures += static_cast<std::int64_t>(rows->size());
    if (!differs) return {};
    ++done.differing;
    if (done.uids.size() < differing_named_max) done.uids.push_back(id.uid);
    return {};
  }
}

}  // namespace

Result<std::vector<std::pair<std::int64_t, Measure>>> measures_of_history(std::vector<StoredEvent> const& events) {
  std::vector<std::pair<std::int64_t, Measure>> rows;
  CaseFile file;
  std::vector<Measure> before;
  for (auto const& stored : events) {
    auto const event = parse_event(stored.text);
    if (!event) return tl::unexpected<Error>(event.error());
    if (auto followed = follow(file, *event, stored.hash); !followed) return tl::unexpected<Error>(followed.error());
    auto after = counted(file);
    for (auto& measure : measures_of_step(before, after)) {
      measure.closing = event->closing;
      rows.emplace_back(event->seq, measure);
    }
    before = std::move(after);
  }
  return rows;
}

Result<FiguresRebuilt> rebuild_figures(CaseStore& store, Symbol district, bool only_look) {
  FiguresRebuilt done;
  auto const visited = store.each_case(district, [&](CaseId const& id) { return rebuild(store, id, only_look, done); });
  if (!visited) return tl::unexpected<Error>(visited.error());
  return done;
}

}  // namespace liandiao
