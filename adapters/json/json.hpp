#pragma once

#include <string>
#include <string_view>

#include "engine/base/error.hpp"
#include "engine/base/value.hpp"

namespace liandiao {

/// Reads one JSON value; every value but null carries its place. Repeated keys, more than 32 levels, NUL (escaped as
/// well), bytes that are not UTF-8 and anything after the value are `invalid_input`, each with `source`, `line` and
/// `column` (in characters, from 1).
///
/// A number that is no 64-bit integer becomes plain text as written, so that an amount of 12.50 is read exactly and a
/// field of whole numbers can say what it was given. Strings are never plain.
Result<Value> read_json(std::string_view text, std::string const& source);

/// Keys in the order given. Pretty indents by two spaces; otherwise it is the canonical text.
std::string write_json(Value const& value, bool pretty);

}  // namespace liandiao
