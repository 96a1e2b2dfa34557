#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "tools/liandiao/environment.hpp"

namespace liandiao::door {

/// The whole program: a command line in, an exit code out. Never throws.
int run(std::vector<std::string> const& args, std::istream& in, std::ostream& out, std::ostream& err,
        Environment const& environment);

}  // namespace liandiao::door
