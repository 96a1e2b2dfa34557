// Four sweepers and two writers, each a process of its own, on one database: every clock lapses once, and nothing that
// was stored is broken. LIANDIAO_LINES gives each writer more to do than a test has time for.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>

#include "tests/cluster.hpp"
#include "tests/fault/office.hpp"
#include "tools/liandiao/program.hpp"

namespace liandiao::fault {
namespace {

using tests::Cluster;
std::string const now = "2026-03-31T10:00";
Symbol const district("500104");

struct Said {
  int exit = 0;
  std::string out, err;
};

class PostgresqlWorkers : public ::testing::Test {
 protected:
  void SetUp() override {
    for (std::vector<std::string> const& line :
         std::vector<std::vector<std::string>>{{"init"},
                                               {"calendar", "load", config_ / "calendars/cn.yaml"},
                                               {"organisation", "load", config_ / "organisations/dadukou.yaml"},
                                               {"flow", "publish", config_ / "flows/dadukou.yaml"}})
      ASSERT_EQ(said(line).exit, 0) << line[0];
  }

  /// The program in this process.
  Said said(std::vector<std::string> const& line) {
    door::SetTime time;
    door::RandomIds ids;
    auto const variable = [&](std::string const& name) {
      if (name == "LIANDIAO_DATABASE") return std::optional(address_);
      if (name == "LIANDIAO_NOW") return std::optional(now);
      return std::optional<std::string>();
    };
    std::istringstream in;
    std::ostringstream out, err;
    int const exit = door::run(line, in, out, err, {variable, time, ids});
    return {exit, out.str(), err.str()};
  }

  /// The program in a process of its own.
  pid_t started(std::vector<std::string> words, std::string const& input, std::string const& output) {
    words.insert(words.begin(), LIANDIAO_BINARY);
    pid_t const parent = ::getpid();
    auto const child = ::fork();
    if (child != 0) return child;
    if (::getppid() != parent) ::_exit(126);
    ::setenv("LIANDIAO_DATABASE", address_.c_str(), 1);
    ::setenv("LIANDIAO_NOW", now.c_str(), 1);
    ::dup2(::open(input.c_str(), O_RDONLY | O_CLOEXEC), STDIN_FILENO);
    int const out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
  }
  static int exit_of(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  std::string text_of(std::string const& name) const {
    std::ifstream in(folder_.file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  /// Every clock was running and past its day when it lapsed; how many did.
  int lapses_looked_at() {
    door::Numbering numbering;
    auto const store = SqlStore::open(Place{.path = address_}, numbering.format()).value();
    int lapses = 0;
    auto const visited = store->each_case(district, [&](CaseId const& id) -> Result<> {
      CaseFile file;
      auto const events = store->events(id);
      if (!events) return tl::unexpected<Error>(events.error());
      for (auto const& stored : *events) {
        auto const event = parse_event(stored.text);
        if (!event) return tl::unexpected<Error>(event.error());
        if (event->command == "lapse") {
          ++lapses;
          for (auto const& change : event->changes)
            if (auto const* after = std::get_if<Clock>(&change.part); after != nullptr && after->mark == "lapsed") {
              auto const* before = file.find<Clock>(after->clock, after->instance, after->agreement, after->term);
              EXPECT_TRUE(before != nullptr && before->mark == "running") << id.uid << " #" << event->seq;
              EXPECT_LT(*before->due, event->on.day) << id.uid << " #" << event->seq;
            }
        }
        if (auto followed = follow(file, *event); !followed) return followed;
      }
      return {};
    });
    EXPECT_TRUE(visited) << visited.error().plain();
    return lapses;
  }

  std::filesystem::path const config_ = std::filesystem::path(LIANDIAO_SOURCE_DIR) / "config";
  tests::Folder const folder_;
  std::string const address_ = Cluster::of_this_program().blank();
};

/// What a writer types: mostly the next thing in the life of one of the cases both work on, now and then anything, and
/// new cases in between. Much of it is refused, which is what happens where two are at one case.
class Typing {
 public:
  Typing(std::vector<std::string> cases, unsigned seed) : cases_(std::move(cases)), random_(seed) {}

  std::string lines(int count) {
    std::string text;
    for (int n = 0; n < count; ++n) text += line(Date::of(2026, 3, 2).plus(n * 25 / count)) + "\n";
    return text;
  }

  static std::string registering(Date on) {
    return R"({"case":"new","command":"register","on":")" + on.text() +
           R"(","fields":{"organ":"jgm-pmc","source":"application","dispute_type":"neighbours","level":"L1",)"
           R"("area":"500104003","summary":"院墙越界","parties":[{"side":"claimant","kind":"natural","name":"张三"},)"
           R"({"side":"respondent","kind":"natural","name":"李四"}],"claims":[{"party":1,"text":"拆墙"}]}})";
  }

 private:
  std::string line(Date on) {
    if (random_() % 6 == 0) return registering(on);
    auto const& reference = cases_[random_() % cases_.size()];
    auto& at = next_[reference];
    bool const any = random_() % 4 == 0;
    auto const& [command, fields] = life()[(any ? random_() : at++) % life().size()];
    return R"({"case":")" + reference + R"(","command":")" + command + R"(","on":")" + on.text() + R"(","fields":)" +
           fields + "}";
  }

  static std::vector<std::pair<std::string, std::string>> const& life() {
    static std::vector<std::pair<std::string, std::string>> const steps{
        {"inform_ways", "{}"},
        {"apply", R"({"organ":"jgm-pmc","applicants":[1]})"},
        {"consent", R"({"parties":[2],"purpose":"mediate","answer":"given"})"},
        {"accept", "{}"},
        {"appoint", R"({"mediators":[{"person":"jgm-wang","role":"lead"}]})"},
        {"inform_rights", R"({"parties":[1,2]})"},
        {"convene", R"({"present":[1,2]})"},
        {"adjourn", "{}"},
        {"convene", R"({"present":[1,2]})"},
        {"end", R"({"reason":"no_agreement","told":[1,2],"report":"双方分歧较大"})"},
    };
    return steps;
  }

  std::vector<std::string> cases_;
  std::mt19937 random_;
  std::map<std::string, std::size_t> next_;
};

TEST_F(PostgresqlWorkers, FourSweepersAndTwoWritersLapseEachClockOnceAndBreakNothing) {
  constexpr int sweepers_count = 4, writers_count = 2, cases_count = 6;
  char const* const given_seed = std::getenv("LIANDIAO_SEED");
  auto const seed = given_seed != nullptr ? static_cast<unsigned>(std::atoi(given_seed)) : std::random_device{}();
  char const* const given_lines = std::getenv("LIANDIAO_LINES");
  int const lines = given_lines != nullptr ? std::atoi(given_lines) : 60;
  SCOPED_TRACE("LIANDIAO_SEED=" + std::to_string(seed));

  std::ofstream(folder_.file("first")) << [&] {
    std::string text;
    for (int n = 0; n < cases_count; ++n) text += Typing::registering(Date::of(2026, 3, 2)) + "\n";
    return text;
  }();
  ASSERT_EQ(
      exit_of(started({"act", "--stdin", "--json", "--as", "jgm-wang"}, folder_.file("first"), folder_.file("opened"))),
      0)
      << text_of("opened");
  std::vector<std::string> cases;
  for (int n = 1; n <= cases_count; ++n) cases.push_back("jgm-pmc-2026-000" + std::to_string(n));

  std::vector<pid_t> sweepers, writers;
  for (int n = 0; n < sweepers_count; ++n)
    sweepers.push_back(
        started({"sweep", "--watch", "--every", "0"}, "/dev/null", folder_.file("sweep" + std::to_string(n))));
  for (int n = 0; n < writers_count; ++n) {
    auto const name = std::to_string(n);
    std::ofstream(folder_.file("lines" + name)) << Typing(cases, seed + static_cast<unsigned>(n)).lines(lines);
    writers.push_back(
        started({"act", "--stdin", "--as", "jgm-wang"}, folder_.file("lines" + name), folder_.file("said" + name)));
  }
  for (int n = 0; n < writers_count; ++n) {
    auto const exit = exit_of(writers[static_cast<std::size_t>(n)]);
    EXPECT_TRUE(exit == 0 || exit == 1) << exit << "\n" << text_of("said" + std::to_string(n));
  }
  // One is lost without a word, and the others go on.
  ::kill(sweepers.front(), SIGKILL);
  EXPECT_EQ(exit_of(sweepers.front()), -SIGKILL);
  for (int n = 1; n < sweepers_count; ++n) {
    ::kill(sweepers[static_cast<std::size_t>(n)], SIGTERM);
    EXPECT_EQ(exit_of(sweepers[static_cast<std::size_t>(n)]), 0) << text_of("sweep" + std::to_string(n));
    EXPECT_NE(text_of("sweep" + std::to_string(n)).find("sweep ended"), std::string::npos);
  }

  // What the lost one held, or came in at the end.
  auto const rest = said({"sweep"});
  EXPECT_EQ(rest.exit, 0) << rest.err;
  EXPECT_EQ(said({"sweep", "--json"}).out.find("\"uid\""), std::string::npos);
  auto const audit = said({"audit", "verify"});
  EXPECT_EQ(audit.exit, 0) << audit.out << audit.err;
  auto const again = said({"recheck"});
  EXPECT_EQ(again.exit, 0) << again.out << again.err;
  int const lapses = lapses_looked_at();
  EXPECT_GE(lapses, cases_count);
  std::cout << "  " << lapses << " clocks lapsed once each\n";
}

}  // namespace
}  // namespace liandiao::fault
