// Cases that have to do with other cases, and people who are found in several.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"
#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

bool bears(CaseFile const& file, std::map<RowRef, PrivateRow> const& rows, Digest const& mark) {
  auto const is_marked = [&](RowRef const& ref) {
    auto const row = rows.find(ref);
    return row != rows.end() && row->second.mark == mark;
  };
  auto const& parties = file.all<Party>();
  return std::any_of(parties.begin(), parties.end(), [&](Party const& party) {
    return is_marked(party.name) || is_marked(party.id_number) || is_marked(party.phone);
  });
}

}  // namespace

Result<std::vector<CaseId>> MemoryStore::children(CaseId const& id) {
  std::scoped_lock const lock(mutex_);
  std::vector<CaseId> found;
  for (auto const& [place, stored] : cases_)
    if (place.first == id.district && !id.uid.empty() && stored.file.head().parent == id.uid)
      found.push_back(stored.file.id);
  return found;
}

Result<std::vector<CaseId>> MemoryStore::relating(CaseId const& id) {
  std::scoped_lock const lock(mutex_);
  std::vector<CaseId> found;
  for (auto const& [place, stored] : cases_) {
    auto const& rows = stored.file.all<Relation>();
    bool const names = std::any_of(rows.begin(), rows.end(), [&](Relation const& row) { return row.other == id.uid; });
    if (place.first == id.district && names) found.push_back(stored.file.id);
  }
  return found;
}

Result<Digest> MemoryStore::mark_key(Symbol district, Digest const& fresh) {
  std::scoped_lock const lock(mutex_);
  return mark_keys_.try_emplace(district, fresh).first->second;
}

Result<std::vector<MarkBearer>> MemoryStore::bearing(Symbol district, Digest const& mark, Date since, int limit) {
  ensure(!mark.none(), "a mark that is looked for is one");
  std::scoped_lock const lock(mutex_);
  std::vector<MarkBearer> found;
  for (auto const& [place, stored] : cases_) {
    if (place.first != district || stored.standing == "merged" || stored.file.head().registered_on < since) continue;
    if (!bears(stored.file, stored.private_rows, mark)) continue;
    auto const& head = stored.file.head();
    found.push_back({stored.file.id, head.dispute_type, head.area, head.registered_on});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](MarkBearer const& a, MarkBearer const& b) { return b.registered_on < a.registered_on; });
  if (std::ssize(found) > limit) found.resize(static_cast<std::size_t>(limit));
  return found;
}

Result<std::vector<CauseSeen>> MemoryStore::causes_seen(Symbol district, Date from, Date to) {
  std::scoped_lock const lock(mutex_);
  std::map<std::pair<std::string, Symbol>, std::int64_t> seen;
  for (auto const& [place, stored] : cases_) {
    auto const& head = stored.file.head();
    if (place.first == district && !head.cause.empty() && from <= head.registered_on && head.registered_on <= to)
      ++seen[{head.cause, head.dispute_type}];
  }
  std::vector<CauseSeen> list;
  list.reserve(seen.size());
  for (auto const& [by, cases] : seen) list.push_back({by.first, by.second, cases});
  return list;
}

}  // namespace liandiao
