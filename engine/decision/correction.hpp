#pragma once

#include <functional>

#include "engine/decision/history.hpp"

namespace liandiao {

/// The rulebook an event names by its digests. Kept by whoever asks; never null when it succeeds.
using RulebookOf = std::function<Result<Rulebook const*>(Basis const&)>;

/// A case decided anew from its first event, each by the rulebook it was decided by, without the steps that were
/// annulled and with those amended as they now read. Numbers once given stay given.
struct Rebuilt {
  CaseFile file;
  std::vector<Event> history;         // the steps as they now read, unchained, each with what it made follow
  std::vector<std::int64_t> stopped;  // steps that would no longer be decided as they were
};
Result<Rebuilt> rebuild(std::vector<Event> const& events, std::vector<std::int64_t> const& left_out,
                        std::optional<Replacement> const& replacement, RulebookOf const& rulebook_of);

/// Decides an `annul`, an `amend` or a `migrate_back`: the case is rebuilt without, or with, the step; the event
/// carries the difference, so that replay stays a fold. Refused, naming them, while later steps depend on what would
/// change; a migration is taken back only while it is the last step.
Ruled<Decided> correct(CaseFile const& file, std::vector<Event> const& events, Order const& order,
                       Rulebook const& rulebook, RulebookOf const& rulebook_of);

/// The fields of a step as they now read: those of its last amendment, or its own. What an amendment brings lies over
/// them.
Result<std::string> fields_as_they_read(std::vector<Event> const& events, std::int64_t step);

/// A decision that comes out otherwise today than it was stored.
struct Discrepancy {
  std::int64_t seq = 0;
  std::string what;  // rule, changes, refused: …
};
/// Decides every event of a case again on the file before it, with the rulebook it names.
Result<std::vector<Discrepancy>> recheck(std::vector<Event> const& events, RulebookOf const& rulebook_of);

}  // namespace liandiao
