#pragma once

#include <string>

#include "engine/base/value.hpp"
#include "engine/desk/desk.hpp"

namespace liandiao::tests {

/// A file of config/, by its path there; throws where it does not read.
Value shipped_file(std::string const& path);

/// What an operator loads first: the shipped calendar and flow, and the shipped registers or others. A desk that takes
/// them not is a failure of the test.
void load_shipped(Desk& desk);
void load_shipped(Desk& desk, Value const& registers);

/// A step that registers a case and adds one figure, as no desk would ever have counted it.
Step forged_figure(CaseId const& id, Measure measure);

}  // namespace liandiao::tests
