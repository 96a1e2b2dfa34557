#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace liandiao {

/// The number of characters (code points) of a text that is valid UTF-8 without NUL; nothing otherwise.
/// Overlong forms, surrogates and code points beyond U+10FFFF are not valid.
std::optional<std::size_t> characters_in(std::string_view text);

}  // namespace liandiao
