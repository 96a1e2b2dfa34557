// Cases that came back from other cases.

#include "adapters/memory/memory_store.hpp"

namespace liandiao {

Result<std::vector<CaseId>> MemoryStore::children(CaseId const& id) {
  std::scoped_lock const lock(mutex_);
  std::vector<CaseId> found;
  for (auto const& [place, stored] : cases_)
    if (place.first == id.district && !id.uid.empty() && stored.file.head().parent == id.uid)
      found.push_back(stored.file.id);
  return found;
}

}  // namespace liandiao
