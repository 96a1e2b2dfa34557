// A sweep that goes on: each round is a line of the log, and the work is shared with whoever else sweeps.

#include "engine/desk/sweeping.hpp"
#include "tests/cli/fixture.hpp"
#include "tests/cli/rounds.hpp"

namespace liandiao::door {
namespace {

class SweepWatch : public CommandLine {
 protected:
  void SetUp() override {
    time.set(Instant::at(Date::of(2026, 3, 2), 10 * 60));
    prepare();
    number = registered();  // on 2 March: to be sorted within one working day
  }
  Answered watched(CountedRounds& counted, std::vector<std::string> more = {}) {
    rounds = &counted;
    std::vector<std::string> args{"sweep", "--watch"};
    args.insert(args.end(), more.begin(), more.end());
    auto answer = run(args);
    rounds = nullptr;
    return answer;
  }
  static int count_of(std::string const& text, std::string const& part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
  }
  std::string number;
};

TEST_F(SweepWatch, EachRoundIsOneLineAndWhatComesDueIsFound) {
  CountedRounds two(2, [&](int) { time.set(Instant::at(Date::of(2026, 3, 10), 10 * 60)); });
  auto const answer = watched(two, {"--every", "5"});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  EXPECT_EQ(answer.out, "");
  EXPECT_EQ(count_of(answer.err, "\n"), 3) << answer.err;
  EXPECT_NE(answer.err.find("sweep cases=0 lapsed=0 failed=0"), std::string::npos) << answer.err;
  EXPECT_NE(answer.err.find("sweep cases=1 lapsed=1 failed=0"), std::string::npos) << answer.err;
  EXPECT_NE(answer.err.find("sweep ended"), std::string::npos) << answer.err;
  EXPECT_EQ(two.pauses, std::vector<std::chrono::seconds>(2, std::chrono::seconds(5)));
  EXPECT_EQ(run({"sweep", "--json"}).json().find("lapsed")->list().size(), 0u) << "it was lapsed";
}

TEST_F(SweepWatch, ADatabaseThatIsAwayIsOneLineAndThenItIsBack) {
  time.set(Instant::at(Date::of(2026, 3, 10), 10 * 60));
  auto const elsewhere = (folder / "away.db").string();
  CountedRounds three(3, [&](int round) { variables["LIANDIAO_DATABASE"] = round == 1 ? elsewhere : database(); });
  auto const answer = watched(three);
  EXPECT_EQ(answer.exit, 0);
  EXPECT_EQ(count_of(answer.err, "error sweep failed=database_missing"), 1) << answer.err;
  EXPECT_EQ(count_of(answer.err, "info sweep cases="), 2) << answer.err;
}

TEST_F(SweepWatch, OneThatCannotBeginIsRefused) {
  variables["LIANDIAO_DATABASE"] = (folder / "nowhere.db").string();
  CountedRounds one(1);
  EXPECT_EQ(watched(one).exit, 1);
  EXPECT_TRUE(one.pauses.empty());
}

TEST_F(SweepWatch, OptionsThatMakeNoSenseAreSaidSo) {
  CountedRounds one(1);
  EXPECT_EQ(watched(one, {"--on", "2026-03-01"}).exit, 2);
  auto const answer = run({"sweep", "--every", "5"});
  EXPECT_EQ(answer.exit, 2);
  EXPECT_NE(answer.err.find("--watch"), std::string::npos);
}

TEST_F(SweepWatch, ToldToEndItLetsGoWhatItHasNotBegun) {
  time.set(Instant::at(Date::of(2026, 3, 10), 10 * 60));
  auto place = Workplace::open(database(), time, ids);
  ASSERT_TRUE(place);
  SweepWorker worker((*place)->desk(), (*place)->due_work(), ids);
  auto const stopped = worker.pass([] { return true; });
  ASSERT_TRUE(stopped);
  EXPECT_TRUE(stopped->stopped);
  EXPECT_EQ(stopped->lapsed, 0);
  SweepWorker other((*place)->desk(), (*place)->due_work(), ids);
  auto const pass = other.pass([] { return false; });
  ASSERT_TRUE(pass);
  EXPECT_EQ(pass->lapsed, 1) << "at once, and not when the hold is over";
}

TEST_F(SweepWatch, AClockThatFailsIsTriedAgainLaterAndDoesNotStopTheRest) {
  time.set(Instant::at(Date::of(2026, 3, 10), 10 * 60));
  auto const other = registered();
  auto place = Workplace::open(database(), time, ids);
  ASSERT_TRUE(place);
  // A store that answers one case as a damaged database would.
  struct Broken final : DueWork {
    DueWork& inner;
    explicit Broken(DueWork& work) : inner(work) {}
    Result<std::vector<DueCase>> take_due(Symbol district, Date day, Hold const& hold, int clocks) override {
      auto taken = inner.take_due(district, day, hold, clocks);
      if (taken && !taken->empty()) taken->front().clocks.front().id.uid = "00000000-0000-7000-8000-000000000000";
      return taken;
    }
    Result<> let_go(CaseId const& id, std::string const& worker) override { return inner.let_go(id, worker); }
    Result<> put_off(CaseId const& id, std::string const& worker, Instant until) override {
      return inner.put_off(id, worker, until);
    }
    Result<> tidy_due(Symbol district, Date day, Instant now) override { return inner.tidy_due(district, day, now); }
  };
  Broken broken((*place)->due_work());
  auto const first = SweepWorker((*place)->desk(), broken, ids).pass([] { return false; });
  ASSERT_TRUE(first);
  EXPECT_EQ(first->lapsed, 1);
  ASSERT_EQ(first->failed.size(), 1u);
  EXPECT_EQ(first->failed.front().second.key, "case_unknown");
  auto const at_once = SweepWorker((*place)->desk(), (*place)->due_work(), ids).pass([] { return false; });
  EXPECT_EQ(at_once->cases, 0) << "its pause is not over";
  time.set(Instant{time.now().us + 40 * 1'000'000LL});
  auto const later = SweepWorker((*place)->desk(), (*place)->due_work(), ids).pass([] { return false; });
  EXPECT_EQ(later->lapsed, 1);
}

}  // namespace
}  // namespace liandiao::door
