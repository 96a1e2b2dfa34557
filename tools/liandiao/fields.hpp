#pragma once

#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/value.hpp"
#include "engine/cases/command.hpp"
#include "tools/liandiao/command_line.hpp"

namespace liandiao::door {

/// The command of that code, of any procedure; null if there is none.
CommandSpec const* command_named(std::string_view code);
/// Every command a person may give, by code, each once.
std::vector<CommandSpec const*> commands_of_people();

/// `party`, `terms[1].amount`: how a field is named on a line.
bool is_field_path(std::string_view text);

/// What was given on the line laid over what a file says. Lists come by repetition or with commas, records as JSON or
/// by their parts; what is given whole replaces what the file had. A field given twice that is no list is refused.
Result<Value> fields_over(CommandSpec const& spec, std::vector<GivenField> const& given, Value const& base);

/// A file of fields: YAML, or JSON if it is named so; `-` is standard input.
Result<Value> read_fields_file(std::string const& path, std::istream& in);

}  // namespace liandiao::door
