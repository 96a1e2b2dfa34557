// 治安调解 and the penalty track it returns to (治安管理处罚法; 公安机关办理行政案件程序规定 165、178–186). What police
// did is always recorded, and what they did beyond the law with its irregularity; an agreement that would free somebody
// from a penalty comes about only as the law says.
#include <array>

#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/joint_work.hpp"
#include "workflows/planned_sessions.hpp"
#include "workflows/rules.hpp"

namespace liandiao::law {
namespace {

using boost::mp11::mp_append;
using boost::mp11::mp_list;

// clang-format off
struct Reported      : State<StateKind::open>    { static constexpr std::string_view code = "reported"; };
struct Accepted      : State<StateKind::open>    { static constexpr std::string_view code = "accepted"; };
struct Evidenced     : State<StateKind::open>    { static constexpr std::string_view code = "evidenced"; };
struct FirstSession  : State<StateKind::open>    { static constexpr std::string_view code = "first_session"; };
struct FirstFailed   : State<StateKind::open>    { static constexpr std::string_view code = "first_failed"; };
struct SecondSession : State<StateKind::open>    { static constexpr std::string_view code = "second_session"; };
struct Penalty       : State<StateKind::open>    { static constexpr std::string_view code = "penalty"; };
struct Agreed        : State<StateKind::outcome> { static constexpr std::string_view code = "agreed"; };
struct InformedOut   : State<StateKind::final>   { static constexpr std::string_view code = "informed_out"; };
struct NoPenalty     : State<StateKind::final>   { static constexpr std::string_view code = "no_penalty"; };
struct Decided       : State<StateKind::final>   { static constexpr std::string_view code = "decided"; };

using Unmediated = mp_list<Accepted, Evidenced>;
using InSession  = mp_list<FirstSession, SecondSession>;
using Handled    = mp_list<Accepted, Evidenced, FirstSession, FirstFailed, SecondSession, Penalty>;
using Mediable   = mp_list<Reported, Accepted, Evidenced, FirstSession, FirstFailed, SecondSession>;
using Live       = mp_list<Reported, Accepted, Evidenced, FirstSession, FirstFailed, SecondSession, Penalty>;
using Anywhere   = mp_list<Reported, Accepted, Evidenced, FirstSession, FirstFailed, SecondSession, Penalty, Agreed, InformedOut, NoPenalty, Decided>;

// A session that was held is a fact, lawful or not.
template <class... Order> using Held = All<Irregular<ViolationInScope>, Irregular<ActNotBarred>, Irregular<CourseNotBarred>,
                                           Irregular<Under<NobodyRefuses, PoliceUnwilling>>, Irregular<Under<PresentTakePart, PoliceUnwilling>>,
                                           Irregular<Under<OneLeads, PoliceAgreement>>, Irregular<Under<MediatorsServeHere, PoliceAgreement>>,
                                           Irregular<NoAgentForSuspect>, Irregular<GuardianPresent>, Irregular<Under<InviteesAccepted, PoliceTakingPart>>, Irregular<Under<JointAccepted, PoliceTakingPart>>,
                                           Irregular<Under<NotObjectedTo, PoliceRecusal>>, Irregular<Under<OnNoSide, PoliceRecusal>>,
                                           Irregular<SafetyArranged>, Irregular<EndangeredAgree>, Irregular<NoOtherMediation>, SessionIsPlanned, Order...>;
// What makes an agreement one between the parties, whatever becomes of the penalty.
template <class... Rest> using Signed = All<Under<CoveredTakePart, PoliceUnwilling>, Under<EveryCoveredPartySigned, PoliceAgreement>, AgentsMaySettle,
                                            GuardianSignsForMinor, Under<MediatorSigned, PoliceAgreement>, Under<TermsAreOwed, PoliceAgreement>,
                                            Under<InstalmentsMakeSense, PoliceAgreement>, Under<AmountAdds, PoliceAgreement>, Under<ClaimsAreOpen, PoliceAgreement>, Rest...>;
// And what lets it stand in the place of a penalty.
template <class... Rest> using Settled = Signed<ViolationInScope, ActNotBarred, CourseNotBarred, NoAgentForSuspect, Rest...>;
using OnTheSpot = All<ViolationInScope, ActNotBarred, CourseNotBarred, FitForTheSpot, SignedOrRecorded, NoAgentForSuspect, AgentsMaySettle,
                      GuardianSignsForMinor, Under<MediatorsServeHere, PoliceScope>, Under<TermsAreOwed, PoliceAgreement>,
                      Under<InstalmentsMakeSense, PoliceAgreement>, Under<AmountAdds, PoliceAgreement>, Under<ClaimsAreOpen, PoliceAgreement>>;

using Hold   = Also<PutMediators, CountSession>;
template <class Named> using Restart = Also<Drop<Named>, Begin<Named>>;
using Penal  = Also<Drop<SecondMediationTime>, OweDecision>;
// 程序规定 185: the time for handling counts from the day mediation failed.
using Anew   = Also<Restart<HandleTime>, Penal>;

using Table = mp_append<mp_list<
  //    rule from        on             to           effect                                                        guard
  Rule< 101, Unopened,   PoliceReport,  Reported,    Also<InviteParties, NoteViolation, Begin<AcceptTime>, TellDocket>, All<Under<OrganHandlesIt, PoliceScope>>>,

  Rule< 110, Reported,   InformOut,     InformedOut, Also<TellOut, DropClocks>,                                    All<Under<PartiesNamed, PoliceScope>>>,
  Rule< 120, Reported,   PoliceAccept,  Accepted,    Also<NoteViolation, Meet<AcceptTime>, Begin<HandleTime>>>,
  Rule< 130, Reported,   PoliceSession, FirstSession, Also<Hold, Drop<AcceptTime>, Begin<HandleTime>, AwaitSecond>, Held<Irregular<CaseAccepted>, Irregular<EvidenceFirst>>>,

  Rule< 210, Accepted,   SecureEvidence, Evidenced,  NoteEvidence>,

  Rule< 410, FirstSession,  PoliceFail, FirstFailed, Also<NoteFailure, Restart<HandleTime>, AwaitSecond>,            All<SecondStillPossible>>,
  Rule< 411, FirstSession,  PoliceFail, Penalty,     Also<NoteFailure, Anew>,                                      All<SecondNoLongerPossible>>,
  Rule< 510, FirstFailed,   OpenPenalty, Penalty,    Penal>,
  Rule< 610, SecondSession, PoliceFail, Penalty,     Also<NoteFailure, Meet<SecondMediationTime>, Restart<HandleTime>, OweDecision>>,

  Rule< 710, Agreed,     PoliceSettled, NoPenalty>,
  Rule< 720, Agreed,     PoliceBroken,  Penalty,     Anew>,
  Rule< 730, Agreed,     DecidePenalty, Decided,     Also<NoteDecision, DropClocks>,                               All<Irregular<StillToBePunished>>>>,

  FromEach<310, Unmediated, PoliceSession, FirstSession,  Also<Hold, AwaitSecond>,                  Held<Irregular<EvidenceFirst>>>,
  FromEach<320, mp_list<Reported, Accepted, Evidenced>,
                            MediateOnSpot, NoPenalty,     Also<JoinOnSpot, RecordAgreement, PerformOnSpot, Meet<AcceptTime>, DropClocks>, OnTheSpot>,
  FromEach<420, mp_list<FirstSession, FirstFailed>,
                            PoliceSession, SecondSession, Hold,                                                    Held<Irregular<SecondInTime>>>,
  FromEach<430, InSession,  PoliceAgree,   Agreed,        Also<RecordAgreement, NoteCoSeal, Meet<SecondMediationTime>, DropClocks>, Settled<Under<NothingStaysOpen, PoliceAgreement>>>,

  // Nobody need mediate any longer, and a party may leave at any time: the case is decided (程序规定 179、185).
  FromEach<440, mp_list<Accepted, Evidenced, FirstFailed>,
                            TurnToPenalty, Penalty,       Also<NoteFailure, Penal>>,
  FromEach<441, InSession,  TurnToPenalty, Penalty,       Also<NoteFailure, Anew>>,
  FromEach<450, mp_list<Accepted, Evidenced, FirstFailed>,
                            Leave,         Penalty,       Also<RecordLeaving, Penal>,                              All<Under<NotAlreadyGone, PoliceUnwilling>, Under<NoOpposedPairRemains, PoliceUnwilling>>>,
  FromEach<451, InSession,  Leave,         Penalty,       Also<RecordLeaving, Anew>,                               All<Under<NotAlreadyGone, PoliceUnwilling>, Under<NoOpposedPairRemains, PoliceUnwilling>>>,

  FromEach<740, Handled,    DecidePenalty, Decided,       Also<NoteDecision, Meet<HandleTime>, DropClocks>,        All<Irregular<HandledInTime>>>,
  FromEach<750, mp_list<Accepted, Evidenced, FirstSession, FirstFailed, SecondSession, Penalty, Agreed>,
                            AcceptSettlement, NoPenalty,  Also<NoteSettlement, DropClocks>,                        All<ViolationInScope, ActNotBarred, BothSidesApply, AppliedInWriting, SettlementPerformed>>>;

template <class G> using AtPolice = Under<G, PoliceTakingPart>;

using Acts = mp_append<JointWork<Mediable, AtPolice>, PlannedSessions<Mediable>, mp_list<
  Act< 215, mp_list<Evidenced, FirstSession, FirstFailed, SecondSession, Penalty>, SecureEvidence, NoteEvidence>,
  Act< 435, InSession,           PoliceAgree,   Also<RecordAgreement, NoteCoSeal>, Settled<Under<SomethingStaysOpen, PoliceAgreement>>>,
  // Damages may be settled when the penalty is no longer in question (程序规定 185).
  Act< 436, mp_list<Penalty>,    PoliceAgree,   Also<RecordAgreement, NoteCoSeal>, Signed<>>,
  Act< 455, mp_list<Accepted, Evidenced, FirstSession, FirstFailed, SecondSession>,
                                 Leave,         RecordLeaving,     All<Under<NotAlreadyGone, PoliceUnwilling>, Under<OpposedPairRemains, PoliceUnwilling>>>,
  Act< 456, mp_list<Reported>,   Leave,         RecordLeaving,     All<Under<NotAlreadyGone, PoliceUnwilling>>>,
  // The time ran out over a session whose outcome nobody wrote down: that is to be done, and nothing is assumed.
  Act< 515, InSession,           OpenPenalty>,
  Act< 620, mp_list<SecondSession, Penalty>, PoliceSession, Hold,  Held<Irregular<AtMostTwo>, Irregular<SecondInTime>>>,
  Act< 735, mp_list<NoPenalty>,  DecidePenalty, NoteDecision,      All<Irregular<StillToBePunished>>>,
  Act< 760, mp_list<Agreed, NoPenalty>, CancelPoliceAgreement, NoteCancelling, All<Irregular<NotForPoliceToCancel>>>,
  Act< 810, Live,                GiveConsent,   NoteConsent,       All<Under<PartiesNamed, PoliceUnwilling>, NotALeaving, SubjectNamed>>,
  Act< 820, Mediable,            InviteGuest,   NameGuest>,
  Act< 825, Mediable,            ArrangeSafety, NoteSafety>,
  Act< 830, Live,                AssessViolation, NoteViolation>,
  Act< 840, Handled,             ExtendHandling, ProlongHandling,  All<HandlingExtensionFits>>,
  Act< 850, Handled,             Suspend,       BeginSuspension,   All<Under<NotSuspended, PoliceAppraisal>>>,
  Act< 860, Handled,             Resume,        EndSuspension,     All<Under<IsSuspended, PoliceAppraisal>>>,
  Act< 865, mp_list<FirstSession, FirstFailed, SecondSession>, ObjectToMediator, ReplaceMediator, All<Under<ServesInThis, PoliceRecusal>, Under<DecidedByAnother, PoliceRecusal>>>,
  Act< 870, Anywhere,            FilePaper,     KeepPaper>,
  Act< 880, Anywhere,            TellParties,   TellTopic,         All<PartiesNamed>>,
  Act< 980, Anywhere,            Lapse,         MarkLapsed,        All<ClockIsDue>>,
  Act< 985, Anywhere,            Recount,       CountAgain,        All<ClockRuns>>>>;
// clang-format on

/// The case is handled whether or not anybody mediates in it, so it is no way of settling among others.
struct PoliceMediation {
  static constexpr std::string_view code = "police_mediation";
  static constexpr bool resolving = false;
  static constexpr std::array<std::string_view, 2> handled_by{"police_station", "police_branch"};
  using table = Table;
  using acts = Acts;
};

}  // namespace

Procedure police_mediation() { return make_procedure<PoliceMediation>(); }

}  // namespace liandiao::law
