#pragma once

#include <vector>

#include "engine/ports/case_store.hpp"

namespace liandiao {

/// A published revision of a flow, and how many cases run under it.
struct FlowInUse {
  Revision revision;
  std::int64_t open = 0;
  std::int64_t closed = 0;  // these stay under it
};

/// Every revision, the latest last; of those of one name in order of their numbers.
Result<std::vector<FlowInUse>> flows_in_use(CaseStore& cases, RevisionStore& revisions, Symbol district);

}  // namespace liandiao
