#pragma once

#include <vector>

#include "engine/desk/audit.hpp"

namespace liandiao {

/// Reads every record of activity and believes none: its number follows the one before it, its hash is that of what is
/// stored, it names the hash before it, and what it withdraws is there with the same numbers and was not withdrawn
/// before.
Result<std::vector<AuditFinding>> audit_activities(Activities& activities, Symbol district);

}  // namespace liandiao
