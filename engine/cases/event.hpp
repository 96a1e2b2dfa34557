#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/cases/case_file.hpp"
#include "engine/cases/command.hpp"
#include "engine/cases/measure.hpp"
#include "engine/cases/outgoing.hpp"

namespace liandiao {

/// Who acted: the person, in which organisation, in which role, and for which party if for one.
struct Actor {
  Symbol person;
  Symbol organ;
  Symbol role;
  int on_behalf_of = 0;
  bool operator==(Actor const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Actor, (), (person, organ, role, on_behalf_of))

/// By what it was decided: digests of the revisions in force.
struct Basis {
  Digest flow;
  Digest calendar;
  Digest registers;
  auto operator<=>(Basis const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Basis, (), (flow, calendar, registers))

/// One thing that happened, with everything that was decided about it. Append-only; the fold of a case's events is the
/// case. Canonical text and hash: docs/formats/event.md.
struct Event {
  CaseId id;
  std::int64_t seq = 0;
  int instance = 0;
  Symbol procedure;
  Symbol edition;
  int rule = 0;
  Symbol command;
  std::string fields = "{}";  // canonical text; private texts as row and digest
  Symbol from;
  Symbol to;  // empty for an act
  std::vector<Change> changes;
  Actor actor;
  BusinessTime on;
  Instant recorded;
  Basis basis;
  std::string program;  // version that decided
  std::string key;      // idempotency key, empty if none
  std::int64_t caused_by = 0;
  std::int64_t amends = 0;
  std::int64_t annuls = 0;
  std::int64_t closing = 0;  // how many closings of the figures there were, if it moves a figure
  Digest previous;
  bool operator==(Event const&) const = default;
};

std::string text_of(Event const& event);
Digest hash_of(Event const& event);  // of its text
Result<Event> parse_event(std::string_view text);

/// The next event of a case applied to its file: sequence, chain and every change. `corrupt` when it does not follow.
Result<> follow(CaseFile& file, Event const& event);
/// The same for an event known to follow, with its hash already at hand.
void advance(CaseFile& file, Event const& event, Digest const& hash);
/// A case from all its events.
Result<CaseFile> fold(std::vector<Event> const& events);

/// A private text on its way into its own row.
struct PrivateRow {
  RowRef row;
  Openness openness = Openness::confidential;
  Digest salt;
  std::string text;
  Digest mark = {};    // by which the same person is found in another case (party_mark.hpp); none: it is no such text
  Digest ending = {};  // by which a number is found that somebody knows the end of; none: it is no number
};

/// A paper as it was attached, on its way beside its case: the row of the paper, and the file byte for byte.
struct PaperFile {
  RowRef paper;
  std::string bytes;
};

/// That what somebody mediates has ended, or goes on again: her own row does not change with it.
struct MediatorEnd {
  int instance = 0;
  Symbol person;
  bool ended = false;
};

/// What is stored at once, all or nothing: one event of one case and what came with it.
struct Step {
  std::int64_t expected = 0;  // version of the file it was decided on
  Event event;
  Digest hash;                    // of the event; by chain()
  Symbol standing;                // of the whole case after it, for worklists; by chain()
  std::vector<MediatorEnd> ends;  // for worklists too; by chain()
  std::vector<PrivateRow> private_rows;
  std::vector<RowRef> erased;  // private rows whose text and salt go
  std::vector<PaperFile> files;
  std::vector<Measure> measures;   // by count_steps() of engine/statistics
  std::vector<Outgoing> messages;  // by address() of engine/desk
};

/// Takes a decided step into the case it was decided on, and fills what deciding itself has no need of: `previous`,
/// `hash`, `standing` and `ends`. Afterwards the file is as it will be stored.
void chain(Step& step, CaseFile& file);
void chain(std::vector<Step>& steps, CaseFile& file);  // one after the other

/// Says in each chained step that moves a figure, and in its measures, how many closings of the figures there are, and
/// chains the steps of this one case anew where that changes them.
void stamp_closing(std::vector<Step>& steps, CaseFile& file, std::int64_t closing);

}  // namespace liandiao
