#pragma once

#include "engine/decision/correction.hpp"

namespace liandiao {

/// What would have gone otherwise in one case under another rulebook. Empty lists: nothing.
struct Simulated {
  /// A person's step that would have been refused, with everything that was missing.
  struct Refused {
    std::int64_t seq = 0;
    Symbol command;
    BusinessTime on;
    Refusal refusal;
    bool by_the_flow_alone = false;  // with what the flow asks for supplied, it would have been taken
  };
  struct Course {
    int rule = 0;  // 0: the step is not taken
    Symbol to;     // empty for an act
  };
  /// A step that would have fired another rule or led to another state, and one that follows by law on one side only.
  struct Diverted {
    std::int64_t seq = 0;  // of the stored step it is, or follows from; 0: from a clock that runs out by itself
    int instance = 0;
    Symbol procedure;
    Symbol command;
    Course was;
    Course now;
  };
  /// A breach that would have been recorded, or that was and would not have been.
  struct Breach {
    std::int64_t seq = 0;
    Symbol command;
    Irregularity row;
    bool now = false;
  };
  /// A clock that would fall due on another day, or end otherwise. An empty mark: there is no such clock on that side.
  struct Deadline {
    int instance = 0;
    Symbol procedure;
    Symbol clock;
    int agreement = 0;
    int term = 0;
    std::optional<Date> from;
    std::optional<Date> to;
    Symbol was;
    Symbol now;
    bool moved() const { return from && to && *from != *to; }
  };
  /// A duty that would stand open and does not, or the other way round.
  struct OtherDuty {
    Duty row;
    Symbol procedure;
    bool now = false;
  };

  std::vector<Refused> refused;
  std::vector<Diverted> diverted;
  std::vector<Breach> breaches;
  std::vector<Deadline> deadlines;
  std::vector<OtherDuty> duties;

  bool differs() const {
    return !refused.empty() || !diverted.empty() || !breaches.empty() || !deadlines.empty() || !duties.empty();
  }
};

/// Decides a stored history again with another rulebook and says what would have gone otherwise. Stores nothing.
///
/// The history is taken as it now reads: annulled steps are left out, amended ones read as amended; `rulebook_of` finds
/// the rulebooks those were decided by. Each step is decided on the case as the simulation left it:
///
///  - a person's step that is refused is reported once. If the flow alone stands in the way, it is then taken as if
///  what
///    the flow asks for had been supplied; otherwise the case goes on as it was stored after the step;
///  - what the law makes follow comes from its cause, and is compared with what followed then;
///  - what the engine did by itself it does when it is due: a lapse that would not have come is no refusal, and a clock
///    that would have been past due lapses the night after, wherever the stored history was swept at all.
Result<Simulated> simulate(std::vector<Event> const& events, Rulebook const& rulebook, RulebookOf const& rulebook_of);

}  // namespace liandiao
