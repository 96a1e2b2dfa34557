#pragma once

// The only header that includes Boost.MSM (1.81, msm::back). A procedure is a table of rules and a list of acts:
//
//   Rule<Id, From, On, To, Do, If>             one row
//   FromEach<Id, States, On, To, Do, If>       the same rule from many states: a right that holds wherever it stands
//   Act<Id, States, On, Do, If>                changes facts beside the table; the state stays
//
// `Id` names a legal rule, is permanent, and is stored with every event it causes. A machine is a way to ask one
// question: it is built on the stack, put into the stored state, asked, and gone.

#include <boost/mp11.hpp>
#include <boost/mp11/mpl.hpp>
//
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

#include "engine/base/ensure.hpp"
#include "engine/procedure/guard.hpp"
#include "engine/procedure/procedure.hpp"

namespace liandiao {

template <StateKind K>
struct State : boost::msm::front::state<> {
  static constexpr StateKind kind = K;
};
/// Before the first step of every procedure.
struct Unopened : State<StateKind::unopened> {
  static constexpr std::string_view code = "unopened";
};

namespace detail {

template <int Id, class Do>
struct Fire {
  template <class C, class M, class S, class T>
  void operator()(C const& command, M& machine, S&, T&) const {
    machine.ruling->rule = Id;
    Do::draw(command, *machine.facts, machine.ruling->effects);
  }
};

/// Answers MSM from the verdict already given, so that what refuses is what is shown.
template <int Id>
struct Holds {
  template <class C, class M, class S, class T>
  bool operator()(C const&, M& machine, S&, T&) const {
    for (auto const& candidate : machine.ruling->candidates)
      if (candidate.rule == Id) return candidate.verdict.holds();
    return false;
  }
};

}  // namespace detail

template <int Id, class From, class On, class To, class Do = Nothing, class If = Always>
struct Rule : boost::msm::front::Row<From, On, To, detail::Fire<Id, Do>, detail::Holds<Id>> {
  static constexpr int id = Id;
  using from = From;
  using on = On;
  using to = To;
  using effect = Do;
  using guard = If;
};

namespace detail {
template <int Id, class On, class To, class Do, class If>
struct RuleFrom {
  template <class From>
  using fn = Rule<Id, From, On, To, Do, If>;
};
}  // namespace detail

template <int Id, class Froms, class On, class To, class Do = Nothing, class If = Always>
using FromEach = boost::mp11::mp_transform_q<detail::RuleFrom<Id, On, To, Do, If>, Froms>;

template <int Id, class Froms, class On, class Do = Nothing, class If = Always>
struct Act {
  static constexpr int id = Id;
  using froms = Froms;
  using on = On;
  using effect = Do;
  using guard = If;
};

namespace detail {

/// MSM's front end over a procedure's table.
template <class P>
struct Front : boost::msm::front::state_machine_def<Front<P>> {
  using no_exception_thrown = int;  // not options: without both, MSM 1.81 swallows a throwing action and answers
  using no_message_queue = int;     // "handled", or propagates it and then queues every later event for ever
  using initial_state = Unopened;
  using transition_table = typename P::table;
  template <class M, class E>
  void no_transition(E const&, M&, int) {}

  Facts const* facts = nullptr;
  Ruling* ruling = nullptr;
};

/// MSM's serialization hook is the one public door to the active state; this archive walks through it.
struct Rest {
  int state;
  template <class T>
  Rest& operator&(T& member) {
    if constexpr (std::is_array_v<T>) {
      if constexpr (std::is_same_v<std::remove_extent_t<T>, int>) member[0] = state;
    }
    return *this;
  }
};

template <class P>
class Table {
  using Back = boost::msm::back::state_machine<Front<P>>;
  using Rows = typename P::table;
  using Acts = typename P::acts;
  template <class R>
  using from_of = typename R::from;
  template <class R>
  using to_of = typename R::to;
  template <class R>
  using on_of = typename R::on;
  using States = boost::mp11::mp_unique<
      boost::mp11::mp_append<boost::mp11::mp_transform<from_of, Rows>, boost::mp11::mp_transform<to_of, Rows>>>;
  using Commands = boost::mp11::mp_unique<
      boost::mp11::mp_append<boost::mp11::mp_transform<on_of, Rows>, boost::mp11::mp_transform<on_of, Acts>>>;
  template <class T>
  using identity = std::type_identity<T>;

  template <class List, class F>
  static void each(F&& f) {
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, List>>(
        [&](auto type) { f.template operator()<typename decltype(type)::type>(); });
  }

  template <class S>
  static constexpr int id_of() {
    return boost::msm::back::get_state_id<typename Back::stt, S>::value;
  }

  static int number_of(Symbol state) {
    int number = -1;
    each<States>([&]<class S>() {
      if (symbol_of<S>() == state) number = id_of<S>();
    });
    ensure(number >= 0, "a stored state is one of its procedure's");
    return number;
  }

  static Symbol state_numbered(int number) {
    Symbol state;
    each<States>([&]<class S>() {
      if (id_of<S>() == number) state = symbol_of<S>();
    });
    return state;
  }

  template <class A>
  static bool act_from(Symbol state) {
    bool from = false;
    each<typename A::froms>([&]<class S>() { from = from || symbol_of<S>() == state; });
    return from;
  }

  /// Only what answers this command is instantiated for it: the compiler's time goes with rows, not rows × commands.
  template <class C>
  struct answers {
    template <class R>
    using fn = std::is_same<typename R::on, C>;
  };
  template <class C>
  using RowsOn = boost::mp11::mp_copy_if_q<Rows, answers<C>>;
  template <class C>
  using ActsOn = boost::mp11::mp_copy_if_q<Acts, answers<C>>;

  /// Asks every guard of every row and act that could answer.
  template <class C>
  static std::vector<Candidate> ask(Symbol state, C const& command, Facts const& facts, bool probing) {
    std::vector<Candidate> candidates;
    auto const ask_one = [&]<class R>(Symbol to) {
      auto& candidate = candidates.emplace_back(Candidate{R::id, to, {}});
      candidate.verdict.probing = probing;
      R::guard::ask(command, facts, candidate.verdict);
    };
    each<RowsOn<C>>([&]<class R>() {
      if (symbol_of<typename R::from>() == state) ask_one.template operator()<R>(symbol_of<typename R::to>());
    });
    each<ActsOn<C>>([&]<class A>() {
      if (act_from<A>(state)) ask_one.template operator()<A>(Symbol());
    });
    return candidates;
  }

  template <class C>
  static Ruling decide_typed(Symbol state, C const& command, Facts const& facts) {
    Ruling ruling;
    constexpr std::size_t usual_effects = 8;
    ruling.effects = Effects(facts);
    ruling.effects.list.reserve(usual_effects);
    ruling.candidates = ask(state, command, facts, false);
    int holding = 0;
    for (auto const& candidate : ruling.candidates) holding += candidate.verdict.holds() ? 1 : 0;
    ensure(holding <= 1, "rules for one command from one state exclude each other");
    if (holding == 0) return ruling;
    if constexpr (!boost::mp11::mp_empty<RowsOn<C>>::value) fire_row(state, command, facts, ruling);
    if (ruling.rule == 0) fire_act(state, command, facts, ruling);
    return ruling;
  }

  /// MSM picks the row, asking the verdicts already given.
  template <class C>
  static void fire_row(Symbol state, C const& command, Facts const& facts, Ruling& ruling) {
    Back machine;
    Rest rest{number_of(state)};
    machine.serialize(rest, 0);
    machine.facts = &facts;
    machine.ruling = &ruling;
    if (machine.process_event(command) == boost::msm::back::HANDLED_TRUE)
      ruling.to = state_numbered(machine.current_state()[0]);
  }

  template <class C>
  static void fire_act([[maybe_unused]] Symbol state, [[maybe_unused]] C const& command,
                       [[maybe_unused]] Facts const& facts, [[maybe_unused]] Ruling& ruling) {
    each<ActsOn<C>>([&]<class A>() {
      if (ruling.rule != 0 || !act_from<A>(state)) return;
      for (auto const& candidate : ruling.candidates)
        if (candidate.rule == A::id && candidate.verdict.holds()) {
          ruling.rule = A::id;
          A::effect::draw(command, facts, ruling.effects);
          return;
        }
    });
  }

  template <class If, class Do>
  static void describe(RuleInfo& info) {
    If::list(info.guards, info.reported);
    list_effects<Do>(info.effects);
    list_raised<Do>(info.raises);
  }

 public:
  static Ruling decide(Symbol state, Command const& command, Facts const& facts) {
    Ruling ruling;
    Symbol const code = command.code();
    each<Commands>([&]<class C>() {
      if (symbol_of<C>() == code) ruling = decide_typed(state, command.as<C>(), facts);
    });
    return ruling;
  }

  static Ruling probe(Symbol state, Symbol command, Facts const& facts) {
    Ruling ruling;
    each<Commands>([&]<class C>() {
      if (symbol_of<C>() == command) ruling.candidates = ask(state, C{}, facts, true);
    });
    return ruling;
  }

  static std::vector<StateInfo> states() {
    std::vector<StateInfo> list;
    each<States>([&]<class S>() { list.push_back({symbol_of<S>(), S::kind}); });
    return list;
  }

  static std::vector<CommandSpec const*> commands() {
    std::vector<CommandSpec const*> list;
    each<Commands>([&]<class C>() { list.push_back(&CommandSpec::of<C>()); });
    return list;
  }

  static std::vector<RuleInfo> rules() {
    std::vector<RuleInfo> list;
    each<Rows>([&]<class R>() {
      if (!list.empty() && list.back().id == R::id) {
        list.back().from.push_back(R::from::code);
        return;
      }
      auto& info = list.emplace_back(RuleInfo{R::id, false, {R::from::code}, R::on::code, R::to::code, {}, {}, {}, {}});
      describe<typename R::guard, typename R::effect>(info);
    });
    each<Acts>([&]<class A>() {
      auto& info = list.emplace_back(RuleInfo{A::id, true, {}, A::on::code, {}, {}, {}, {}, {}});
      each<typename A::froms>([&]<class S>() { info.from.push_back(S::code); });
      describe<typename A::guard, typename A::effect>(info);
    });
    return list;
  }
};

}  // namespace detail

/// `P` declares `code`, `resolving`, `table` and `acts`; where the law names who may handle it, `handled_by` as well.
template <class P>
Procedure make_procedure() {
  using T = detail::Table<P>;
  Procedure procedure;
  procedure.code = symbol_of<P>();
  procedure.resolving = P::resolving;
  if constexpr (requires { P::handled_by; }) procedure.handled_by.assign(P::handled_by.begin(), P::handled_by.end());
  procedure.states = T::states();
  procedure.rules = T::rules();
  procedure.commands = T::commands();
  procedure.decide = &T::decide;
  procedure.probe = &T::probe;
  return procedure;
}

}  // namespace liandiao
