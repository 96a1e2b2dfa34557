#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/decision/migration.hpp"
#include "engine/ports/case_store.hpp"

namespace liandiao {

/// Which open cases are meant. What is left out does not filter; several combine.
struct CaseChoice {
  std::vector<std::string> references;
  Symbol holder;     // and whatever is below it in its line
  std::string area;  // its code, or the beginning of it
  Symbol mediator;   // of an attempt that goes on
  Symbol dispute_type;
  Symbol level;
  Symbol procedure;  // some attempt of it goes on
  Symbol state;      // in this state
};

struct MigrationAsked {
  enum class What {
    rehearse,   // says what would become of each case, and moves none
    move,       // moves those that need no decision, and those decided
    take_back,  // those that were moved to the revision and have taken no step since
  };
  What what = What::rehearse;
  std::string revision;  // its number, `name@number`, the beginning of its digest, or `latest`
  CaseChoice only;
  std::vector<std::pair<std::string, std::string>> decided;  // case by case: reference, and why it moves all the same
  Symbol decided_by;
};

struct MigratedCase {
  enum class Course { rehearsed, moved, left, taken_back, failed };
  CaseId id;
  std::string ledger_no;
  Symbol holder;
  Symbol mediator;  // who leads the latest attempt that goes on
  Fate fate = Fate::unaffected;
  std::vector<FlowDifference> differences;
  std::vector<FlowDifference> reasons;
  Course course = Course::rehearsed;
  std::int64_t step = 0;  // the event it made
  std::optional<Error> error;
};
std::string_view word_of(MigratedCase::Course course);

struct Migration {
  Revision to;
  std::vector<MigratedCase> cases;  // those with something to say, in the order of their opening
  std::int64_t open = 0;            // chosen, and open
  std::int64_t there_already = 0;   // of those
};

/// She has not been replaced, and the attempt goes on.
bool serves_now(CaseFile const& file, Mediator const& row);
bool chosen(CaseFile const& file, CaseChoice const& choice, Registers const& registers, Date today);

}  // namespace liandiao
