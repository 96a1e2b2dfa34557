#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/decision/decide.hpp"

/// How a stored history reads once its corrections are read in, and how its steps are put to a decision again. What
/// corrects, rechecks and simulates all goes through here.
namespace liandiao {

bool is_correction(Symbol command);
/// The step that takes a case to another revision of its flow. Taking it back is a correction.
inline bool is_migration(Symbol command) { return command == "migrate"; }

/// The steps that stand in two cases at once. No correction of one case sees the other, so that they are undone as they
/// were done.
inline bool is_merging(Symbol command) {
  return command == "merge_case" || command == "unmerge_case" || command == "receive_merged" ||
         command == "release_merged";
}

/// What an amendment puts in the place of a step: its fields as they should read, and when it happened.
struct Replacement {
  std::int64_t step = 0;
  std::string fields;  // canonical; empty: as they were
  std::optional<BusinessTime> on;
};

/// What a stored `annul`, `amend` or `migrate_back` says, read from its canonical fields.
struct Correction {
  std::vector<std::int64_t> annulled;
  std::optional<Replacement> amended;
};
Result<Correction> correction_in(Symbol command, std::string const& fields);

/// The history as it now reads: what is left out, what is read otherwise.
struct HistoryReading {
  std::set<std::int64_t> left_out;
  std::map<std::int64_t, Replacement> replaced;

  void take(Correction const& correction);
};
Result<HistoryReading> reading_of(std::vector<Event> const& events);

/// The step from which an event followed, over however many others; itself when nothing made it follow.
std::int64_t root_cause(std::vector<Event> const& events, Event const& event);

/// The command of an event in its circumstances, to be decided once more.
Result<Order> order_again(Event const& event, Replacement const* replacement, Rulebook const& rulebook);

/// Numbers once given are not given again, and issued numbers stay as they were issued: void where their step asks for
/// none any more.
void keep_given(CaseFile& file, Event const& event);

}  // namespace liandiao
