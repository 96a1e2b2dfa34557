#pragma once

#include <string>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/cases/event.hpp"
#include "engine/flow/rulebook.hpp"
#include "engine/mining/log.hpp"
#include "engine/mining/masking.hpp"

namespace liandiao {

/// What is told of a case in a log, made from its stored events alone: each of them is one event of the log, also one
/// that was annulled since, and says so. Days between are working days of the rulebook's calendar.
///
/// `corrupt` when a stored correction does not read.
Result<CaseLog> case_log(std::vector<Event> const& events, std::string const& ledger_no, Rulebook const& rulebook,
                         LogNames& names);

}  // namespace liandiao
