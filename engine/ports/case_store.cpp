#include "engine/ports/case_store.hpp"

namespace liandiao {

Result<std::vector<KeptCase>> CaseStore::kept(std::span<CaseId const> ids) {
  std::vector<KeptCase> cases;
  cases.reserve(ids.size());
  for (auto const& id : ids)
    cases.push_back({id, events(id), private_rows(id), load(id), measures(id), paper_files(id)});
  return cases;
}

}  // namespace liandiao
