// 履行 of one agreement: begun by the law the day it takes effect (人民调解法 31–32; 人民调解工作若干规定 36–37). What
// was agreed may be performed late, in parts, after the case is closed; nothing a party may do waits for any of this.
#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/recorded.hpp"
#include "workflows/rules.hpp"

namespace liandiao::law {
namespace {

using boost::mp11::mp_append;
using boost::mp11::mp_list;

// clang-format off
struct Performing : State<StateKind::open>    { static constexpr std::string_view code = "performing"; };
struct Breached   : State<StateKind::outcome> { static constexpr std::string_view code = "breached"; };
struct Performed  : State<StateKind::final>   { static constexpr std::string_view code = "performed"; };
struct Replaced   : State<StateKind::final>   { static constexpr std::string_view code = "replaced"; };
struct Cancelled  : State<StateKind::final>   { static constexpr std::string_view code = "cancelled"; };

using Owed     = mp_list<Performing, Breached>;
using Anywhere = mp_list<Performing, Breached, Performed, Replaced, Cancelled>;

// What is said of a term must be true of it; what is left afterwards decides where it leads.
template <class... Left> using Paid    = All<OfThisAgreement, StillOwed, PartFitsTheTerm, Left...>;
template <class... Left> using Waived  = All<OfThisAgreement, StillOwed, IsTheCreditor, AgentsMaySettle, GuardianSignsForMinor, Left...>;
template <class... Left> using Changed = All<OfThisAgreement, StillOwed, ChangeMakesSense, EverybodyBoundSigns, AgentsMaySettle, ElectedMaySettle, GuardianSignsForMinor, Left...>;
using Broken = All<OfThisAgreement, StillOwed, BreachIsRipe>;

using Table = mp_append<mp_list<
  //    rule from        on                 to          effect            guard
  Rule< 101, Unopened,   BeginFulfilment,   Performing, AwaitPerformance>,

  Rule< 230, Performing, RecordBreach,      Breached,   Also<NoteBreach, ReopenPoliceCase>, Broken>,

  // Late performance, a new day or a waiver heals a breach.
  Rule< 310, Breached,   RecordPerformance, Performing, NotePerformance,  Paid<SomethingIsLeft, NoBreachIsLeft>>,
  Rule< 320, Breached,   Waive,             Performing, NoteWaiver,       Waived<SomethingIsLeft, NoBreachIsLeft>>,
  Rule< 340, Breached,   ChangeTerm,        Performing, NoteChange,       Changed<NoBreachIsLeft>>>,

  FromEach<210, Owed,    RecordPerformance, Performed,  Also<NotePerformance, SettlePoliceCase>, Paid<NothingIsLeft>>,
  FromEach<220, Owed,    Waive,             Performed,  Also<NoteWaiver, SettlePoliceCase>, Waived<NothingIsLeft>>,
  FromEach<410, Owed,    AgreementReplaced, Replaced,   EndFulfilment>,
  FromEach<420, Owed,    AgreementCancelled, Cancelled, Also<EndFulfilment, ReopenPoliceCase>>>;

using Acts = mp_append<Recorded<Anywhere>, mp_list<
  Act< 215, mp_list<Performing>, RecordPerformance, NotePerformance, Paid<SomethingIsLeft>>,
  Act< 225, mp_list<Performing>, Waive,             NoteWaiver,      Waived<SomethingIsLeft>>,
  Act< 240, mp_list<Performing>, ChangeTerm,        NoteChange,      Changed<>>,
  Act< 315, mp_list<Breached>,   RecordPerformance, NotePerformance, Paid<SomethingIsLeft, ABreachIsLeft>>,
  Act< 325, mp_list<Breached>,   Waive,             NoteWaiver,      Waived<SomethingIsLeft, ABreachIsLeft>>,
  Act< 330, mp_list<Breached>,   RecordBreach,      NoteBreach,      Broken>,
  Act< 345, mp_list<Breached>,   ChangeTerm,        NoteChange,      Changed<ABreachIsLeft>>,
  Act< 510, Owed,                Urge,              NoteUrging,      All<OfThisAgreement, StillOwed, TermsAreDue>>>>;
// clang-format on

struct Fulfilment {
  static constexpr std::string_view code = "fulfilment";
  static constexpr bool resolving = false;
  using table = Table;
  using acts = Acts;
};

}  // namespace

Procedure fulfilment() { return make_procedure<Fulfilment>(); }

}  // namespace liandiao::law
