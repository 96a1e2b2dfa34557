#pragma once

#include <filesystem>
#include <memory>

#include "adapters/export/log_writer.hpp"

namespace liandiao {

/// IEEE 1849: a trace for each case (docs/formats/xes.md).
Result<std::unique_ptr<LogWriter>> write_xes(std::filesystem::path const& path, LogTitle const& title, StepLabel label);

}  // namespace liandiao
