#pragma once

#include "adapters/sql/batch.hpp"
#include "engine/cases/event.hpp"

namespace liandiao::sql {

/// Everything a step stores but its numbers: the event first, since its key is the lock, then the head, the parts and
/// the private rows. `published`: as in `CaseStore::commit`.
void add_step(Batch& batch, Step const& step, std::int64_t published = 0);

/// The requests among a step's changes that are to be given a number.
std::vector<NumberRequest> requests_of(Step const& step);

/// A case from its rows, all of them of one moment.
Result<CaseFile> read_case(Session& session, CaseId const& id);

}  // namespace liandiao::sql
