#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

namespace liandiao {

/// Gives every part of a zip file, by its name, piece by piece; false when it is none or not whole.
bool each_part(std::filesystem::path const& path,
               std::function<void(std::string_view name, std::string_view piece)> const& visit);

/// How many cells the sheets of an Excel workbook have; nothing when it is not whole: a part that cannot be read, or
/// does not end where it began.
std::optional<std::size_t> cells_in_workbook(std::filesystem::path const& path);

}  // namespace liandiao
