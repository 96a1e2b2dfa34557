#pragma once

#include <string>
#include <vector>

#include "engine/desk/desk.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

std::string types_text(std::vector<Symbol> const& types, Voice const& voice);
/// A cause with its types, and how to choose among several.
std::string cause_text(Cause const& cause, Voice const& voice);

/// What the crosswalk in force suggests for a case that was just registered with a cause and sorted otherwise, or whose
/// cause has several types; empty where it has nothing to say. It never changes a case.
Result<std::string> suggestion_text(Desk& desk, CaseId const& id, Voice const& voice);

}  // namespace liandiao::door
