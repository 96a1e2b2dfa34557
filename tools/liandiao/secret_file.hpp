#pragma once

#include <filesystem>
#include <string_view>

#include "engine/base/error.hpp"

namespace liandiao::door {

/// Writes, in a folder that is made if need be, what only its owner may read, and never over what is there.
/// `unavailable` when it cannot be written; then nothing is left.
Result<> write_secret(std::filesystem::path const& path, std::string_view bytes);

/// The folder a file is to go into. What cannot be made cannot be written into either, and that says why.
void make_folder_of(std::filesystem::path const& path);

}  // namespace liandiao::door
