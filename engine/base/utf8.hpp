#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace liandiao {

/// The number of characters (code points) of a text that is valid UTF-8 without NUL; nothing otherwise.
/// Overlong forms, surrogates and code points beyond U+10FFFF are not valid.
std::optional<std::size_t> characters_in(std::string_view text);

/// Courts' numbers are typed with either kind of bracket, and printed and compared with the full-width kind.
std::string full_width(std::string_view number);

}  // namespace liandiao
