#pragma once

#include "engine/cases/case_file.hpp"
#include "engine/cases/event.hpp"

namespace liandiao {

class Rulebook;  // engine/flow/rulebook.hpp: flow, calendar, registers and the law they run under

/// What a guard may see: the case, the instance a command is about, who acts, as of when. All of it as it stands before
/// the command.
struct Facts {
  CaseFile const& file;
  Instance const& instance;  // of an opening command: the one about to be opened, state `unopened`
  Actor const& actor;
  BusinessTime on;
  Instant now;
  std::int64_t seq;  // of the event being decided
  Rulebook const& rulebook;

  // What guards ask most.
  std::vector<int> standing(std::string_view standing_word) const;  // parties of the instance in that standing
  std::vector<int> taking_part() const { return standing("in"); }
  /// The party's latest answer for this purpose (and subject, if one is named) in this instance: empty if none.
  Symbol answer(int party, std::string_view purpose, std::string_view subject = {}) const;
  bool informed(int party, std::string_view topic) const;                            // in this instance
  Clock const* clock(std::string_view name, int agreement = 0, int term = 0) const;  // of this instance
  Mediator const* lead() const;
  bool settled(int party) const;  // covered by an agreement of this instance that still settles something
};

}  // namespace liandiao
