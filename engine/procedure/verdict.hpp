#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/symbol.hpp"

namespace liandiao {

/// A guard as people see it: what it demands, where the law says so, who can supply what is missing.
struct GuardInfo {
  std::string_view code;
  std::string_view article;
  std::string_view supplier;   // party, body, court, registrar, nobody
  bool reads_command = false;  // cannot be answered before the command's own fields are entered
};

/// One thing that is missing: `fact` names it in data (parties 2,3; the day; the paper), never in prose.
struct Missing {
  GuardInfo guard;
  std::string fact;
};

/// What all guards of one row said. Every guard is asked, so that a refusal names everything that is missing.
struct Verdict {
  std::vector<Missing> missing;
  std::vector<Missing> irregular;   // beside the law, but recorded: what was done is not undone by refusing to write it
  std::vector<GuardInfo> on_entry;  // `can`: conditions on what will be entered
  bool probing = false;             // no command yet: guards that read it are conditions
  bool holds() const { return missing.empty(); }
};

/// One row or act that could have answered the command, and what it said.
struct Candidate {
  int rule = 0;
  Symbol to;  // empty for an act
  Verdict verdict;
};

}  // namespace liandiao
