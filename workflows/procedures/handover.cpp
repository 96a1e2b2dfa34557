// 移送、委派、交办 and its answer. Until the receiver accepts, the giver still answers for the case.
#include "engine/procedure/machine.hpp"
#include "workflows/effects.hpp"
#include "workflows/rules.hpp"

namespace liandiao::law {
namespace {

using boost::mp11::mp_append;
using boost::mp11::mp_list;

// clang-format off
struct Offered   : State<StateKind::open>  { static constexpr std::string_view code = "offered"; };
struct Received  : State<StateKind::open>  { static constexpr std::string_view code = "received"; };
struct Accepted  : State<StateKind::final> { static constexpr std::string_view code = "accepted"; };
struct Returned  : State<StateKind::final> { static constexpr std::string_view code = "returned"; };
struct Recalled  : State<StateKind::final> { static constexpr std::string_view code = "recalled"; };
struct Lapsed    : State<StateKind::final> { static constexpr std::string_view code = "lapsed"; };

using Pending  = mp_list<Offered, Received>;
using Anywhere = mp_list<Offered, Received, Accepted, Returned, Recalled, Lapsed>;

using Table = mp_append<mp_list<
  //    rule from      on             to         effect                                          guard
  Rule< 101, Unopened, HandOver,      Offered,   Also<OfferCase, Begin<AnswerTime>, TellDocket>, All<ReceiverIsAnother, NoOtherHandover, HeldByThen>>,
  Rule< 110, Offered,  SignFor,       Received,  NoteSigned>>,

  FromEach<210, Pending, Accept,        Accepted, Also<TakeCase, Meet<AnswerTime>>>,
  FromEach<220, Pending, ReturnCase,    Returned, Also<NoteReturn, Meet<AnswerTime>>>,
  FromEach<230, Pending, Recall,        Recalled, Also<NoteAnswer, DropClocks>>,
  FromEach<240, Pending, HandoverLapses, Lapsed,  NoteAnswer>>;

using Acts = mp_list<
  Act< 740, Anywhere, FilePaper, KeepPaper>,
  Act< 980, Pending,  Lapse,     MarkLapsed, All<ClockIsDue>>,
  Act< 985, Anywhere, Recount,   CountAgain, All<ClockRuns>>>;
// clang-format on

struct Handing {
  static constexpr std::string_view code = "handover";
  static constexpr bool resolving = false;
  using table = Table;
  using acts = Acts;
};

}  // namespace

Procedure handover() { return make_procedure<Handing>(); }

}  // namespace liandiao::law
