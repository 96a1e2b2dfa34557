#pragma once

#include <string>

#include "engine/base/value.hpp"
#include "engine/ports/case_store.hpp"
#include "tools/liandiao/linkage_lines.hpp"

/// Planned sessions, as lines of a case's page and of a worklist.
namespace liandiao::door {

/// Every session that was ever planned, with what came of it.
void list_sessions(Columns& columns, CaseFile const& file, Date today, PrivateText const& private_text,
                   Voice const& voice);
/// When, how and where; `place` as the reader may see it.
std::string session_text(PlannedSession const& row, std::string const& place, Voice const& voice);
/// One session to come, in one line.
std::string session_line(SessionToCome const& session, Voice const& voice);
Value session_value(SessionToCome const& session);
/// Where it is held, or that this is kept private.
std::string place_told(SessionToCome const& session, Voice const& voice);

}  // namespace liandiao::door
