#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Parts of names by which they are found: every two neighbouring characters, and the last one alone. So whatever is
/// looked for in a name is the beginning of one part, or made of several. Each name has as many parts as characters.
namespace liandiao::sql {

/// Texts are compared in lower case; of ASCII letters only, as the queries do it.
std::string lower(std::string text);

/// Of a name, each once.
std::set<std::string> grams_of(std::string_view name);

/// The parts a name has that holds this text of two characters or more; nothing where it is shorter.
std::vector<std::string> grams_within(std::string_view text);

/// After every part that begins with the same character.
inline constexpr std::string_view last_character = "\U0010ffff";

}  // namespace liandiao::sql
