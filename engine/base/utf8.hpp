#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace liandiao {

/// The number of characters (code points) of a text that is valid UTF-8 without NUL; nothing otherwise.
/// Overlong forms, surrogates and code points beyond U+10FFFF are not valid.
std::optional<std::size_t> characters_in(std::string_view text);

/// The character that begins at `at`, by the length its first byte tells; the text is valid.
std::string_view character_at(std::string_view text, std::size_t at);

/// Courts' numbers are typed with either kind of bracket, and printed and compared with the full-width kind.
std::string full_width(std::string_view number);

}  // namespace liandiao
