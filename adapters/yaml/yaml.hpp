#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/error.hpp"
#include "engine/base/value.hpp"

namespace liandiao {

/// Reads one YAML document of the strict subset in which flows, calendars, registers and labels are authored: maps,
/// lists and scalars. Duplicate keys, empty or nested keys, anchors, aliases, tags, a second document, more than 32
/// levels, more than 8 MiB, control characters and bytes that are not UTF-8 are `invalid_input`, each with `file`,
/// `line` and `column` (in characters, from 1).
///
/// Scalars without quotes become plain text: whether `no` is a word and `010` a number is for the reader to say, not
/// for YAML. `null`, `~` and nothing at all become null, as does a file without content.
Result<Value> read_yaml(std::string_view text, std::string const& file);

/// The same of a file: `not_found` when it is not there, `unavailable` when it is there and cannot be read.
Result<Value> read_yaml_file(std::filesystem::path const& path);

}  // namespace liandiao
