#pragma once

#include <filesystem>
#include <string_view>

#include "engine/base/error.hpp"

namespace liandiao::door {

/// Writes a file whole or not at all: under another name first, on the disk before it gets its own. What stood there
/// before stands until then. `unavailable` when it cannot be written.
Result<> write_whole(std::filesystem::path const& path, std::string_view bytes);

/// The same for what only its owner may read, and never over what is there.
Result<> write_secret(std::filesystem::path const& path, std::string_view bytes);

}  // namespace liandiao::door
