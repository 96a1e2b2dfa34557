// 司法确认 of one agreement (民事诉讼法 205–206; 民诉法解释 351–358, 372; 司法确认程序规定). Everybody the agreement
// binds applies; what the court then did is always recorded, and what it did beside the law with its irregularity.
#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/recorded.hpp"
#include "workflows/rules.hpp"

namespace liandiao::law {
namespace {

using boost::mp11::mp_append;
using boost::mp11::mp_list;

// clang-format off
struct Applied    : State<StateKind::open>    { static constexpr std::string_view code = "applied"; };
struct Supplying  : State<StateKind::open>    { static constexpr std::string_view code = "supplying"; };
struct Accepted   : State<StateKind::open>    { static constexpr std::string_view code = "accepted"; };
struct Reviewing  : State<StateKind::open>    { static constexpr std::string_view code = "reviewing"; };
struct Confirmed  : State<StateKind::outcome> { static constexpr std::string_view code = "confirmed"; };
struct Challenged : State<StateKind::outcome> { static constexpr std::string_view code = "challenged"; };
struct Enforcing  : State<StateKind::outcome> { static constexpr std::string_view code = "enforcing"; };
struct Enforced   : State<StateKind::final>   { static constexpr std::string_view code = "enforced"; };
struct Refused    : State<StateKind::final>   { static constexpr std::string_view code = "refused"; };
struct Withdrawn  : State<StateKind::final>   { static constexpr std::string_view code = "withdrawn"; };
struct Dismissed  : State<StateKind::final>   { static constexpr std::string_view code = "dismissed"; };
struct Terminated : State<StateKind::final>   { static constexpr std::string_view code = "terminated"; };
struct Revoked    : State<StateKind::final>   { static constexpr std::string_view code = "revoked"; };

using Undecided = mp_list<Applied, Supplying>;
using InReview  = mp_list<Accepted, Reviewing>;
using Anywhere  = mp_list<Applied, Supplying, Accepted, Reviewing, Confirmed, Challenged, Enforcing, Enforced, Refused, Withdrawn,
                          Dismissed, Terminated, Revoked>;

// What stands in the case is asked of each agreement; who applies where is asked of the application.
template <class... Time> using MayApply = All<AgreementInForce, MadeByMediationBody, AgreementIsWritten, NotACourtsPaper, ConfirmableMatter, NotSuspectedFalse,
                                              NotBeforeACourtAlready, Time..., EveryBoundPartyApplies, ACourtReceives>;
using Ruled = Also<Meet<ReviewTime>, Meet<ReviewLimit>>;

using Table = mp_append<mp_list<
  //    rule from        on                  to          effect                                         guard
  Rule< 101, Unopened,   ApplyConfirmation,  Applied,    Also<OpenConfirmation, Begin<AcceptApplicationTime>, MeetApplication, TellDocket>, MayApply<AppliedInTime>>,
  Rule< 102, Unopened,   ApplyRestored,      Applied,    Also<OpenConfirmation, Begin<AcceptApplicationTime>, TellDocket>, MayApply<TimeIsOver, Irregular<ObstacleJustEnded>>>,

  Rule< 110, Applied,    RequireSupply,      Supplying,  Also<Drop<AcceptApplicationTime>, AskSupply>,  All<Irregular<OneSupplyOnly>>>,
  Rule< 115, Supplying,  Supply,             Applied,    Also<Meet<SupplyTime>, Begin<AcceptApplicationTime>>, All<IsAnApplicant>>,

  Rule< 210, Accepted,   HearApplicants,     Reviewing,  NoteHearing,                                   All<Irregular<HeardTogether>>>,

  Rule< 410, Confirmed,  Challenge,          Challenged, NoteChallenge,                                 All<Irregular<ChallengedInTime>>>,
  Rule< 420, Challenged, UpholdRuling,       Confirmed,  NoteChallengeUpheld>,
  Rule< 421, Challenged, RevokeRuling,       Revoked,    Also<NoteChallengeRevoked, DropClocks>>,
  Rule< 430, Confirmed,  ApplyEnforcement,   Enforcing,  Meet<EnforceTime>,                             All<IsAnApplicant, OverdueUnderRuling, Irregular<EnforcedInTime>>>,
  Rule< 440, Enforcing,  ConcludeEnforcement, Enforced,  Also<NoteEnforcement, DropClocks>>>,

  FromEach<120, Undecided, AcceptApplication,  Accepted,   Also<NoteAcceptance, Meet<AcceptApplicationTime>, Drop<SupplyTime>, Begin<ReviewTime>, Begin<ReviewLimit>>, All<Irregular<AcceptedInTime>>>,
  FromEach<130, Undecided, RefuseApplication,  Refused,    Also<NoteApplicationRefused, DropClocks>,    All<Irregular<AcceptedInTime>>>,
  FromEach<190, mp_list<Applied, Supplying, Accepted, Reviewing>,
                           Withdraw,           Withdrawn,  DropClocks,                                  All<IsAnApplicant>>,
  FromEach<195, InReview,  TreatAsWithdrawn,   Withdrawn,  DropClocks>,
  FromEach<310, InReview,  ConfirmAgreement,   Confirmed,  Also<Ruled, NoteConfirmed>,                  All<Irregular<ApplicantsHeard>, Irregular<ReviewedInTime>>>,
  FromEach<320, InReview,  DismissApplication, Dismissed,  Also<Ruled, NoteDismissed, DropClocks>,      All<Irregular<ApplicantsHeard>, Irregular<ReviewedInTime>>>,
  FromEach<330, InReview,  EndReview,          Terminated, Also<Ruled, NoteReviewEnded, DropClocks>,    All<Irregular<ReviewedInTime>>>>;

using Acts = mp_append<Recorded<Anywhere>, mp_list<
  Act< 215, mp_list<Reviewing>, HearApplicants, NoteHearing,   All<Irregular<HeardTogether>>>,
  Act< 220, InReview,           ExtendReview,   ProlongReview, All<ReviewExtensionFits>>,
  Act< 610, mp_list<Confirmed, Enforcing>, CorrectRuling, NoteRulingCorrected>>>;
// clang-format on

struct JudicialConfirmation {
  static constexpr std::string_view code = "judicial_confirmation";
  static constexpr bool resolving = false;
  using table = Table;
  using acts = Acts;
};

}  // namespace

Procedure judicial_confirmation() { return make_procedure<JudicialConfirmation>(); }

}  // namespace liandiao::law
