// 其他途径: arbitration, labour arbitration, administrative adjudication, reconsideration, petition, legal aid, payment
// order, protection order, psychological help. One table for all of them: which ones there are, for what, who decides
// and what may come back stands in the flow; the time limits with an article stand in limits.cpp by variant. What the
// organ there does is its own: it is written down, never refused.
#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/recorded.hpp"
#include "workflows/rules.hpp"

namespace liandiao::law {
namespace {

using boost::mp11::mp_append;
using boost::mp11::mp_list;

// clang-format off
struct Applied   : State<StateKind::open>    { static constexpr std::string_view code = "applied"; };
struct Accepted  : State<StateKind::open>    { static constexpr std::string_view code = "accepted"; };
struct Refused   : State<StateKind::outcome> { static constexpr std::string_view code = "refused"; };
struct Granted   : State<StateKind::outcome> { static constexpr std::string_view code = "granted"; };
struct Denied    : State<StateKind::outcome> { static constexpr std::string_view code = "denied"; };
struct Contested : State<StateKind::final>   { static constexpr std::string_view code = "contested"; };
struct Withdrawn : State<StateKind::final>   { static constexpr std::string_view code = "withdrawn"; };

using Pending  = mp_list<Applied, Accepted>;
using Answered = mp_list<Refused, Granted, Denied>;
using Anywhere = mp_list<Applied, Accepted, Refused, Granted, Denied, Contested, Withdrawn>;

using Decided = Also<NoteResult, Meet<AcceptTime>, Meet<DecideTime>, Begin<ContestTime>>;

using Table = mp_append<mp_list<
  //    rule from      on          to         effect                                                      guard
  Rule< 101, Unopened, SeekRemedy, Applied,   Also<OpenRemedy, Begin<AcceptTime>, TellDocket>,            All<OutletHandlesIt, ApplicantNamed, Irregular<OutletFits>>>,

  Rule< 110, Applied,  TakeUp,     Accepted,  Also<NoteTakenUp, Meet<AcceptTime>, Begin<DecideTime>, EndMediationsElsewhere>, All<Irregular<NoOtherOutletHolds>>>,
  Rule< 120, Applied,  TurnDown,   Refused,   Also<NoteTurnedDown, Meet<AcceptTime>, Begin<ContestTime>>>>,

  FromEach<190, Pending, Withdraw,  Withdrawn, Also<GiveUpRemedy, DropClocks>,                             All<NotAlreadyGone, NobodyElseApplies>>,
  // Some decide on the spot, without having said that they accept.
  FromEach<210, Pending, BringBack, Granted,   Decided,                                                    All<OutletGives>>,
  FromEach<220, Pending, BringBack, Denied,    Decided,                                                    All<OutletDenies>>,
  FromEach<310, Answered, Contest,  Contested, Also<NoteContest, Meet<ContestTime>>,                       All<Irregular<ContestedInTime>>>>;

using Acts = mp_append<Recorded<Anywhere>, mp_list<
  Act< 195, Pending,           Withdraw,    GiveUpRemedy,    All<NotAlreadyGone, OthersStillApply>>,
  Act< 230, mp_list<Accepted>, Prolong,     ProlongDecision, All<DecisionMayTakeLonger>>>>;
// clang-format on

struct Remedy {
  static constexpr std::string_view code = "remedy";
  static constexpr bool resolving = false;
  using table = Table;
  using acts = Acts;
};

}  // namespace

Procedure remedy() { return make_procedure<Remedy>(); }

}  // namespace liandiao::law
