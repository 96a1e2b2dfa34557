// 诉前委派、诉中委托和律师调解 (民事诉讼法 100–102, 125; 特邀调解规定; 在线调解规则; 民事调解规定). A court asks, the
// parties choose, a body mediates and answers to the court. What is agreed before a suit binds when it is signed;
// inside one, when the court's paper has been served on everybody.
#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/joint_work.hpp"
#include "workflows/planned_sessions.hpp"
#include "workflows/recorded.hpp"
#include "workflows/rules.hpp"

namespace liandiao::law {
namespace {

using boost::mp11::mp_append;
using boost::mp11::mp_list;

// clang-format off
struct Received  : State<StateKind::open>  { static constexpr std::string_view code = "received"; };
struct Delegated : State<StateKind::open>  { static constexpr std::string_view code = "delegated"; };
struct Accepted  : State<StateKind::open>  { static constexpr std::string_view code = "accepted"; };
struct Contacted : State<StateKind::open>  { static constexpr std::string_view code = "contacted"; };
struct Ready     : State<StateKind::open>  { static constexpr std::string_view code = "ready"; };
struct InSession : State<StateKind::open>  { static constexpr std::string_view code = "in_session"; };
struct Settled   : State<StateKind::open>  { static constexpr std::string_view code = "settled"; };
struct Issued    : State<StateKind::open>  { static constexpr std::string_view code = "issued"; };
struct Agreed    : State<StateKind::final> { static constexpr std::string_view code = "agreed"; };
struct Ended     : State<StateKind::final> { static constexpr std::string_view code = "ended"; };

using Mediating = mp_list<Accepted, Contacted, Ready, InSession>;
using Live      = mp_list<Received, Delegated, Accepted, Contacted, Ready, InSession>;
using Unserved  = mp_list<Settled, Issued>;
using Anywhere  = mp_list<Received, Delegated, Accepted, Contacted, Ready, InSession, Settled, Issued, Agreed, Ended>;

template <class... G> using ByDelegation = All<Under<G, Delegation>...>;
using GoesOn      = Under<NotSuspended, StoppingRule>;
using Stopped     = Under<IsSuspended, StoppingRule>;
using Gone        = Under<NotAlreadyGone, EndingRule>;
using NobodyLeft  = Under<NoOpposedPairRemains, EndingRule>;
using SomeLeft    = Under<OpposedPairRemains, EndingRule>;
using NoneYet     = Under<NothingAgreedYet, EndingRule>;
using Something   = Under<SomethingAgreed, EndingRule>;
using NothingOpen = Under<NothingStaysOpen, SigningRule>;
using LeftOpen    = Under<SomethingStaysOpen, SigningRule>;
template <class G> using WhenSent = Under<G, Delegation>;
using PairIn      = Under<OpposedPairTakesPart, Delegation>;

template <class... Rest> using Signed = All<GoesOn, Under<CoveredTakePart, SigningRule>, Under<EveryCoveredPartySigned, SigningRule>, AgentsMaySettle, ElectedMaySettle,
                                            GuardianSignsForMinor, Under<MediatorSigned, SigningRule>, Under<TermsAreOwed, SigningRule>, Under<InstalmentsMakeSense, SigningRule>,
                                            Under<AmountAdds, SigningRule>, Under<ClaimsAreOpen, SigningRule>, Rest..., Irregular<Under<WithinLimit, TimeRule>>>;

using Failed  = Also<DropClocks, OweRemedies, OweReport, LetSuitGoOn>;

using Table = mp_append<mp_list<
  //    rule from       on               to         effect                                                    guard
  Rule< 101, Unopened,  OfferMediation,  Received,  Also<InviteParties, NoteSender, Begin<AskConsentTime>, TellDocket>, All<ACourtReceives, Under<TwoSides, Delegation>, NoOtherMediation, Under<NotTakenByAnotherOrgan, Delegation>, Irregular<ReceiptGiven>>>,
  Rule< 102, Unopened,  EntrustSuit,     Received,  Also<InviteParties, NoteEntrusting, Begin<AskConsentTime>, TellDocket>, All<ACourtReceives, Under<TwoSides, Delegation>, NoOtherMediation, SuitIsFiled, VariantFitsTrial>>,
  Rule< 103, Unopened,  ApplyToLawyers,  Delegated, Also<InviteParties, Begin<AnswerDelegationTime>, TellDocket>, All<IsLawyersRoom, Under<OrganHandlesIt, Delegation>, Under<ApplicantNamed, Delegation>, Under<TwoSides, Delegation>, NoOtherMediation, Under<NotTakenByAnotherOrgan, Delegation>>>,

  Rule< 210, Received,  Delegate,        Delegated, Also<PassToBody, Meet<AskConsentTime>, Meet<ChooseTime>, Meet<CourtAppointTime>, Begin<AnswerDelegationTime>>, All<Under<OrganHandlesIt, Delegation>, DelegationAgreed>>,
  Rule< 220, Delegated, Accept,          Accepted,  Also<Meet<AnswerDelegationTime>, Begin<MediateTime>, Begin<ContactTime>>, ByDelegation<NobodyRefuses>>,
  Rule< 230, Delegated, Decline,         Received,  Also<GiveBack, Meet<AnswerDelegationTime>, Begin<CourtAppointTime>>, All<SentByCourt>>,
  Rule< 231, Delegated, Refuse,          Ended,     Also<TellProperOrgan, Meet<AnswerDelegationTime>, DropClocks>, All<CameByThemselves, Under<ProperOrganTold, Delegation>>>,

  Rule< 310, Accepted,  Contact,         Contacted, Also<NoteContact, Meet<ContactTime>>,                     All<PartiesNamed, SomebodyLeads>>,
  Rule< 320, Contacted, InformRights,    Ready,     TellRules,                                                All<PairIn, Under<EverybodyToldRights, SessionRule>, Irregular<AddressesConfirmed>>>,
  Rule< 410, Ready,     Convene,         InSession, CountSession,                                             All<GoesOn, PairIn, SomebodyLeads, RelationAccepted, Under<PresentTakePart, Delegation>, Under<PresentToldRights, SessionRule>, InviteesAccepted, Under<JointAccepted, Delegation>, SessionIsPlanned, SafetyArranged, EndangeredAgree>>,
  Rule< 510, InSession, Adjourn,         Ready>,

  // Before a suit, and in a room of lawyers, it binds when it is signed (特邀调解规定 24).
  Rule< 520, InSession, Agree,           Agreed,    Also<RecordAgreement, Meet<MediateTime>, DropClocks, OweLodging>, Signed<OutsideSuit, NothingOpen>>,
  // Inside one the court puts it in a paper of its own (特邀调解规定 20; 民事诉讼法 100).
  Rule< 526, InSession, Agree,           Settled,   Also<DrawUpAgreement, Meet<MediateTime>, DropClocks>,     Signed<InsideSuit, NothingOpen>>,
  Rule< 610, Settled,   IssuePaper,      Issued,    NotePaper,                                                All<SuspicionCleared>>,
  Rule< 620, Issued,    ServePaper,      Agreed,    Also<ServeOn, PutInForce, ConcludeWithPaper>,             All<SuspicionCleared, ServedAreBound, EverybodyServed>>>,

  // A right of every party wherever the mediation stands (特邀调解规定 26), and until the last signature for the paper.
  FromEach<190, Live,      Leave,        Ended,     Also<RecordLeaving, Failed>,                              All<Gone, NobodyLeft, NoneYet>>,
  FromEach<191, Mediating, Leave,        Agreed,    Also<RecordLeaving, Failed, OweLodging>,                  All<Gone, NobodyLeft, Something>>,
  FromEach<192, Unserved,  Leave,        Ended,     Also<RecordLeaving, VoidUnserved, Failed>,                All<Gone, BoundByPaper>>,
  // Whoever mediates next speaks to the parties anew.
  FromEach<645, mp_list<Contacted, Ready, InSession>,
                           ObjectToMediator, Accepted, ReplaceMediator,                                       All<ServesInThis, DecidedByAnother>>,
  FromEach<646, mp_list<Contacted, Ready, InSession>,
                           StandDown,    Accepted,  ReplaceMediator,                                          All<ServesInThis>>,
  FromEach<540, Live,      End,          Ended,     Also<TellRemedies, DropClocks, OweReport, LetSuitGoOn>,   All<NoneYet, UnlessInSuit<Under<RemediesTold, EndingRule>>>>,
  FromEach<541, Mediating, End,          Agreed,    Also<TellRemedies, DropClocks, OweReport, OweLodging>,    All<Something, UnlessInSuit<Under<RemediesTold, EndingRule>>>>,
  // A court has filed the same matter: there is nothing left to mediate before a suit.
  FromEach<550, Live,      TakenOver,    Ended,     Failed,                                                   All<NoneYet>>,
  FromEach<551, Live,      TakenOver,    Agreed,    Also<Failed, OweLodging>,                                 All<Something>>,
  // The suit it runs in is over.
  FromEach<560, Live,      SuitOver,     Ended,     Also<DropClocks, OweReport>>,
  FromEach<561, Unserved,  SuitOver,     Ended,     Also<VoidUnserved, DropClocks>>,
  FromEach<562, Live,      SuitWithdrawn, Ended,    Also<DropClocks, OweReport>>,
  FromEach<563, Unserved,  SuitWithdrawn, Agreed,   Also<PutInForce, DropClocks>>>;

using Acts = mp_append<JointWork<Mediating, WhenSent>, PlannedSessions<Mediating>, Recorded<Anywhere>, mp_list<
  Act< 195, Live,                        Leave,        RecordLeaving,      All<Gone, SomeLeft>>,
  Act< 196, Unserved,                    Leave,        RecordLeaving,      All<Gone, NotBoundByPaper>>,
  Act< 525, mp_list<InSession>,          Agree,        RecordAgreement,    Signed<OutsideSuit, LeftOpen>>,
  Act< 625, mp_list<Issued>,             ServePaper,   ServeOn,            All<ServedAreBound, SomebodyUnserved>>,
  Act< 630, Live,                        GiveConsent,  Also<NoteConsent, StartChoosing>, All<PartiesNamed, NotALeaving, AppointmentNotRefused, SubjectNamed>>,
  Act< 635, mp_list<Received>,           AskAppointment, Also<Drop<ChooseTime>, Begin<CourtAppointTime>>, All<AppointmentNotAsked>>,
  Act< 640, Mediating,                   Appoint,      PutMediators,       All<OneLeads, MediatorsServeHere, NotObjectedTo, OnNoSide>>,
  Act< 648, mp_list<Accepted>,           ObjectToMediator, ReplaceMediator, All<ServesInThis, DecidedByAnother>>,
  Act< 649, mp_list<Accepted>,           StandDown,    ReplaceMediator,    All<ServesInThis>>,
  Act< 647, Mediating,                   Disclose,     NoteRelation,       All<ServesInThis>>,
  Act< 651, Mediating,                   RejectObjection, KeepMediator,    All<ServesInThis, DecidedByAnother>>,
  Act< 650, mp_list<Ready, InSession>,   InformRights, TellRules,          All<PartiesNamed>>,
  Act< 655, mp_list<Contacted, Ready, InSession>, Contact,      NoteContact,        All<PartiesNamed, SomebodyLeads>>,
  Act< 660, Mediating,                   Investigate,  NoteInvestigation>,
  Act< 665, Mediating,                   InviteGuest,  NameGuest>,
  Act< 667, Mediating,                   ArrangeSafety, NoteSafety>,
  Act< 670, mp_list<Ready, InSession>,   NoteStatement, KeepStatement>,
  Act< 675, mp_list<Ready, InSession, Ended>, RecordUndisputed, NoteUndisputed, All<EverybodySignedFacts>>,
  Act< 680, Mediating,                   Extend,       Also<ProlongMediation, PauseTrial>, All<Under<EverybodyConsentsToExtend, TimeRule>, Under<BeforeExpiry, TimeRule>, ExtensionLeft, ExtensionNotTooLong>>,
  Act< 685, Mediating,                   Suspend,      BeginSuspension,    All<GoesOn, NotForSuspicion>>,
  Act< 686, Mediating,                   Resume,       EndSuspension,      All<Stopped, SuspicionCleared>>,
  Act< 690, mp_list<Accepted, Contacted, Ready, InSession, Settled, Issued, Agreed>, ReportFalse, ReportSuspicion, All<GoesOn>>,
  Act< 691, Anywhere,                    ClearSuspicion, EndSuspicion,     All<IsSuspected>>,
  Act< 710, mp_list<Agreed, Ended>,      ReportBack,   NoteReport,         All<SentByCourt, MaterialsGoBack>>,
  Act< 715, mp_list<Agreed>,             LodgeAgreement, NoteLodging,      All<SentByCourt>>,
  Act< 720, mp_list<Ended>,              InsistOnSuit, RaiseSuit,          All<SentByCourt, OutsideSuit, DefendantNamed, NoSuitPending>>,
  Act< 730, mp_list<Accepted, Contacted, Ready, InSession, Agreed, Ended>, ChargeFee, NoteFee, All<Irregular<FeeIsAllowed>>>>>;
// clang-format on

struct CourtMediation {
  static constexpr std::string_view code = "court_mediation";
  static constexpr bool resolving = true;
  using table = Table;
  using acts = Acts;
};

}  // namespace

Procedure court_mediation() { return make_procedure<CourtMediation>(); }

}  // namespace liandiao::law
