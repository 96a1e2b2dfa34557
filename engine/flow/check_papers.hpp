#pragma once

#include <vector>

#include "engine/flow/flow.hpp"

namespace liandiao {

/// What is wrong with the list of papers of one procedure, and with what its gates ask of the lists. The findings name
/// what they speak of; line and column are for whoever gathers them.
std::vector<Finding> check_papers(Flow const& flow, ProcedurePolicy const& policy, Procedure const& procedure);

}  // namespace liandiao
