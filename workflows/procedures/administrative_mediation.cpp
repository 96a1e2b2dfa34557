// 行政调解: an organ mediates civil disputes tied to its function, under the statute that gives it the power or, where
// none does, under the city's measures (重庆市行政调解办法(试行) 渝府办发〔2023〕10号). The regime is the variant of
// the instance; its time limits stand in limits.cpp.
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
struct InSession : State<StateKind::open>  { static constexpr std::string_view code = "in_session"; };
struct Refused   : State<StateKind::final> { static constexpr std::string_view code = "refused"; };
struct Agreed    : State<StateKind::final> { static constexpr std::string_view code = "agreed"; };
struct Ended     : State<StateKind::final> { static constexpr std::string_view code = "ended"; };

using Mediating = mp_list<Accepted, Assigned, InSession>;
using Serving   = mp_list<Assigned, InSession>;
using Live      = mp_list<Applied, Accepted, Assigned, InSession>;
using Anywhere  = mp_list<Applied, Accepted, Assigned, InSession, Refused, Agreed, Ended>;

using Opening = Also<InviteParties, Begin<AcceptTime>, CountFromApplication, NoteDispute, TellDocket>;
using Settled = Also<RecordAgreement, Meet<MediateTime>>;

using Table = mp_append<mp_list<
  //    rule from       on                to         effect                                       guard
  Rule< 101, Unopened,  ApplyToOrgan,     Applied,   Opening,                                     All<OrganHandlesIt, RegimeIsTheOrgans, ApplicantNamed, EveryPartyApplies, TwoSides, NoOtherMediation>>,
  Rule< 102, Unopened,  ProposeMediation, Applied,   Opening,                                     All<OrganHandlesIt, RegimeIsTheOrgans, EveryPartyApplies, TwoSides, NoOtherMediation>>,

  Rule< 110, Applied,   Accept,           Accepted,  Also<Meet<AcceptTime>, CountFromAcceptance>, All<NobodyRefuses, EverybodyConsents, NotTakenByAnotherOrgan, Irregular<AskedInTime>>>,
  Rule< 120, Applied,   Refuse,           Refused,   Also<TellProperOrgan, Meet<AcceptTime>, Drop<MediateTime>>, All<ProperOrganTold>>,
  Rule< 130, Applied,   Leave,            Refused,   Also<RecordLeaving, EndOfMediating>,         All<NotAlreadyGone, NoOpposedPairRemains>>,

  Rule< 210, Accepted,  Appoint,          Assigned,  PutMediators,                                All<OneLeads, MediatorsServeHere, NotObjectedTo, OnNoSide>>,

  Rule< 310, Assigned,  Convene,          InSession, CountSession,                                All<NotSuspended, OpposedPairTakesPart, RelationAccepted, PresentTakePart, InviteesAccepted, JointAccepted, SessionIsPlanned, SafetyArranged, EndangeredAgree>>,

  Rule< 410, InSession, Adjourn,          Assigned>,
  Rule< 420, InSession, Agree,            Agreed,    Settled,                                     WrittenAgreement<NothingStaysOpen>>,
  Rule< 430, InSession, AgreeOrally,      Agreed,    Settled,                                     OralAgreement<NothingStaysOpen>>>,

  // A right of every party wherever the mediation stands; it keeps nobody from another way.
  FromEach<190, Mediating, Leave,         Ended,     Also<RecordLeaving, EndOfMediating>,         All<NotAlreadyGone, NoOpposedPairRemains, NothingAgreedYet>>,
  FromEach<191, Mediating, Leave,         Agreed,    Also<RecordLeaving, EndOfMediating>,         All<NotAlreadyGone, NoOpposedPairRemains, SomethingAgreed>>,
  FromEach<220, Serving, ObjectToMediator, Accepted, ReplaceMediator,                             All<ServesInThis, DecidedByAnother>>,
  FromEach<230, Serving, StandDown,       Accepted,  ReplaceMediator,                             All<ServesInThis>>,
  // Who ends tells everybody, at once or within the time its regime gives (投诉举报处理办法 21).
  FromEach<540, Mediating, End,           Ended,     Also<TellRemedies, EndOfMediating>,          All<NothingAgreedYet>>,
  FromEach<541, Mediating, End,           Agreed,    Also<TellRemedies, EndOfMediating>,          All<SomethingAgreed>>,
  FromEach<550, Live,   TakenOver,        Ended,     EndOfMediating,                              All<NothingAgreedYet>>,
  FromEach<551, Live,   TakenOver,        Agreed,    EndOfMediating,                              All<SomethingAgreed>>,
  FromEach<560, Mediating, DeemFailed,    Ended,     EndOfMediating,                              All<NothingAgreedYet>>,
  FromEach<561, Mediating, DeemFailed,    Agreed,    EndOfMediating,                              All<SomethingAgreed>>>;

using Acts = mp_append<Conduct<Live, Mediating, Serving, Mediating, mp_list<Assigned, InSession, Ended>>, JointWork<Mediating>, PlannedSessions<Mediating>, Recorded<Anywhere>, mp_list<
  Act< 425, mp_list<InSession>, Agree,            RecordAgreement,   WrittenAgreement<SomethingStaysOpen>>,
  Act< 435, mp_list<InSession>, AgreeOrally,      RecordAgreement,   OralAgreement<SomethingStaysOpen>>,
  Act< 510, Mediating,          FixStart,         CountFromFixedDay, All<StartIsToBeFixed>>,
  Act< 710, Anywhere,           ReportClue,       NoteClue>,
  Act< 720, Anywhere,           CheckClue,        NoteClueChecked,   All<ClueIsOpen>>>>;
// clang-format on

struct AdministrativeMediation {
  static constexpr std::string_view code = "administrative_mediation";
  static constexpr bool resolving = true;
  static constexpr std::array<std::string_view, 7> handled_by{
      "health_department", "market_regulator", "traffic_police", "labour_office",
      "land_office",       "town_government",  "government"};
  using table = Table;
  using acts = Acts;
};

}  // namespace

Procedure administrative_mediation() { return make_procedure<AdministrativeMediation>(); }

}  // namespace liandiao::law
