#pragma once

#include <string>

#include "engine/base/date.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/error.hpp"
#include "engine/base/symbol.hpp"

namespace liandiao {

/// Revisions of what is authored as files (flows, calendars, registers, forms), and journals that are kept the same way
/// (closings, submissions). Append-only; a body never changes.
struct Revision {
  Symbol kind;  // flow, calendar, registers, …
  Symbol name;
  int number = 0;    // 1, 2, … per kind and name
  Digest digest;     // of the body
  std::string body;  // canonical text
  Instant published;
};

inline tl::unexpected<Error> no_revision(Symbol kind, Symbol name, int number) {
  return fail(Code::not_found, "revision_number_unknown",
              {{"kind", kind.str()}, {"name", name.str()}, {"number", std::to_string(number)}});
}

}  // namespace liandiao
