#pragma once

#include <vector>

#include "engine/base/error.hpp"
#include "engine/cases/registers.hpp"

namespace liandiao {

/// The organisations a person looks as: of those she holds a post at today, the one she names, or all of them.
/// `not_found` for who is in no register, `forbidden` for who holds no such post.
Result<std::vector<Symbol>> organs_of_reader(Symbol person, Symbol organ, Registers const& registers, Date today);

}  // namespace liandiao
