#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/error.hpp"
#include "tools/liandiao/labels.hpp"

namespace liandiao::door {

/// A field of a case's command as it was written on the line: `--party 1`, `party=1`, `terms[1].amount=500`.
struct GivenField {
  std::string name;
  std::string value;
};

/// One line, taken apart.
struct Asked {
  std::string command;  // `act`, `clock reckon`
  std::map<std::string, std::string, std::less<>> operands;
  std::vector<std::string> files;
  std::map<std::string, std::vector<std::string>, std::less<>> options;
  std::vector<GivenField> fields;

  bool has(std::string_view option) const { return options.find(option) != options.end(); }
  std::optional<std::string> option(std::string_view name) const;
  std::vector<std::string> every(std::string_view name) const;
  std::string operand(std::string_view name) const;  // empty if not given
};

/// Not a command: what to print instead.
struct HelpAsked {
  std::string text;
  bool understood = true;
};

using Line = std::variant<Asked, HelpAsked>;

/// Takes a command line apart. `invalid_input` for what is not understood, with what would be near.
Result<Line> parse_command_line(std::vector<std::string> const& args, Labels const& labels);

/// The words of one line as a shell would see them: quotes of both kinds, and a backslash before any character.
Result<std::vector<std::string>> words_of_line(std::string_view line);

/// Every command with its example, for tests and for help.
std::vector<std::string> command_paths();

}  // namespace liandiao::door
