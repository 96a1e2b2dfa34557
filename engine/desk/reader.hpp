#pragma once

#include <vector>

#include "engine/base/error.hpp"
#include "engine/cases/registers.hpp"

namespace liandiao {

/// The organisations a person looks as: of those she holds a post at today, the one she names, or all of them.
/// `not_found` for who is in no register, `forbidden` for who holds no such post.
Result<std::vector<Symbol>> organs_of_reader(Symbol person, Symbol organ, Registers const& registers, Date today);

/// Of organisations that one of them stands at another, or above it in its own line on a day; empty: none does.
Symbol at_or_above(std::vector<Symbol> const& some, Symbol organ, Registers const& registers, Date day);

}  // namespace liandiao
