#pragma once

#include <string>
#include <string_view>

#include "engine/base/digest.hpp"

/// By what the same person is found in two cases, without either case or the store saying who it is: a keyed digest of
/// her identity number, phone or name, written the same way however they were typed. It stands beside the private text
/// it was made of and goes with it.
namespace liandiao {

/// What a mark is made of.
enum class MarkKind { id_number, phone, name };
std::string_view word_of(MarkKind kind);

/// The text as two spellings of it are compared: full-width letters and digits as plain ones, without what only
/// separates, in capitals; of a phone its digits without the country. Empty where nobody could be told by it: too short
/// for a number, or a name of which a part is withheld (张某).
std::string compared(MarkKind kind, std::string_view text);

/// None where there is nothing to compare. The same text marks differently as a name and as a number.
Digest mark_of(Digest const& key, MarkKind kind, std::string_view text);

/// As many of the last characters of an identity number or a phone lead to it.
inline constexpr std::size_t ending_min = 4;

/// The end of a number as somebody types it, as two spellings of it are compared.
std::string compared_ending(MarkKind kind, std::string_view text);

/// Whether a number ends so; the ending is compared already.
bool ends_with(MarkKind kind, std::string_view text, std::string_view ending);

/// The keyed digest of the last characters of what is compared already, a whole number or the end of one. None where
/// there are not so many, and for a name.
Digest ending_of(Digest const& key, MarkKind kind, std::string_view text);

}  // namespace liandiao
