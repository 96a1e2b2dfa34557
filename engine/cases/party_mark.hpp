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

}  // namespace liandiao
