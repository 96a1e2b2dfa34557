// A writer to a server is killed at any moment, and every step it had answered is there, once and whole.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <random>

#include "tests/fault/served.hpp"

namespace liandiao::fault {
namespace {

using tests::Cluster;

class PostgresqlWriter : public ::testing::Test {
 protected:
  void SetUp() override {
    auto const path = served();
    ASSERT_EQ(told(office_.open(path)), "accepted");
    events_.push_back(0);
    for (std::size_t step = 0; step < office_.steps(); ++step) {
      auto const done = office_.live(step);
      ASSERT_TRUE(done) << step << ": " << done.error().error.plain();
      answers_.push_back(answer_of(*done));
      events_.push_back(events_.back() + done->events.size());
    }
    office_.close();
  }

  /// In a process of its own, killed some while after it answered so many steps; how many it answered.
  std::size_t killed(std::string const& path, std::size_t after, int spin) {
    int answers[2];
    if (::pipe(answers) != 0) throw std::runtime_error("no pipe");
    auto const child = ::fork();
    if (child == 0) {
      if (!office_.open(path)) ::_exit(4);
      for (std::size_t step = 0; step < office_.steps(); ++step)
        if (!office_.live(step) || ::write(answers[1], "a", 1) != 1) ::_exit(5);
      ::_exit(0);
    }
    ::close(answers[1]);
    std::size_t answered = 0;
    char byte = 0;
    while (answered < after && ::read(answers[0], &byte, 1) == 1) ++answered;
    for (std::atomic<int> left = spin; left > 0; --left) {
    }
    ::kill(child, SIGKILL);
    while (::read(answers[0], &byte, 1) == 1) ++answered;
    ::close(answers[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << status;
    // What it had sent may still be at work.
    server_.await(
        "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname <> 'postgres'", "0");
    return answered;
  }

  /// As for a file: the step that was not answered is there whole or not at all, and asked for again it is given once.
  void expect_intact(std::size_t step) {
    auto const stored = office_.stores.events(office_.id());
    auto const count = stored ? stored->size() : 0;
    bool const last_too = step < office_.steps() && count == events_[step + 1];
    ASSERT_TRUE(last_too || count == events_[step]) << count << " events after step " << step;
    unanswered_but_there_ += last_too ? 1 : 0;
    ASSERT_EQ(findings_in(office_.stores), "");
    if (step == office_.steps()) return;
    for (bool const repeated : {last_too, true}) {
      auto const done = office_.live(step);
      ASSERT_TRUE(done) << done.error().error.plain();
      ASSERT_EQ(done->repeated, repeated);
      ASSERT_EQ(answer_of(*done), answers_[step]);
    }
    ASSERT_EQ(findings_in(office_.stores), "");
  }

  Cluster& server_ = Cluster::of_this_program();
  Office office_;
  std::vector<std::string> answers_;  // by step
  std::vector<std::size_t> events_;   // how many there are before each step, and at the end
  int unanswered_but_there_ = 0;
};

TEST_F(PostgresqlWriter, KilledAtAnyMomentLosesNoAnsweredStep) {
  constexpr int kills = 200;
  char const* const given = std::getenv("LIANDIAO_SEED");
  auto const seed = given != nullptr ? static_cast<unsigned>(std::atoi(given)) : std::random_device{}();
  std::mt19937 random(seed);
  for (int n = 0; n < kills; ++n) {
    SCOPED_TRACE("LIANDIAO_SEED=" + std::to_string(seed) + ", kill " + std::to_string(n));
    auto const path = served();
    auto const answered = killed(path, random() % office_.steps(), static_cast<int>(random() % 4'000'000));
    ASSERT_EQ(told(office_.open(path)), "accepted");
    ASSERT_NO_FATAL_FAILURE(expect_intact(answered));
    office_.close();
    server_.drop(path);
  }
  std::cout << "  killed " << kills << " times; " << unanswered_but_there_
            << " times a step was stored and not answered\n";
}

}  // namespace
}  // namespace liandiao::fault
