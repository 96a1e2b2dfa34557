#pragma once

#include <vector>

#include "engine/base/value.hpp"
#include "engine/cases/case_file.hpp"
#include "engine/cases/command.hpp"
#include "engine/cases/registers.hpp"

namespace liandiao {

/// Names are private, and no rule reads them. Where a command gives somebody a part by name and may say which person of
/// the registers that is, whoever bears the name of a mediator of the case is taken for that mediator — unless the
/// fields say `namesake` or name the person themselves.
void recognise_mediators(Value& fields, std::vector<FieldSpec> const& specs, CaseFile const& file,
                         Registers const& registers);

}  // namespace liandiao
