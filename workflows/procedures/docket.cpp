// 登记、告知、分流、结案、归档: what happens to a case as a whole. Its procedures run beside it.
#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/rules.hpp"

namespace liandiao::law {
namespace {

using boost::mp11::mp_append;
using boost::mp11::mp_list;

// clang-format off
struct Registered : State<StateKind::open>  { static constexpr std::string_view code = "registered"; };
struct Informed   : State<StateKind::open>  { static constexpr std::string_view code = "informed"; };
struct Triaged    : State<StateKind::open>  { static constexpr std::string_view code = "triaged"; };
struct Running    : State<StateKind::open>  { static constexpr std::string_view code = "open"; };
struct Merged     : State<StateKind::aside> { static constexpr std::string_view code = "merged"; };
struct Closed     : State<StateKind::outcome> { static constexpr std::string_view code = "closed"; };
struct Archived   : State<StateKind::final> { static constexpr std::string_view code = "archived"; };

using Live     = mp_list<Registered, Informed, Triaged, Running>;
using Kept     = mp_list<Registered, Informed, Triaged, Running, Merged>;
using Anywhere = mp_list<Registered, Informed, Triaged, Running, Merged, Closed, Archived>;

using Table = mp_append<mp_list<
  //    rule from        on            to          effect                                       guard
  Rule< 101, Unopened,   Register,     Registered, Also<OpenCase, TellRelated, Begin<TriageTime>>, All<HasParty, ClaimsHaveOwners>>,

  Rule< 110, Registered, InformWays,   Informed,   TellWays>,

  Rule< 210, Informed,   Triage,       Triaged,    Also<Classify, Meet<TriageTime>, Begin<AssignTime>>>,

  Rule< 410, Running,    Close,        Closed,     Also<CloseCase, DropClocks, Begin<ArchiveTime>>, All<SomethingWasDone, NothingStillRuns, EveryEndingTold, EveryBreachTold, EveryCourtAnswered, HeldByThen>>,

  // Put aside for another case, and back to where it was; what was still to be done with it is done from that day.
  Rule< 430, Merged,     UnmergeCase,  Registered, Also<PartAgain, Begin<TriageTime>>,          All<WasMerged<WhenRegistered>>>,
  Rule< 431, Merged,     UnmergeCase,  Informed,   Also<PartAgain, Begin<TriageTime>>,          All<WasMerged<WhenInformed>>>,
  Rule< 432, Merged,     UnmergeCase,  Triaged,    Also<PartAgain, Begin<AssignTime>>,          All<WasMerged<WhenTriaged>>>,
  Rule< 433, Merged,     UnmergeCase,  Running,    PartAgain,                                   All<WasMerged<WhenOpen>>>,

  Rule< 510, Closed,     Archive,      Archived,   Meet<ArchiveTime>>>,

  FromEach<420, Live,    MergeCase,    Merged,     Also<JoinOther, DropClocks>,                 All<NotThisCase, NothingGoesOnHere>>,

  // A party may go to mediation or to court before anybody has told or sorted anything.
  FromEach<150, mp_list<Registered, Informed, Triaged>,
                         Proceed,      Running,    Also<Meet<TriageTime>, Meet<AssignTime>>>>;

using Acts = mp_list<
  Act< 155, mp_list<Running>,                       Proceed>,
  Act< 156, mp_list<Merged, Closed, Archived>,      Proceed,           Nothing,         All<LeadsToCourt>>,
  Act< 115, mp_list<Informed, Triaged, Running>,    InformWays,        TellWays>,
  Act< 215, mp_list<Running>,                       Triage,            Classify>,
  Act< 610, Live,                                   SetLevel,          ChangeLevel>,
  Act< 620, Live,                                   AddParty,          Also<JoinParty, TellRelated>, All<NoMediatorOfIt>>,
  Act< 630, Live,                                   AddRepresentative, JoinRepresentative, All<NoMediatorOfIt>>,
  Act< 635, Live,                                   ElectRepresentatives, Elect,         All<SideIsNumerous, TwoToFiveElected, ElectedFromGroup, ElectionPaperFiled>>,
  Act< 640, Live,                                   AddClaim,          RaiseClaim>,
  Act< 650, Live,                                   DropClaim,         GiveUpClaim>,
  Act< 655, Anywhere,                               ConfirmAddress,    NoteAddress>,
  Act< 660, Anywhere,                               ReportDanger,      NoteDanger,      All<ReportedToPolice>>,
  Act< 661, Live,                                   Consult,           AskOrgan>,
  Act< 662, Anywhere,                               AnswerConsultation, NoteReply,      All<ConsultationIsOpen>>,
  Act< 663, Anywhere,                               Warn,              WarnOrgan>,
  Act< 664, Anywhere,                               AnswerWarning,     NoteReply,       All<WarningIsOpen>>,
  Act< 670, Anywhere,                               RecordPrior,       NotePrior,       All<DecidedBeforeToday>>,
  Act< 680, Live,                                   NoteRelated,       KeepCandidates>,
  Act< 682, Anywhere,                               LinkCase,          LinkOther,       All<NotThisCase>>,
  Act< 684, Anywhere,                               DismissRelation,   DismissOther,    All<CandidateIsOpen>>,
  Act< 686, Live,                                   ReceiveMerged,     ReceiveOther>,
  Act< 688, Anywhere,                               ReleaseMerged,     ReleaseOther,    All<CaseWasReceived>>,
  Act< 720, Anywhere,                               ReturnVisit,       NoteVisit>,
  Act< 730, Anywhere,                               ReportSuit,        NoteSuit>,
  Act< 740, Anywhere,                               FilePaper,         KeepPaper>,
  Act< 750, Anywhere,                               TellParties,       TellTopic, All<PartiesNamed>>,
  Act< 810, mp_list<Merged, Closed, Archived>,      ErasePerson,       ForgetPerson,    All<OnePersonNamed>>,
  Act< 910, Anywhere,                               Amend>,
  Act< 920, Anywhere,                               Annul>,
  Act< 930, Kept,                                   Migrate,           MoveToFlow,      All<RevisionMovesOn>>,
  Act< 935, Kept,                                   MigrateBack>,
  Act< 980, mp_list<Registered, Informed, Triaged, Running, Merged, Closed>, Lapse, MarkLapsed, All<ClockIsDue>>,
  Act< 985, mp_list<Registered, Informed, Triaged, Running, Merged, Closed>, Recount, CountAgain, All<ClockRuns>>>;
// clang-format on

struct Docket {
  static constexpr std::string_view code = "docket";
  static constexpr bool resolving = false;
  using table = Table;
  using acts = Acts;
};

}  // namespace

Procedure docket() { return make_procedure<Docket>(); }

}  // namespace liandiao::law
