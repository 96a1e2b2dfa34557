#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/digest.hpp"
#include "engine/base/symbol.hpp"
#include "engine/base/value.hpp"
#include "engine/calendar/reckoning.hpp"
#include "engine/procedure/catalogue.hpp"

namespace liandiao {

/// How a district narrows or sets one clock.
struct ClockPolicy {
  Symbol clock;
  std::optional<int> length;
  std::optional<Unit> unit;
  std::optional<int> extension_length;  // of one extension
  std::optional<int> extension_times;
  std::vector<int> warn;  // days before the due day, descending
  bool none = false;      // explicitly no clock here
  Mark mark;
};

/// What a flow asks of an organ's act beside the law.
struct Gate {
  Symbol command;
  std::vector<Symbol> papers;   // types that must be on file
  bool complete = false;        // everything the lists of papers require: of the instance, in the docket of the case
  std::vector<Symbol> informs;  // topics every party must have been told
  std::vector<Symbol> roles;    // who within the organ must act; any of them. Empty: whoever the law lets
  bool relations = false;       // every case found to speak of the same people has been linked or dismissed
  Mark mark;
};

/// What may follow an outcome. What follows by itself is the law's (docs/adr/0012), never the flow's.
struct Continuation {
  Symbol outcome;
  std::vector<Symbol> offer;  // the parties choose
  bool none = false;          // explicitly nothing
  Mark mark;
};

/// A state in which the matter may wait without a clock, said explicitly.
struct Waiting {
  Symbol state;
  Mark mark;
};

/// One thing a dossier must hold: any one of these papers. `when` names outcomes of the procedure and circumstances of
/// an attempt; one of them must be so. Empty: always.
struct RequiredPaper {
  std::vector<Symbol> any_of;
  std::vector<Symbol> when;
  Mark mark;
};

/// What the dossier of one procedure consists of (卷宗目录: 必须、按需).
struct PaperList {
  std::vector<RequiredPaper> required;
  std::vector<Symbol> as_needed;
  Mark mark;
};

/// What is so of an attempt whatever its procedure, and may stand in `when` beside the outcomes.
inline constexpr std::array<std::string_view, 3> circumstances{"session_held", "written_agreement", "oral_agreement"};

/// One of several ways a procedure may go, as the district runs it: an outlet (其他途径) is a few lines of a flow, and
/// a new one needs nothing else. It is the variant of the instances that take it.
struct Outlet {
  Symbol code;
  std::vector<Symbol> handled_by;     // kinds of organisation that decide there
  std::vector<Symbol> dispute_types;  // what it is for; empty: any dispute
  std::vector<Symbol> flags;          // of a party or of the case, one of which makes it so; empty: none is needed
  bool beside = false;                // runs beside anything; else it takes the matter over once it is accepted
  std::vector<ClockPolicy> limits;
  std::vector<Symbol> granted;  // what may come back, where what was asked for was given
  std::vector<Symbol> denied;   // and where it was not
  Mark mark;
};

/// A regime of the district's own, for organs that no statute gives one; or how it tightens a statute's. Likewise the
/// variant of the instances begun under it.
struct RegimePolicy {
  Symbol code;
  std::vector<Symbol>
      handled_by;  // kinds of organisation that act under it; none for a statute's, which says so itself
  std::vector<ClockPolicy> limits;
  Mark mark;
};

struct ProcedurePolicy {
  Symbol procedure;
  std::vector<Symbol> handled_by;     // organisation kinds
  std::vector<Symbol> agreements_of;  // kinds of bodies whose agreements it takes; empty: those the law names
  std::vector<ClockPolicy> limits;
  std::vector<Gate> gates;
  std::vector<Continuation> then;
  std::vector<Waiting> waits;
  PaperList papers;
  std::vector<Outlet> outlets;
  std::vector<RegimePolicy> regimes;
  Mark mark;

  ClockPolicy const* limit(Symbol clock) const;
  /// What the outlet or the regime says of the clock, else what the procedure does.
  ClockPolicy const* limit(Symbol clock, Symbol variant) const;
  Outlet const* outlet(Symbol code) const;
  RegimePolicy const* regime(Symbol code) const;
  Gate const* gate(Symbol command) const;
  Continuation const* after(Symbol outcome) const;
};

/// How far back the same people are looked for where a flow does not say: a dispute that smoulders comes up within a
/// year.
inline constexpr int related_within_usually = 365;

/// How a district runs the procedures of the law: one revision, digested. It narrows, never widens; `check_flow` proves
/// it before it may be published.
class Flow {
 public:
  Symbol name;
  std::string title;
  Symbol calendar;
  std::vector<Symbol> dispute_types;
  std::vector<Symbol> sources;
  std::vector<Symbol> levels;
  std::vector<Symbol> paper_types;
  std::vector<Symbol> flags;          // special groups of parties and cases
  std::optional<int> related_within;  // days before a registration in which the same people are looked for
  std::vector<ProcedurePolicy> procedures;
  std::vector<Symbol> regimes;         // of all procedures, as they stand there
  std::vector<Symbol> outlets;         // likewise
  std::vector<Symbol> outlet_results;  // what may come back from any of them, each once
  Digest digest;

  ProcedurePolicy const* procedure(Symbol code) const;
  int days_looked_back() const { return related_within.value_or(related_within_usually); }
};

/// Reads a flow file (docs/formats/flow.md), strictly: shape, types, unknown and repeated keys. Says nothing about law.
Result<Flow> read_flow(Value const& value);
/// The text that is digested and stored; `read_flow` of it gives the same flow.
Value write_flow(Flow const& flow);

/// One thing wrong with a flow: line, column, key of the sentence and what it speaks of.
struct Finding {
  Mark mark;
  std::string key;
  Params with;
};

/// Does the procedure choose from the outlets, or the regimes, of the flow when it is begun?
bool chooses_outlet(Procedure const& procedure);
bool chooses_regime(Procedure const& procedure);

/// Everything wrong with a flow under this law, in the order of its lines. Empty: it may be published.
std::vector<Finding> check_flow(Flow const& flow, Catalogue const& catalogue);

}  // namespace liandiao
