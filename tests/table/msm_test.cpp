// What is relied on of Boost.MSM 1.81, pinned: a machine put into a stored state through its serialization hook takes
// the row of that state, runs no entry or exit action on the way, and leaves what it cannot take alone.
#include <boost/mp11.hpp>
#include <boost/mp11/mpl.hpp>
//
#include <gtest/gtest.h>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

#include <stdexcept>

namespace {

namespace msm = boost::msm;

struct Go {};
struct Fail {};
struct Unheard {};

int entered = 0;
int left = 0;

struct Watched : msm::front::state<> {
  template <class E, class M>
  void on_entry(E const&, M&) {
    ++entered;
  }
  template <class E, class M>
  void on_exit(E const&, M&) {
    ++left;
  }
};
struct First : Watched {};
struct Second : Watched {};
struct Third : Watched {};

template <int Id>
struct Note {
  template <class E, class M, class S, class T>
  void operator()(E const&, M& machine, S&, T&) const {
    machine.fired = Id;
  }
};
struct Throw {
  template <class E, class M, class S, class T>
  void operator()(E const&, M&, S&, T&) const {
    throw std::runtime_error("an action failed");
  }
};
template <bool Answer>
struct Says {
  template <class E, class M, class S, class T>
  bool operator()(E const&, M&, S&, T&) const {
    return Answer;
  }
};

using Rows = boost::mp11::mp_list<
    msm::front::Row<First, Go, Second, Note<10>, Says<true>>, msm::front::Row<Second, Go, Third, Note<20>, Says<true>>,
    msm::front::Row<Second, Go, First, Note<21>, Says<false>>, msm::front::Row<Third, Fail, First, Throw, Says<true>>>;

struct Front : msm::front::state_machine_def<Front> {
  using no_exception_thrown = int;
  using no_message_queue = int;
  using initial_state = First;
  using transition_table = Rows;
  template <class M, class E>
  void no_transition(E const&, M&, int) {
    ++unanswered;
  }
  int fired = 0;
  int unanswered = 0;
};
using Back = msm::back::state_machine<Front>;

/// As the engine's own: walks through the hook and sets the active state.
struct Rest {
  int state;
  template <class T>
  Rest& operator&(T& member) {
    if constexpr (std::is_array_v<T>)
      if constexpr (std::is_same_v<std::remove_extent_t<T>, int>) member[0] = state;
    return *this;
  }
};

template <class S>
int number_of() {
  using Table = Back::stt;
  return msm::back::get_state_id<Table, S>::value;
}

Back restored(int state) {
  Back machine;
  Rest rest{state};
  machine.serialize(rest, 0);
  return machine;
}

TEST(Msm, ARestoredMachineTakesTheRowOfItsState) {
  Back machine = restored(number_of<Second>());
  EXPECT_EQ(machine.process_event(Go{}), msm::back::HANDLED_TRUE);
  EXPECT_EQ(machine.fired, 20);
  EXPECT_EQ(machine.current_state()[0], number_of<Third>());
}

TEST(Msm, BuildingAndRestoringRunsNoEntryAction) {
  entered = left = 0;
  Back machine = restored(number_of<Second>());
  EXPECT_EQ(entered + left, 0);
  machine.process_event(Go{});
  EXPECT_EQ(entered, 1) << "only the step itself enters a state";
  EXPECT_EQ(left, 1);
}

TEST(Msm, AnEventWithoutARowLeavesTheStateAndIsNotHandled) {
  Back machine = restored(number_of<Third>());
  EXPECT_NE(machine.process_event(Go{}), msm::back::HANDLED_TRUE);
  EXPECT_EQ(machine.unanswered, 1);
  EXPECT_EQ(machine.current_state()[0], number_of<Third>());
  EXPECT_NE(machine.process_event(Unheard{}), msm::back::HANDLED_TRUE);
}

TEST(Msm, AThrowingActionReachesTheCallerAndDoesNotJamTheMachine) {
  Back machine = restored(number_of<Third>());
  EXPECT_THROW(machine.process_event(Fail{}), std::runtime_error);
  Back again = restored(number_of<First>());
  EXPECT_EQ(again.process_event(Go{}), msm::back::HANDLED_TRUE);
}

}  // namespace
