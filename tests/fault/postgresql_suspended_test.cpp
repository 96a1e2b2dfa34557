// A process that works on a server is suspended, by its operator or with its machine, and goes on later: it keeps its
// connection, and its step is answered as if nothing had been.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <random>
#include <utility>

#include "adapters/sql/session.hpp"
#include "tests/fault/served.hpp"

namespace liandiao::fault {
namespace {

using tests::Cluster;

/// A process of its own that lives a case, step by step, over one connection. It must be answered each step at once.
class Living {
 public:
  Living(Office& office, std::string const& address, std::chrono::milliseconds busy) {
    int answers[2], leave[2];
    if (::pipe(answers) != 0 || ::pipe(leave) != 0) throw std::runtime_error("no pipe");
    process_ = ::fork();
    if (process_ == 0) {
      ::close(leave[1]);
      char byte = 0;
      if (!office.open(address, busy)) ::_exit(4);
      for (std::size_t step = 0; step < office.steps(); ++step)
        if (!office.live(step) || ::write(answers[1], "a", 1) != 1) ::_exit(5);
      ::close(answers[1]);
      ::_exit(::read(leave[0], &byte, 1) == 0 ? 0 : 6);
    }
    ::close(answers[1]);
    ::close(leave[0]);
    answers_ = answers[0];
    leave_ = leave[1];
  }
  ~Living() {
    if (process_ != 0) {
      ::kill(process_, SIGKILL);
      ::waitpid(process_, nullptr, 0);
    }
    ::close(answers_);
    if (leave_ >= 0) ::close(leave_);
  }
  Living(Living const&) = delete;
  Living& operator=(Living const&) = delete;

  /// It does nothing any more when this returns.
  void suspend() const {
    ::kill(process_, SIGSTOP);
    int status = 0;
    if (::waitpid(process_, &status, WUNTRACED) != process_ || !WIFSTOPPED(status))
      throw std::runtime_error("it has ended: " + std::to_string(status));
  }
  void go_on() const { ::kill(process_, SIGCONT); }
  /// Waits for the answer to one more step; false when there are no more.
  bool answered() const {
    char byte = 0;
    return ::read(answers_, &byte, 1) == 1;
  }
  /// Lets it leave when it has lived; its exit code.
  int end() {
    ::close(std::exchange(leave_, -1));
    int status = 0;
    ::waitpid(std::exchange(process_, 0), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t process_ = 0;
  int answers_ = -1;
  int leave_ = -1;
};

class PostgresqlSuspended : public ::testing::Test {
 protected:
  /// A statement may take three seconds, and its answer as long again: after six of them a silent server is given up.
  static constexpr std::chrono::milliseconds busy{3000};
  std::string hurried() const { return address_ + "&options=-c%20statement_timeout%3D3000"; }

  std::string seen(std::string const& what, std::string const& where = "true") const {
    return "SELECT coalesce(string_agg(CAST(" + what +
           " AS text), ' '), '') FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = '" +
           Cluster::name_in(address_) + "' AND " + where;
  }
  void expect_whole(std::size_t answered) {
    EXPECT_EQ(answered, office_.steps());
    ASSERT_EQ(told(office_.open(address_)), "accepted");
    auto const stored = office_.stores.events(office_.id());
    ASSERT_TRUE(stored) << stored.error().plain();
    EXPECT_GE(stored->size(), office_.steps());
    EXPECT_EQ(findings_in(office_.stores), "");
    office_.close();
  }

  Cluster& server_ = Cluster::of_this_program();
  std::string const address_ = served();
  Office office_;
};

TEST_F(PostgresqlSuspended, WhileItWaitedForAnAnswerItKeepsItsConnectionAndItsStep) {
  auto in_the_way = sql::Session::open(Place{.path = address_}, sql::Session::Missing::refuse).value();
  ASSERT_TRUE(in_the_way->script("BEGIN; LOCK TABLE case_event IN EXCLUSIVE MODE"));
  Living living(office_, hurried(), busy);
  server_.await(seen("wait_event_type", "wait_event_type = 'Lock'"), "Lock");
  auto const session = server_.ask(seen("pid", "wait_event_type = 'Lock'"));
  living.suspend();
  ASSERT_TRUE(in_the_way->script("ROLLBACK"));
  // The step is done, and nobody takes the answer for longer than an answer is waited for.
  server_.await(seen("pid", "state = 'idle' AND now() - state_change > interval '7 s' AND pid = " + session), session);
  living.go_on();
  std::size_t answered = 0;
  while (living.answered()) ++answered;
  in_the_way.reset();
  server_.await(seen("pid"), session);  // the one it had, and no other
  EXPECT_EQ(living.end(), 0);
  expect_whole(answered);
}

TEST_F(PostgresqlSuspended, SuspendedAnywhereItGoesOnWhereItWas) {
  char const* const given = std::getenv("LIANDIAO_SEED");
  auto const seed = given != nullptr ? static_cast<unsigned>(std::atoi(given)) : std::random_device{}();
  SCOPED_TRACE("LIANDIAO_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  Living living(office_, hurried(), busy);
  std::string session;
  std::size_t answered = 0;
  while (living.answered()) {
    ++answered;
    if (session.empty()) session = server_.ask(seen("pid"));
    for (std::atomic<int> left = static_cast<int>(random() % 4'000'000); left > 0; --left) {
    }
    living.suspend();
    server_.await(seen("state", "state = 'active'"), "");  // whatever it had sent has been done
    ASSERT_EQ(server_.ask(seen("pid")), session);
    living.go_on();
  }
  EXPECT_EQ(server_.ask(seen("pid")), session);
  EXPECT_EQ(living.end(), 0);
  expect_whole(answered);
}

}  // namespace
}  // namespace liandiao::fault
