#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/cases/event.hpp"
#include "engine/ports/activities.hpp"
#include "engine/ports/figures.hpp"
#include "engine/ports/page.hpp"
#include "engine/ports/revision.hpp"

namespace liandiao {

/// What a commit gave back for one step.
struct Committed {
  CaseId id;
  std::int64_t seq = 0;
  Digest hash;
  std::vector<std::pair<RowRef, std::string>> numbers;  // allocated for this step, by request
};

/// Everything that is kept of one case, as somebody reads it who believes none of it: what could not be read says so in
/// its own place. The file is that of its rows, without the numbers it was given.
struct KeptCase {
  CaseId id;
  Result<std::vector<StoredEvent>> events;
  Result<std::vector<PrivateRow>> private_rows;
  Result<CaseFile> file;
  Result<std::vector<std::pair<std::int64_t, Measure>>> measures;
  Result<std::vector<RowRef>> files;  // the papers a file was attached to
};

/// Cases that follow one another in order of uid, and the room around them: every uid behind `after` and not behind
/// `until`. Stretches side by side leave no uid out.
struct CaseStretch {
  Symbol district;
  std::string after;  // empty: from the first uid there can be
  std::string until;  // empty: to the last one
  std::vector<CaseId> ids;
};

/// Rows that belong to no case or to no event, in words. Put in order, those of all stretches and of the whole district
/// read as if they had been looked for at once.
struct StrayRows {
  int kind = 0;  // of row, as the store lists them
  std::string said;

  friend auto operator<=>(StrayRows const&, StrayRows const&) = default;
};

struct KeptStretch {
  std::vector<KeptCase> cases;            // of its ids, in their order
  Result<std::vector<StrayRows>> strays;  // in the room of the stretch
};

/// The end of a phone or of an identity number, as two spellings of it are compared, and the mark of its last
/// characters (engine/cases/party_mark).
struct EndingAsked {
  std::string text;
  Digest mark;
};

/// Which cases a worklist asks for; what is left out does not filter.
struct CaseQuery {
  std::vector<Symbol> open_to;  // organisations whose access rows count; empty: every case (an operator's audit)
  Symbol holder;
  Symbol organ;     // some live instance is at this organisation
  Symbol mediator;  // some live instance is mediated by this person
  Symbol standing;
  Symbol level;
  std::vector<Symbol> flags;       // each of them marks the case or one of its parties; at most three
  std::optional<Date> due_before;  // some running clock is due on or before this day
  std::optional<Date> registered_from, registered_to;  // both included
  bool irregular = false;                              // has an irregularity
  Date on;                                             // as of this day a running clock is overdue
  std::string text;       // part of a number issued, a court's number, the cause, or a party's name
  std::string number;     // how a number issued, or a court's of a filing or a confirmation, begins
  EndingAsked phone;      // of a party, in a case that one of `open_to` reads and does not only oversee
  EndingAsked id_number;  // the same
  std::string after;      // cursor: what the last page gave as `next`
  int limit = 50;         // 1..500
};

inline constexpr std::size_t flags_max = 3;

/// `invalid_input` where a page would be none, or too many flags are asked for at once.
inline Result<> sound(CaseQuery const& query) {
  if (auto page = sound_page(query.limit); !page) return page;
  if (query.flags.size() > flags_max)
    return fail(Code::invalid_input, "page_flags", {{"max", std::to_string(flags_max)}});
  return {};
}

/// Whose phone somebody has is told only to whom may read it: a superior may not.
inline bool asks_to_read(CaseQuery const& query) { return !query.phone.text.empty() || !query.id_number.text.empty(); }

/// One line of a worklist.
struct CaseLine {
  CaseId id;
  std::string ledger_no;
  Symbol dispute_type;
  Symbol level;
  Symbol holder;
  Symbol standing;
  Date registered_on;
  std::vector<PrivateRow> names;  // of the first party of each side; one that was erased comes without text and salt
  std::vector<Access> open_to;    // of the organisations asked for, in that order, those it is open to
  int parties = 0;                // heads
  Symbol mediator;
  std::optional<Date> next_due;  // of the running clocks
  Symbol next_clock;
  bool provisional = false;
  int lapsed = 0;             // clocks that lapsed and are not cleared
  std::vector<Symbol> flags;  // that mark the case or one of its parties, each once, in order
  int overdue = 0;  // running clocks whose due day is before the day asked about, whether or not anybody swept
  int irregularities = 0;
};

struct CasePage {
  std::vector<CaseLine> lines;
  std::string next;  // empty: no more
};

/// A running clock of some case that is due.
struct DueClock {
  CaseId id;
  int instance = 0;
  Symbol clock;
  int agreement = 0;
  int term = 0;
  Date due;
};

/// Which clocks are overdue as of a day: those still running, swept or not, and those that lapsed and left a duty to
/// do. What is left out does not filter.
struct OverdueQuery {
  std::vector<Symbol> open_to;  // organisations whose access rows count; empty: every case
  Date on;                      // due before this day
  Symbol holder;
  Symbol organ;       // of the instance
  Symbol mediator;    // of the instance
  std::string after;  // cursor: what the last page gave as `next`
  int limit = 50;     // 1..500
};

/// One clock that is overdue, and of what.
struct OverdueClock {
  CaseId id;
  std::string ledger_no;
  Symbol dispute_type;
  Symbol level;
  Symbol holder;
  Symbol mediator;  // who leads the latest instance that goes on
  int instance = 0;
  Symbol procedure;
  Symbol organ;
  Symbol clock;
  int agreement = 0;
  int term = 0;
  Symbol owner;
  Symbol basis;
  Symbol article;
  Date due;
  bool swept = false;  // it is marked as lapsed
};

struct OverduePage {
  std::vector<OverdueClock> clocks;  // longest overdue first
  std::string next;                  // empty: no more
};

/// Which planned sessions are to come; those held or cancelled, and those of an attempt that has ended, are not. What
/// is left out does not filter.
struct SessionQuery {
  std::vector<Symbol> open_to;  // organisations whose access rows count; empty: every case
  Date from;
  Date to;
  Symbol holder;
  Symbol organ;       // of the instance
  Symbol mediator;    // of the instance
  std::string after;  // cursor: what the last page gave as `next`
  int limit = 50;     // 1..500
};

/// One session to come. Where its place is kept private the line says no more than that.
struct SessionToCome {
  CaseId id;
  std::string ledger_no;
  Symbol dispute_type;
  Symbol level;
  Symbol holder;
  Symbol mediator;  // who leads the instance
  int instance = 0;
  Symbol procedure;
  Symbol organ;
  std::int64_t session = 0;  // the step that planned it
  Date day;
  int minute = 0;
  Symbol form;
  std::string place;
  bool kept_private = false;
  std::vector<int> parties;
  int moves = 0;
};

struct SessionPage {
  std::vector<SessionToCome> sessions;  // the next one first
  std::string next;                     // empty: no more
};

/// Which instances wait before courts.
struct BeforeCourtQuery {
  std::vector<Symbol> courts;  // that received them, or are competent
  std::string after;           // cursor: what the last page gave as `next`
  int limit = 50;              // 1..500
};

/// A referral or an application for confirmation that its court has not decided.
struct BeforeCourt {
  CaseId id;
  int instance = 0;
  std::optional<Date> due;  // nearest of its running clocks, and of those that lapsed and left a duty to do
};

struct BeforeCourtPage {
  std::vector<BeforeCourt> lines;  // by due day, those without one last; then by uid and instance
  std::string next;                // empty: no more
};

/// One look at what is personal or confidential.
struct ReadRecord {
  Instant at;
  Symbol person;
  Symbol organ;
  CaseId id;
  std::string purpose;
  int rows = 0;
};

/// How many cases bear a cause of action and are of a type.
struct CauseSeen {
  std::string cause;
  Symbol dispute_type;
  std::int64_t cases = 0;
  bool operator==(CauseSeen const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CauseSeen, (), (cause, dispute_type, cases))

/// A case one of whose parties bears a mark, as it stands.
struct MarkBearer {
  CaseId id;
  Symbol dispute_type;
  Symbol area;
  Date registered_on;
};

/// In the place of a number of revisions: what is in force was read just now.
inline constexpr std::int64_t in_force_now = 0;

/// By what a private text is found.
struct FoundBy {
  RowRef row;
  Digest mark;
  Digest ending;
  bool name = false;  // of a party: by its parts as well
};

/// Where cases live. Every implementation passes tests/conformance; what the suite says is the contract.
///
/// Codes: `not_found` for a case that is not there; `conflict` when somebody else moved it first; `unavailable` when
/// the store is away, full, locked or read-only; `corrupt` when stored data cannot be what was written.
class CaseStore : public Figures, public Activities {
 public:
  virtual Result<CaseFile> load(CaseId const& id) = 0;
  /// The case a reference names as this process last read or stored it, for deciding a step that `commit` then checks
  /// against what is stored. It may be out of date: nothing is refused or shown by it. Nothing where none is kept.
  virtual std::optional<CaseFile> remembered(Symbol, std::string const&) { return std::nullopt; }
  /// A case as it was just loaded, whose next steps are likely to be decided here.
  virtual void remember(CaseFile const&) {}
  /// By ledger number, uid, or the beginning of a uid (8 characters or more) that only one case has.
  virtual Result<CaseId> find(Symbol district, std::string const& reference) = 0;
  /// By the number a court gave a referral or an application, as it stands in the case; `invalid_input` when several
  /// cases bear it.
  virtual Result<CaseId> find_by_court_no(Symbol district, std::string const& court_no) = 0;
  /// The cases whose head names this one as the case they came back from, in order of uid.
  virtual Result<std::vector<CaseId>> children(CaseId const& id) = 0;

  /// The cases in which a relation to this one stands, whatever was said of it, in order of uid.
  virtual Result<std::vector<CaseId>> relating(CaseId const& id) = 0;

  /// With what the district's marks of people are made: the key kept, or `fresh`, which is the key from now on.
  virtual Result<Digest> mark_key(Symbol district, Digest const& fresh) = 0;
  /// Cases registered on or after `since`, the latest first, one of whose parties has this mark now: as its name, its
  /// identity number or its phone. What was erased or replaced marks nobody. Cases merged into another are left out.
  virtual Result<std::vector<MarkBearer>> bearing(Symbol district, Digest const& mark, Date since, int limit) = 0;

  /// Stores all steps or none, in one transaction, each on top of its `expected` version (0 creates the case; several
  /// steps of one case follow each other). Rows are written from the events' changes; numbers are allocated, gap-free
  /// per organisation, type and year; private rows are kept; erased ones lose text, salt, mark and ending, and nobody
  /// finds them any more. Acknowledged means durable. `conflict` when a case is not at the version expected or came
  /// there by another event, when an idempotency key was used before, or when more revisions are published than there
  /// were when what is in force was read; with the key `closing_moved` when there are more closings, or fewer, than the
  /// measures of a step say.
  virtual Result<std::vector<Committed>> commit(std::span<Step const> steps, std::int64_t published) = 0;
  Result<std::vector<Committed>> commit(std::span<Step const> steps) { return commit(steps, in_force_now); }

  /// The event a key was used for, with the numbers it was given. Nothing when the key is new.
  virtual Result<std::optional<std::pair<Event, std::vector<std::pair<RowRef, std::string>>>>> by_key(
      Symbol district, std::string const& key) = 0;

  /// All events of a case in order, as stored.
  virtual Result<std::vector<StoredEvent>> events(CaseId const& id) = 0;
  /// All private rows of a case, in any order; a row that was erased comes back without text, salt, mark and
  /// ending.
  virtual Result<std::vector<PrivateRow>> private_rows(CaseId const& id) = 0;

  /// Writes anew by what private texts of a case are found; of those that are gone nothing. For what was stored before
  /// there was such a thing: a commit writes it itself. Doing it again changes nothing.
  virtual Result<> find_by(CaseId const& id, std::span<FoundBy const> texts) = 0;

  /// Takes away every measure of a case and stores these, each with its step, in one transaction. `conflict` with the
  /// key `case_moved` when the case is not at that version. For figures that are counted otherwise than when the steps
  /// were stored: a commit writes them itself.
  virtual Result<> rewrite_measures(CaseId const& id, std::int64_t version,
                                    std::span<std::pair<std::int64_t, Measure> const> rows) = 0;

  /// The file attached as a paper, byte for byte; nothing when the paper came without one.
  virtual Result<std::optional<std::string>> paper(CaseId const& id, RowRef const& paper) = 0;
  /// The papers of a case a file was attached to, in order; those of annulled steps are still among them.
  virtual Result<std::vector<RowRef>> paper_files(CaseId const& id) = 0;

  /// What the steps of a case added to the figures, by step.
  virtual Result<std::vector<std::pair<std::int64_t, Measure>>> measures(CaseId const& id) = 0;

  /// A page as the cases stood at one moment.
  virtual Result<CasePage> list(Symbol district, CaseQuery const& query) = 0;
  /// The cursor `next` of that page, without its lines.
  virtual Result<std::string> end_of_page(Symbol district, CaseQuery const& query) = 0;
  /// Cases that none of the courts has access to are left out.
  virtual Result<BeforeCourtPage> before_courts(Symbol district, BeforeCourtQuery const& query) = 0;
  virtual Result<OverduePage> overdue(Symbol district, OverdueQuery const& query) = 0;
  virtual Result<SessionPage> sessions(Symbol district, SessionQuery const& query) = 0;
  /// Running clocks due before `day`, oldest first.
  virtual Result<std::vector<DueClock>> due(Symbol district, Date day, int limit) = 0;
  /// Notes all of them or none, in one transaction. Acknowledged means durable.
  virtual Result<> log_reads(std::span<ReadRecord const> records) = 0;
  Result<> log_read(ReadRecord const& record) { return log_reads({&record, 1}); }

  /// Which causes of action the cases registered on these days bear, with the type each was sorted into; those without
  /// a cause are left out. In order of cause and type.
  virtual Result<std::vector<CauseSeen>> causes_seen(Symbol district, Date from, Date to) = 0;

  /// What is kept of each of these cases, and what lies between them and belongs to none. A store that reads a stretch
  /// of cases faster than one after the other does; all of it comes as of one moment then.
  virtual Result<KeptStretch> kept(CaseStretch const& stretch);

  /// Every case of the district in order of uid, by cursor; stops early when `visit` fails.
  virtual Result<> each_case(Symbol district, std::function<Result<>(CaseId const&)> const& visit) = 0;
  /// Those of the stray rows that no stretch shows, because they are kept in another order than that of the cases.
  /// `corrupt` when the database itself is damaged, or a revision cannot be read.
  virtual Result<std::vector<StrayRows>> strays(Symbol district) = 0;
};

class RevisionStore {
 public:
  virtual ~RevisionStore() = default;
  /// Stores the body as the next revision of its name, or gives the latest back if its digest is the same.
  virtual Result<Revision> publish(Symbol kind, Symbol name, std::string const& body, Instant now) = 0;
  virtual Result<std::optional<Revision>> latest(Symbol kind, Symbol name) = 0;  // name empty: latest of the kind
  virtual Result<Revision> by_digest(Symbol kind, Digest const& digest) = 0;
  virtual Result<std::vector<Revision>> all(Symbol kind) = 0;
  /// Those of one name, in order of their numbers, after that number.
  virtual Result<std::vector<Revision>> all(Symbol kind, Symbol name, int after = 0) = 0;
  /// `not_found` where there is none of that number.
  virtual Result<Revision> numbered(Symbol kind, Symbol name, int number) = 0;
  /// How many there are of all kinds and names but journals: as long as there are as many, all is in force that was.
  virtual Result<std::int64_t> published() = 0;
};

}  // namespace liandiao
