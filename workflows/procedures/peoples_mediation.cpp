// 人民调解: village, town, industry and medical committees (人民调解法; 人民调解工作若干规定; 医疗纠纷条例).
#include <array>

#include "engine/procedure/machine.hpp"
#include "workflows/conduct.hpp"
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
struct Applied   : State<StateKind::open>  { static constexpr std::string_view code = "applied"; };
struct Accepted  : State<StateKind::open>  { static constexpr std::string_view code = "accepted"; };
struct Assigned  : State<StateKind::open>  { static constexpr std::string_view code = "assigned"; };
struct Ready     : State<StateKind::open>  { static constexpr std::string_view code = "ready"; };
struct InSession : State<StateKind::open>  { static constexpr std::string_view code = "in_session"; };
struct Refused   : State<StateKind::final> { static constexpr std::string_view code = "refused"; };
struct Agreed    : State<StateKind::final> { static constexpr std::string_view code = "agreed"; };
struct Ended     : State<StateKind::final> { static constexpr std::string_view code = "ended"; };

using Mediating = mp_list<Accepted, Assigned, Ready, InSession>;
using Serving   = mp_list<Assigned, Ready, InSession>;
using Live      = mp_list<Applied, Accepted, Assigned, Ready, InSession>;
using Anywhere  = mp_list<Applied, Accepted, Assigned, Ready, InSession, Refused, Agreed, Ended>;

using Opening = Also<InviteParties, Begin<AcceptTime>, TellDocket>;
using Failed  = Also<DropClocks, OweRemedies>;

using Table = mp_append<mp_list<
  //    rule from       on            to         effect                                            guard
  Rule< 101, Unopened,  Apply,        Applied,   Also<Opening, NoteBesidePolice>,                                          All<OrganHandlesIt, ApplicantNamed, TwoSides, NoOtherMediation>>,
  Rule< 102, Unopened,  OwnMotion,    Applied,   Opening,                                          All<OrganHandlesIt, TwoSides, NoOtherMediation>>,
  Rule< 103, Unopened,  TransferIn,   Applied,   Also<InviteParties, NoteTransfer, Begin<AcceptTime>, TellDocket>, All<OrganHandlesIt, TwoSides, NoOtherMediation>>,

  Rule< 110, Applied,   Accept,       Accepted,  Also<Meet<AcceptTime>, Begin<AppointTime>, Begin<MediateTime>, GiveNumber>, All<NobodyRefuses, NotTakenByAnotherOrgan, NotDecidedBefore>>,
  Rule< 120, Applied,   Refuse,       Refused,   Also<TellProperOrgan, Meet<AcceptTime>, DropClocks>, All<ProperOrganTold>>,
  Rule< 130, Applied,   Leave,        Refused,   Also<RecordLeaving, Failed>,                      All<NotAlreadyGone, NoOpposedPairRemains>>,

  Rule< 210, Accepted,  Appoint,      Assigned,  Also<PutMediators, Meet<AppointTime>>,            All<OneLeads, MediatorsServeHere, NotObjectedTo, OnNoSide>>,

  Rule< 310, Assigned,  InformRights, Ready,     TellRights,                                       All<OpposedPairTakesPart, EverybodyToldRights>>,

  Rule< 410, Ready,     Convene,      InSession, CountSession,                                     All<NotSuspended, OpposedPairTakesPart, RelationAccepted, PresentTakePart, PresentToldRights, InviteesAccepted, JointAccepted, SessionIsPlanned, SafetyArranged, EndangeredAgree>>,

  Rule< 510, InSession, Adjourn,      Ready>,
  Rule< 520, InSession, Agree,        Agreed,    Also<RecordAgreement, Meet<MediateTime>, DropClocks>, WrittenAgreement<NothingStaysOpen>>,
  Rule< 530, InSession, AgreeOrally,  Agreed,    Also<RecordAgreement, Meet<MediateTime>, DropClocks>, OralAgreement<NothingStaysOpen>>>,

  // A right of every party wherever the mediation stands (人民调解法 23).
  FromEach<190, Mediating, Leave,     Ended,     Also<RecordLeaving, Failed>,                      All<NotAlreadyGone, NoOpposedPairRemains, NothingAgreedYet>>,
  FromEach<191, Mediating, Leave,     Agreed,    Also<RecordLeaving, Failed>,                      All<NotAlreadyGone, NoOpposedPairRemains, SomethingAgreed>>,
  FromEach<220, Serving, ObjectToMediator, Accepted, Also<ReplaceMediator, Begin<AppointTime>>,    All<ServesInThis, DecidedByAnother>>,
  FromEach<230, Serving, StandDown,   Accepted,  Also<ReplaceMediator, Begin<AppointTime>>,        All<ServesInThis>>,
  // 人民调解法 26: what cannot be agreed is ended, and the other ways are told.
  FromEach<540, Mediating, End,       Ended,     Also<TellRemedies, DropClocks>,                   All<NothingAgreedYet, RemediesTold>>,
  FromEach<541, Mediating, End,       Agreed,    Also<TellRemedies, DropClocks>,                   All<SomethingAgreed, RemediesTold>>,
  FromEach<550, Live,   TakenOver,    Ended,     Failed,                                           All<NothingAgreedYet>>,
  FromEach<551, Live,   TakenOver,    Agreed,    Failed,                                           All<SomethingAgreed>>,
  FromEach<560, Mediating, DeemFailed, Ended,    Failed,                                           All<NothingAgreedYet>>,
  FromEach<561, Mediating, DeemFailed, Agreed,   Failed,                                           All<SomethingAgreed>>>;

using Acts = mp_append<Conduct<Live, Mediating, Serving, mp_list<Ready, InSession>, mp_list<Ready, InSession, Ended>>, JointWork<Mediating>, PlannedSessions<Mediating>, Recorded<Anywhere>, mp_list<
  Act< 525, mp_list<InSession>,              Agree,        RecordAgreement,   WrittenAgreement<SomethingStaysOpen>>,
  Act< 535, mp_list<InSession>,              AgreeOrally,  RecordAgreement,   OralAgreement<SomethingStaysOpen>>>>;
// clang-format on

struct PeoplesMediation {
  static constexpr std::string_view code = "peoples_mediation";
  static constexpr bool resolving = true;
  // 人民调解法 8、34: committees of villages, communities and enterprises; those of towns, streets and trades as well.
  static constexpr std::array<std::string_view, 7> handled_by{
      "village_committee",    "community_committee", "town_committee",   "street_committee",
      "enterprise_committee", "industry_committee",  "medical_committee"};
  using table = Table;
  using acts = Acts;
};

}  // namespace

Procedure peoples_mediation() { return make_procedure<PeoplesMediation>(); }

}  // namespace liandiao::law
