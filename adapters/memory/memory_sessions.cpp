// Sessions to come.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"
#include "engine/ports/session_cursor.hpp"

namespace liandiao {
namespace {

SessionToCome to_come(CaseLine const& line, CaseFile const& file, Instance const& instance, PlannedSession const& row) {
  SessionToCome one;
  one.id = file.id;
  one.ledger_no = line.ledger_no;
  one.dispute_type = line.dispute_type;
  one.level = line.level;
  one.holder = line.holder;
  for (auto const& mediator : file.all<Mediator>())
    if (mediator.instance == instance.no && mediator.role == "lead" && !mediator.until) one.mediator = mediator.person;
  one.instance = instance.no;
  one.procedure = instance.procedure;
  one.organ = instance.organ;
  one.session = row.seq;
  one.day = row.day;
  one.minute = row.minute;
  one.form = row.form;
  one.place = row.place;
  one.kept_private = static_cast<bool>(row.private_place);
  one.parties = row.parties;
  one.moves = row.moves;
  return one;
}

}  // namespace

Result<SessionPage> MemoryStore::sessions(Symbol district, SessionQuery const& query) {
  if (query.limit < 1 || query.limit > 500)
    return fail(Code::invalid_input, "page_limit", {{"limit", std::to_string(query.limit)}});
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
      auto one = to_come(line_of(CaseQuery{}, stored), file, *instance, row);
      if (place_of(one) > *after) page.sessions.push_back(std::move(one));
    }
  }
  std::sort(page.sessions.begin(), page.sessions.end(),
            [](SessionToCome const& a, SessionToCome const& b) { return place_of(a) < place_of(b); });
  auto const limit = static_cast<std::size_t>(query.limit);
  if (page.sessions.size() <= limit) return page;
  page.sessions.resize(limit);
  page.next = cursor_of(page.sessions.back());
  return page;
}

}  // namespace liandiao
