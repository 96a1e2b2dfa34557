#pragma once

#include <string>
#include <vector>

#include "engine/base/symbol.hpp"

namespace liandiao {

/// A case that has to do with this one: from which it came back or that came back from it, found or linked, merged into
/// it or the other way. Of one its reader may not see there is no more than that it exists, and at whose desk to ask.
struct Relative {
  Symbol kind;  // parent, child; candidate, linked, dismissed, merged, received, parted
  int no = 0;   // of the row in the case looked at; 0 where the other case says it
  bool readable = false;
  std::string uid;        // empty unless it is readable
  std::string ledger_no;  // empty unless it is readable
  Symbol holder;
  Symbol relation;            // related, duplicate_of, same_group; empty where nobody said
  std::vector<Symbol> marks;  // by what it was found; empty unless it is readable
  int parties_missing = 0;    // of one merged into this: how many of its parties are not found here
  bool operator==(Relative const&) const = default;
};

}  // namespace liandiao
