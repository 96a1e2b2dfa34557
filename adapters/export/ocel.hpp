#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "adapters/export/log_writer.hpp"

namespace liandiao {

enum class OcelFormat { json, xml };
std::optional<OcelFormat> parse_ocel_format(std::string_view word);

/// OCEL 2.0 (docs/formats/ocel.md). The format wants the types before everything, and every object before every event:
/// objects and events grow in files of their own and are joined in the end.
Result<std::unique_ptr<LogWriter>> write_ocel(std::filesystem::path const& path, OcelFormat format, StepLabel label);

}  // namespace liandiao
