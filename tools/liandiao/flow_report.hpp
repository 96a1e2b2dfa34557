#pragma once

#include <string>
#include <vector>

#include "tools/liandiao/talk.hpp"

namespace liandiao::door {

/// Everything wrong with a flow, each with its line; that it is sound, when nothing is. rule_commands.cpp
Exit report(Talk& talk, std::string const& file, std::vector<Finding> const& findings);

}  // namespace liandiao::door
