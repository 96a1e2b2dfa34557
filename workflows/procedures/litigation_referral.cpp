// 起诉材料移送、立案和法院的答复 (民事诉讼法 122–127; 登记立案规定). The party sues; the platform only helps. What the
// court did is always recorded, and what it did beside the law is recorded with its irregularity.
#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/recorded.hpp"
#include "workflows/rules.hpp"

namespace liandiao::law {
namespace {

using boost::mp11::mp_append;
using boost::mp11::mp_list;

// clang-format off
struct Submitted  : State<StateKind::open>    { static constexpr std::string_view code = "submitted"; };
struct Received   : State<StateKind::open>    { static constexpr std::string_view code = "received"; };
struct Correcting : State<StateKind::open>    { static constexpr std::string_view code = "correcting"; };
struct Filed      : State<StateKind::outcome> { static constexpr std::string_view code = "filed"; };
struct Refused    : State<StateKind::outcome> { static constexpr std::string_view code = "refused"; };
struct Returned   : State<StateKind::final>   { static constexpr std::string_view code = "returned"; };
struct Redirected : State<StateKind::final>   { static constexpr std::string_view code = "redirected"; };
struct Withdrawn  : State<StateKind::final>   { static constexpr std::string_view code = "withdrawn"; };
struct Concluded  : State<StateKind::final>   { static constexpr std::string_view code = "concluded"; };

using Pending  = mp_list<Submitted, Received, Correcting>;
using Anywhere = mp_list<Submitted, Received, Correcting, Filed, Refused, Returned, Redirected, Withdrawn, Concluded>;

using Table = mp_append<mp_list<
  //    rule from        on                to          effect                                          guard
  Rule< 101, Unopened,   Submit,           Submitted,  Also<OpenFiling, Begin<ReceiveTime>, TellDocket>, All<ACourtReceives, DefendantNamed, PartysOwnWill>>,

  Rule< 110, Submitted,  Receive,          Received,   Also<NoteReceipt, Meet<ReceiveTime>, Begin<DecideFilingTime>>>,

  Rule< 220, Received,   RequireCorrection, Correcting, Also<Drop<DecideFilingTime>, AskCorrection>,   All<Irregular<OneNoticeOnly>, Irregular<DecidedInTime>>>,
  Rule< 240, Received,   Redirect,         Redirected, Also<NoteRedirection, Meet<DecideFilingTime>>,  All<Irregular<DecidedInTime>>>,

  Rule< 310, Correcting, Correct,          Received,   Also<Meet<CorrectTime>, Begin<DecideFilingTime>>, All<IsThePlaintiff>>,
  Rule< 320, Correcting, ReturnPapers,     Returned,   Also<Drop<CorrectTime>, DropClocks>,            All<Irregular<CorrectionTimeOver>>>,

  Rule< 410, Filed,      TreatAsWithdrawn, Withdrawn,  Also<EndMediationInside, DropClocks>>,
  Rule< 420, Filed,      ConcludeSuit,     Concluded,  Also<NoteSuitOutcome, EndMediationInside, DropClocks>, All<AgreementIsNamed>>,

  Rule< 510, Refused,    DecideAppeal,     Filed,      Also<NoteAppealDecided, NoteFiling, EndMediations>, All<AppealIsPending, RefusalSetAside>>>,

  // A court may file on the spot, at any time before it has decided otherwise; papers still to be corrected, too (登记立案规定 2、8).
  FromEach<210, Pending, FileSuit,         Filed,      Also<Meet<DecideFilingTime>, Drop<CorrectTime>, NoteFiling, EndMediations>, All<Irregular<DecidedInTime>>>,
  FromEach<230, mp_list<Received, Correcting>,
                         RefuseFiling,     Refused,    Also<Meet<DecideFilingTime>, Drop<CorrectTime>, NoteRefusal, Begin<AppealTime>>,
                                                                                                       All<Irregular<NotForMediation>, Irregular<RulingInWriting>, Irregular<DecidedInTime>>>,
  FromEach<190, Pending, Withdraw,         Withdrawn,  Also<Drop<CorrectTime>, DropClocks>,            All<IsThePlaintiff>>,
  FromEach<195, mp_list<Filed>,
                         Withdraw,         Withdrawn,  Also<EndMediationInside, DropClocks>,           All<IsThePlaintiff>>>;

using Acts = mp_append<Recorded<Anywhere>, mp_list<
  Act< 620, mp_list<Filed>,   CallToTrial, GivePart,         All<Irregular<NoMediatorOfIt>>>,
  Act< 610, mp_list<Refused>, Appeal,      NoteAppeal, All<IsThePlaintiff, Irregular<AppealStillOpen>>>,
  // 诉中委托 (特邀调解规定 20、27): the suit waits for the mediation inside it, and only what the parties added to its time
  // is not the trial's.
  Act< 430, mp_list<Filed>,   SuitEntrusted, WaitForMediation, All<Under<NotSuspended, SuitRule>>>,
  Act< 435, mp_list<Filed>,   TrialPauses,   PauseTrialClocks, All<Under<IsSuspended, SuitRule>>>,
  Act< 440, mp_list<Filed>,   SuitGoesOn,    GoOnWithTrial,    All<Under<IsSuspended, SuitRule>>>,
  Act< 515, mp_list<Refused>, DecideAppeal, NoteAppealDecided, All<AppealIsPending, RefusalStands>>>>;
// clang-format on

struct LitigationReferral {
  static constexpr std::string_view code = "litigation_referral";
  static constexpr bool resolving = false;
  using table = Table;
  using acts = Acts;
};

}  // namespace

Procedure litigation_referral() { return make_procedure<LitigationReferral>(); }

}  // namespace liandiao::law
