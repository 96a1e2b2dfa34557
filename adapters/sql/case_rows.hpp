#pragma once

#include <span>

#include "adapters/sql/batch.hpp"
#include "engine/cases/each_part.hpp"
#include "engine/ports/case_store.hpp"

namespace liandiao::sql {

/// A step on its way to its rows. `published`: as in `CaseStore::commit`.
struct Storing {
  Step const* step = nullptr;
  std::int64_t published = 0;
};
/// Everything these steps store but their numbers: the events first, since their keys are the locks, then the heads,
/// then parts and private rows; of one case in the order of its steps.
void add_steps(Batch& batch, std::span<Storing const> steps);

/// The requests among a step's changes that are to be given a number.
std::vector<NumberRequest> requests_of(Step const& step);

/// A case from its rows, all of them of one moment.
Result<CaseFile> read_case(Session& session, CaseId const& id);

struct ReadStretch {
  KeptStretch kept;
  bool intact = true;  // no row of the cases is broken
};

/// All that is kept of a stretch of cases, all of it of one moment.
Result<ReadStretch> read_kept(Session& session, CaseStretch const& stretch);
/// A head is not that of the last event there is: whatever was decided on it would be written beside the chain.
tl::unexpected<Error> head_differs(CaseId const& id, std::int64_t version, std::int64_t last_event);

}  // namespace liandiao::sql
