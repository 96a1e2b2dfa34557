// Sessions to come.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"
#include "engine/ports/sessions_to_come.hpp"

namespace liandiao {
namespace {

SessionToCome with_its_case(SessionToCome one, CaseLine const& line, CaseFile const& file) {
  one.ledger_no = line.ledger_no;
  one.dispute_type = line.dispute_type;
  one.level = line.level;
  one.holder = line.holder;
  for (auto const& mediator : file.all<Mediator>())
    if (mediator.instance == one.instance && mediator.role == "lead" && !mediator.until) one.mediator = mediator.person;
  return one;
}

}  // namespace

Result<SessionPage> MemoryStore::sessions(Symbol district, SessionQuery const& query) {
  if (auto makes_sense = sound_page(query.limit); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  auto const after = parse_session_cursor(query.after);
  if (!after) return tl::unexpected<Error>(after.error());
  std::scoped_lock const lock(mutex_);
  SessionPage page;
  CaseQuery filter;
  filter.open_to = query.open_to;
  filter.holder = query.holder;
  for (auto const& [place, stored] : cases_) {
    if (place.first != district || !fits(filter, stored)) continue;
    auto const& file = stored.file;
    for (auto const& row : file.all<PlannedSession>()) {
      auto const* instance = file.instance(row.instance);
      if (instance == nullptr || instance->ended_on || row.standing != "planned") continue;
      if (row.day < query.from || row.day > query.to) continue;
      if (query.organ && instance->organ != query.organ) continue;
      if (query.mediator && !mediates(file, row.instance, query.mediator)) continue;
      auto one = with_its_case(to_come(file, *instance, row), line_of(CaseQuery{}, stored), file);
      if (place_of(one) > *after) page.sessions.push_back(std::move(one));
    }
  }
  std::sort(page.sessions.begin(), page.sessions.end(),
            [](SessionToCome const& a, SessionToCome const& b) { return place_of(a) < place_of(b); });
  page.next = cut(page.sessions, query.limit);
  return page;
}

}  // namespace liandiao
