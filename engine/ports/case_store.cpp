#include "engine/ports/case_store.hpp"

namespace liandiao {

Result<KeptStretch> CaseStore::kept(CaseStretch const& stretch) {
  KeptStretch all;
  all.cases.reserve(stretch.ids.size());
  for (auto const& id : stretch.ids)
    all.cases.push_back({id, events(id), private_rows(id), load(id), measures(id), paper_files(id)});
  return all;
}

}  // namespace liandiao
