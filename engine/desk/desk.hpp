#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/decision/correction.hpp"
#include "engine/decision/decide.hpp"
#include "engine/decision/dossier.hpp"
#include "engine/decision/explain.hpp"
#include "engine/decision/simulate.hpp"
#include "engine/desk/flow_migration.hpp"
#include "engine/desk/forms.hpp"
#include "engine/desk/lineage.hpp"
#include "engine/desk/reassignment.hpp"
#include "engine/desk/receivers.hpp"
#include "engine/desk/recording.hpp"
#include "engine/desk/reporting.hpp"
#include "engine/desk/rulebooks.hpp"
#include "engine/ports/case_store.hpp"
#include "engine/ports/clock.hpp"
#include "engine/statistics/crosswalk.hpp"

namespace liandiao {

class FormFiller;
class FormScope;

/// Who is at the desk: the person, and in which of her organisations if she says so.
struct AtDesk {
  Symbol person;
  Symbol organ;
};

/// A command as a door hands it in.
struct Request {
  std::string reference;  // of the case: ledger number, uid or its beginning; empty when it registers a new one
  std::string command;
  Value fields;                         // a map; for `amend`, `with` holds only the fields to replace
  int instance = 0;                     // 0: the only one that can take it
  std::optional<BusinessTime> on;       // none: now
  std::optional<std::string> attached;  // the bytes of the file handed in with it
  AtDesk by;
  std::optional<std::int64_t> seen;  // the version the person saw
  std::string key;                   // idempotency
  bool rehearsal = false;            // decided, and nothing stored
};

/// What was done, all of it read from the stored events, so that a repeat answers the same.
struct Done {
  CaseId id;
  std::string ledger_no;
  std::vector<Event> events;  // the command's own first, then what it made follow
  std::vector<std::pair<RowRef, std::string>> numbers;
  std::vector<Relative> related = {};  // cases found to speak of the same people as what was just registered
  bool repeated = false;               // the key was used before; nothing was done now
};

/// A case as one person may see it.
struct CaseView {
  CaseFile file;
  Actor reader;
  std::map<RowRef, std::string> texts;  // what she may read; a row missing here is hidden or erased
  std::vector<RowRef> erased;
  std::vector<Event> story;
  Symbol standing;
  std::shared_ptr<Rulebook const> rulebook;
  std::vector<Possibility> can;
  std::vector<Dossier> dossiers;
  std::vector<Relative> relatives;  // came back from, came back as, then what stands here, then what others say
};

/// A paper with the file that was attached as it.
struct HandedOut {
  Paper paper;
  std::string bytes;
};

struct Swept {
  struct Lapsed {
    CaseId id;
    std::string ledger_no;
    int instance = 0;
    Symbol clock;
    Date due;
    std::vector<Event> events;
  };
  std::vector<Lapsed> lapsed;
  std::vector<std::pair<DueClock, Error>> failed;  // left as they were; the next sweep tries again
};

/// A running clock that ends on another day under a calendar just read, or no longer provisionally.
struct MovedClock {
  CaseId id;
  std::string ledger_no;
  int instance = 0;
  Symbol clock;
  int agreement = 0;
  int term = 0;
  Date from;
  Date to;
  bool was_provisional = false;
  bool provisional = false;
};
struct LoadedCalendar {
  std::optional<Revision> revision;  // none after a rehearsal
  std::vector<MovedClock> moved;
};

/// One line of a worklist with the names its reader may see.
struct Listed {
  CaseLine line;
  std::vector<std::string> names;
};
struct ListedPage {
  std::vector<Listed> lines;
  std::string next;
};

/// What would have gone otherwise under a flow or a calendar not in force. Only the cases that differ are listed.
struct SimulatedCase {
  CaseId id;
  std::string ledger_no;
  Simulated simulated;
};
struct SimulatedCases {
  std::int64_t cases = 0;  // looked at
  std::vector<SimulatedCase> differing;
};

/// The use cases: what every door calls, and the only thing it calls. There is no second way to change a case.
class Desk {
 public:
  Desk(CaseStore& cases, RevisionStore& revisions, Catalogue const& catalogue, TimeSource& time, Ids& ids,
       Symbol district, std::string program);

  /// Registers a dispute or moves one. A person's conflict goes back to the person.
  Ruled<Done> act(Request const& request);

  Result<CaseView> show(std::string const& reference, AtDesk const& who, std::optional<BusinessTime> on = {});
  /// The same for one command or all: who may, what stands against it.
  Result<std::vector<Possibility>> can(std::string const& reference, AtDesk const& who,
                                       std::optional<BusinessTime> on = {});
  /// The file of one paper, to whom may read it; that it was read is logged. `not_found` when there is no such paper
  /// for this reader or it came without a file, `corrupt` when the file is no longer the one that was attached.
  Result<HandedOut> paper(std::string const& reference, RowRef const& row, AtDesk const& who);
  /// That she read them is logged, as what `purpose` says.
  Result<ListedPage> list(CaseQuery query, AtDesk const& who, std::string const& purpose = "list");
  /// Gives all of them from there on, in pages of the query's limit: while one is given the next is logged and the two
  /// behind it read. No more than four are held, and none is given before it is logged. Who may see what is said by the
  /// registers as it begins.
  Result<> each_listed(CaseQuery query, AtDesk const& who, std::string const& purpose,
                       std::function<Result<>(Listed const&)> const& visit);
  /// What is overdue as of `query.on` (today if it is not set) in the cases open to her: a clock whose day has passed
  /// is overdue whether or not anybody swept.
  Result<OverduePage> overdue(OverdueQuery query, AtDesk const& who);
  /// The running clocks of one case that are overdue as of a day, longest first.
  Result<std::vector<OverdueClock>> overdue_in(std::string const& reference, AtDesk const& who, Date on);

  /// The sessions to come in the cases open to her, the next one first; from today on unless `query.from` says
  /// otherwise.
  Result<SessionPage> sessions(SessionQuery query, AtDesk const& who);
  /// Those of one case, whatever their day: what is planned and neither held nor cancelled.
  Result<std::vector<SessionToCome>> sessions_in(std::string const& reference, AtDesk const& who);

  /// Lapses every running clock due before `day` (today if none), through `decide` like any command.
  Result<Swept> sweep(std::optional<Date> day = {}, int limit = 10'000);
  /// One of them; nothing is done where somebody has seen to it since. Decided again when somebody else moved the case
  /// first.
  Result<Done> lapse(DueClock const& clock, Date on);

  Result<Revision> publish_flow(Value const& file, std::vector<Finding>& findings);
  /// Shows which open deadlines move under the calendar; unless it is a rehearsal, stores it and recounts each of them
  /// by an event of its own. Doing it again finishes what was interrupted.
  Result<LoadedCalendar> load_calendar(Value const& file, bool rehearsal = false);
  Result<Revision> load_registers(Value const& file);
  /// Whom this house tells something from now on; an organisation the registers do not know is refused.
  Result<Revision> load_receivers(Value const& file);
  /// Those in force; nobody where none were loaded.
  Result<Receivers> receivers();

  /// Every edition of every form that was published.
  Result<std::vector<PublishedForm>> forms();
  /// What is wrong with forms, each among the others and those published before, under the flow in force.
  Result<std::vector<FormFindings>> check_forms(std::vector<Form> const& forms);
  /// Publishes them all, or none of them when anything is wrong with any.
  Result<std::vector<Revision>> publish_forms(std::vector<Form> const& forms, std::vector<FormFindings>& findings);
  /// An official form for a period, of the bodies the reader may see: those of her posts of today and whatever is below
  /// them, by the registers as of the period's days. `forbidden` where there is none.
  Result<Report> report(ReportAsked const& asked, AtDesk const& who);

  /// Appends a record of activity, of an organisation of hers or of one below it in its own line, as of the day it is
  /// recorded for. `forbidden` where it is neither, `rejected` for a day to come or an organisation that was not there
  /// on that day.
  Result<StoredActivity> record_activity(ActivityToRecord const& wanted, AtDesk const& who);
  /// Takes one back by another record, with the reason.
  Result<StoredActivity> withdraw_activity(std::int64_t no, std::string const& reason, AtDesk const& who);
  /// Those of her organisations and of whatever is below them.
  Result<ActivityPage> activities(ActivityQuery query, AtDesk const& who);

  /// Checks a crosswalk against the types of the flow in force; one that is not sound is refused with findings.
  Result<Revision> publish_crosswalk(Value const& file, std::vector<Finding>& findings);
  Result<Crosswalk> sound_crosswalk(Value const& file, std::vector<Finding>& findings);
  /// The one in force; nothing where none was published.
  Result<std::optional<Crosswalk>> crosswalk();
  /// What it says of the causes of the cases registered on these days.
  Result<CrosswalkCoverage> coverage(Crosswalk const& crosswalk, Date from, Date to);

  /// Writes anew by what the people of every case are found, names that were corrected since among them; how many cases
  /// that were. For cases stored by a program that did not do so yet.
  Result<std::int64_t> index();

  Result<std::vector<Event>> events(std::string const& reference);
  Result<std::vector<std::pair<CaseId, std::vector<Discrepancy>>>> recheck(std::string const& reference);  // empty: all
  /// Decides stored histories again, of one case or (empty) of all, by a flow and a calendar as authored, and by the
  /// registers in force. A null flow is the one each case runs under, a null calendar the one in force. Stores nothing.
  /// A flow that is not sound is refused with findings.
  Result<SimulatedCases> simulate(std::string const& reference, Value const* flow, Value const* calendar,
                                  std::vector<Finding>& findings);

  /// Moves open cases to another revision of the flow, one event each, or says what that would change. Doing it again
  /// moves what was left. A case that needs a decision stays where it is unless it is decided by name.
  Result<Migration> migrate(MigrationAsked const& asked);
  Result<Revision> flow_revision(std::string const& named);

  /// Hands what one mediator serves in over to another, one step each, or says what would become of each; nothing she
  /// may not hand over is touched. Taking back is an annulment, possible until the next step of a case.
  Result<Reassignment> reassign(ReassignmentAsked const& asked);

  Result<std::shared_ptr<Rulebook const>> rulebook();  // in force now: what new cases are opened under
  /// By what this case is decided: the revision of the flow it runs under, with the calendar and registers in force.
  Result<std::shared_ptr<Rulebook const>> rulebook(CaseFile const& file);
  Instant now() { return time_.now(); }
  Symbol district() const { return district_; }
  CaseStore& cases() { return cases_; }
  Catalogue const& catalogue() const { return catalogue_; }

 private:
  /// The fields of a correction with the corrected step as it will read, and the private texts that came with it.
  struct Corrected {
    Value fields;
    std::vector<PrivateRow> rows;
  };

  /// A list as it is asked for by somebody: through her organisations, by the registers of now.
  struct Look {
    CaseQuery query;
    AtDesk who;
    std::string purpose;
    std::shared_ptr<Rulebook const> rulebook;
  };
  /// A page that nobody was shown yet, and what will be logged of it.
  struct LookedOver {
    ListedPage page;
    std::vector<ReadRecord> reads;
  };

  /// What another case is told by the same commit.
  struct Elsewhere {
    CaseFile file;
    Decided decided;
  };

  /// Decided on the case and the rulebook as they are remembered, and stored if both still stand so. Anything else such
  /// a decision could say, a refusal above all, is nothing: it has to be decided on what is stored.
  std::optional<Ruled<Done>> act_from_memory(Request const& request);
  Ruled<Done> act_as_stored(Request const& request);
  Ruled<Done> act_on(Request const& request, CommandSpec const& spec, CaseFile file, InForce const& rules);
  /// Stores what was decided, with what another case is told of it; of a rehearsal nothing.
  Ruled<Done> conclude(Request const& request, Order const& order, Decided decided, CaseFile file,
                       std::vector<PrivateRow> rows, InForce const& rules);
  /// The step of the case that one is merged into, or parted from; nothing for any other step.
  Ruled<std::optional<Elsewhere>> decide_elsewhere(Step const& step, CaseFile const& file, Order const& order,
                                                   AtDesk const& by);
  Result<> reassign_in(CaseFile const& file, ReassignmentAsked const& asked, Reassignment& out);
  Result<> take_back_in(CaseFile const& file, ReassignmentAsked const& asked, Reassignment& out);
  Result<Corrected> corrected_fields(Request const& request, CaseFile const& file, Rulebook const& rulebook);
  /// The case the fields name as the one the dispute comes back from, by its uid from now on: it must be there, be
  /// closed, and not come back from this one itself.
  Result<> name_parent(Value& fields, CaseId const& own);
  /// A case named in a field, by its uid from now on.
  Result<> name_other(Value& fields, std::string const& field);
  /// Whatever other cases the command is about, named by it or found by the desk, as the decision is to see them.
  Result<> name_cases(CommandSpec const& spec, Value& fields, CaseFile const& file, Rulebook const& rulebook, Date on);
  /// The same for fields that an amendment puts in the place of a step's.
  Result<> name_again(Symbol command, Value& with, CaseId const& own);
  /// What the desk finds is not for anybody to write.
  static Result<> check_not_given(Value const& fields);
  /// Fills `related` with the cases that speak of the same people, registered since that day.
  Result<> name_related(Value& fields, CaseFile const& file, Date since);
  /// Beside the texts by which people are found again, their marks.
  Result<> mark_people(std::vector<Step> const& steps, std::vector<PrivateRow>& rows);
  Result<Look> look(CaseQuery query, AtDesk const& who, std::string const& purpose);
  Result<LookedOver> looked_over(Look const& look);
  class PagesAhead;
  /// The end of a number as it is looked for.
  Result<> mark_endings(CaseQuery& query);
  Result<std::vector<Relative>> found_in(Decided const& decided, AtDesk const& who, Registers const& registers);
  Result<std::vector<Relative>> relatives_of(CaseFile const& file, AtDesk const& who, Registers const& registers);
  Result<> add_said_elsewhere(CaseFile const& file, AtDesk const& who, Registers const& registers,
                              std::vector<Relative>& relatives);
  Result<std::optional<Relative>> relative(CaseId const& id, Symbol kind, AtDesk const& who,
                                           Registers const& registers);
  Result<std::optional<Relative>> relative(Relation const& row, AtDesk const& who, Registers const& registers);
  Result<int> parties_missing(CaseFile const& file, CaseId const& merged);
  Ruled<Done> correct(CaseFile file, Order const& order, Rulebook const& rulebook, std::vector<PrivateRow> rows,
                      bool rehearsal);
  Ruled<Done> commit(Decided decided, CaseFile file, std::vector<PrivateRow> rows,
                     std::optional<Elsewhere> elsewhere = std::nullopt, std::int64_t published = in_force_now);
  /// Stores counted steps under the closings of the figures that there are; where one came meanwhile, under that one.
  Result<std::vector<Committed>> commit_counted(std::vector<Step>& steps, CaseFile& file,
                                                std::optional<Elsewhere>& elsewhere, std::int64_t published);
  /// As they were when they were last counted; a commit finds out whether there are more.
  Result<std::int64_t> closings_known();
  /// Gives each step the messages that leave with it: to whom it must be told, as far as there is a receiver.
  Result<> address(std::vector<Step>& steps, CaseFile const& after);
  Result<Done> done_before(std::string const& key, std::string const& reference, std::string const& command);
  Result<Done> lapse_once(DueClock const& clock, Date on);
  Result<std::vector<MovedClock>> moved_under(std::shared_ptr<Calendar const> const& calendar);
  Result<Done> recount(MovedClock const& clock);
  /// Nothing of a case that is not meant.
  Result<std::optional<MigratedCase>> move(CaseId const& id, Migration& migration, MigrationAsked const& asked,
                                           MoveDecision const& decision);
  Result<std::optional<MigratedCase>> take_back(CaseId const& id, Migration& migration, MigrationAsked const& asked);
  Result<std::vector<std::pair<CaseId, std::string>>> decisions_in(MigrationAsked const& asked);
  /// Whose figures are meant: one organisation whose figures of the form she sees by the registers of a day, or all of
  /// them.
  Result<FormScope> reported_about(ReportAsked const& asked, Form const& form, AtDesk const& who,
                                   Registers const& registers, Date on);
  Result<> put_beside(std::optional<ReportBeside>& beside, std::string const& code, ReportPeriod const& period,
                      FormFiller& filler);
  /// A command of the engine's own, about to be decided.
  Result<Order> order_of(std::string_view command, Value const& fields, BusinessTime on);
  /// The engine's own command about one clock, decided and stored like any other.
  Result<Done> by_the_system(std::string_view command, CaseFile file, Clock const& clock, Date on,
                             Rulebook const& rulebook);
  Result<std::shared_ptr<Flow const>> sound_flow(Value const& authored, std::vector<Finding>& findings);
  /// The flow under a calendar as authored, or (null) the one it names, and the registers in force.
  Result<Rulebook> rulebook_with(std::shared_ptr<Flow const> flow, Value const* calendar);
  RulebookOf rulebook_of();  // by digests; valid while the desk lives
  Result<std::vector<Event>> events_of(CaseId const& id);
  /// The case as she may look into it.
  Result<CaseFile> looked_into(std::string const& reference, AtDesk const& who);
  /// Of those she holds a post at, the ones she looks as.
  static Result<std::vector<Symbol>> organs_of(AtDesk const& who, Registers const& registers, Date today);
  Result<std::vector<Symbol>> organs_now(AtDesk const& who);  // by the registers in force, today
  /// The cases a choice names, or every case of the district; what else the choice asks is for the visitor.
  Result<> each_chosen(CaseChoice const& only, std::function<Result<>(CaseId const&)> const& visit);
  /// The one case a reference names, or every case of the district.
  Result<> each_asked(std::string const& reference, std::function<Result<>(CaseId const&)> const& visit);

  CaseStore& cases_;
  RevisionStore& revisions_;
  Catalogue const& catalogue_;
  TimeSource& time_;
  Ids& ids_;
  Symbol district_;
  std::string program_;
  Rulebooks rulebooks_;
  static constexpr std::int64_t closings_unknown = -1;
  std::atomic<std::int64_t> closings_{closings_unknown};
};

}  // namespace liandiao
