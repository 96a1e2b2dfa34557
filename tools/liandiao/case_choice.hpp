#pragma once

#include <string>

#include "engine/desk/flow_migration.hpp"

namespace liandiao::door {

/// One condition of `--only`: `holder=`, `area=`, `mediator=`, `type=`, `level=`, `state=` or `case=` with a value.
Result<> read_choice(std::string const& text, CaseChoice& choice);

}  // namespace liandiao::door
