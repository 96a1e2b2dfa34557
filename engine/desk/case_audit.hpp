#pragma once

#include "engine/desk/audit.hpp"

namespace liandiao {

/// What is wrong with one case, as the store gave it out; `events` counts those that could be judged. The store is
/// asked for nothing but the files.
Result<std::vector<AuditFinding>> audit_case(CaseStore& store, KeptCase const& kept, std::int64_t& events);

}  // namespace liandiao
