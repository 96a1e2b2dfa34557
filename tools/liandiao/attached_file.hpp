#pragma once

#include <string>

#include "engine/base/error.hpp"

namespace liandiao::door {

/// A file handed in with a step, byte for byte. Of one that is too large only so much is read as shows it.
Result<std::string> read_attached(std::string const& path);

}  // namespace liandiao::door
