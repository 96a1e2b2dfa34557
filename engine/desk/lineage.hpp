#pragma once

#include <string>

#include "engine/base/symbol.hpp"

namespace liandiao {

/// A case that this one came back from, or that came back from it. Of one its reader may not see there is no more than
/// that it exists, and at whose desk to ask.
struct Relative {
  bool child = false;
  bool readable = false;
  std::string uid;        // empty unless it is readable
  std::string ledger_no;  // empty unless it is readable
  Symbol holder;
  bool operator==(Relative const&) const = default;
};

}  // namespace liandiao
