// As closing_test.cpp, on a server; and over a network that breaks in the middle of a closing.

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "tests/fault/months.hpp"
#include "tests/fault/served.hpp"
#include "tests/gate.hpp"

namespace liandiao::fault {
namespace {

using tests::Cluster;
using tests::Gate;

class PostgresqlClosing : public ::testing::Test {
 protected:
  /// Nobody but the two terminals is connected.
  Settle const settle_ = [this] { server_.await(sessions_of(address_), "2"); };

  static void expect_one_honest_sentence(std::string const& sentence) {
    EXPECT_EQ(std::count(sentence.begin(), sentence.end(), '\n'), 0) << sentence;
    EXPECT_NE(sentence.find("；请"), std::string::npos) << sentence;
  }

  Cluster& server_ = Cluster::of_this_program();
  std::string const address_ = served();
  Months months_{address_};
};

TEST_F(PostgresqlClosing, KilledAtAnyMomentIsThereWholeOrNotAtAll) {
  kill_closers_at_any_moment(months_, address_, settle_);
}

TEST_F(PostgresqlClosing, ByTwoAtTheSameTimeIsDoneOnceAndTheOtherIsTold) {
  close_side_by_side(months_, address_, 16, settle_);
}

TEST_F(PostgresqlClosing, CutAnywhereInItsMiddleSaysOneHonestSentenceAndIsThereWholeOrNotAtAll) {
  constexpr int cuts = 40;
  Gate gate(address_);
  std::mt19937 random(seed_of_this_run());
  std::size_t whole = 1024;  // bytes of a closing that nobody cuts, or somewhat more
  for (auto before = months_.closed(); months_.closed() == before; whole *= 2) {
    Closer closer(gate.way(), months_.next());
    gate.refuse();
    gate.cut_after(whole);
    closer.go();
    auto const answer = closer.answer();
    ASSERT_TRUE(answer == "closed" || answer.starts_with("unavailable ")) << answer;
    gate.open();
    settle_();
    ASSERT_NO_FATAL_FAILURE(months_.glance());
  }
  int cut = 0, unknown = 0;
  for (int i = 0; i < cuts; ++i) {
    auto const before = months_.closed();
    SCOPED_TRACE("cut " + std::to_string(i) + " in " + months_.next());
    Closer closer(gate.way(), months_.next());
    bool const comes_back = random() % 4 == 0;
    if (!comes_back) gate.refuse();
    gate.cut_after(1 + random() % whole);
    months_.begin_lines(random);
    closer.go();
    auto const answer = closer.answer();
    months_.finish_lines();
    gate.open();
    settle_();
    ASSERT_NO_FATAL_FAILURE(months_.glance());
    if (answer == "closed") {
      EXPECT_EQ(months_.closed(), before + 1);
      continue;
    }
    ++cut;
    EXPECT_FALSE(comes_back) << answer << " " << closer.sentence();
    expect_one_honest_sentence(closer.sentence());
    if (answer == "unavailable closing_outcome_unknown") {
      ++unknown;
    } else {
      EXPECT_TRUE(answer == "unavailable database_lost" || answer == "unavailable database_unreachable") << answer;
      EXPECT_EQ(months_.closed(), before) << "she was told that it was not closed";
    }
    if (months_.closed() == before) {
      ASSERT_NO_FATAL_FAILURE(close_undisturbed(months_, address_, settle_));
    }
  }
  ASSERT_NO_FATAL_FAILURE(months_.look());
  std::cout << "  " << cuts << " times cut, " << cut << " sentences, of them " << unknown
            << " that nobody knows whether it was closed\n";
  EXPECT_GT(cut, 0);
}

TEST_F(PostgresqlClosing, WhoseAnswerIsLostIsAnsweredAllTheSame) {
  Folder const folder;
  Gate gate(address_);
  gate.lose_answer(Gate::Then::takes);
  auto const closed = ran(folder, gate.way(), "report close ledger --period " + months_.next() + " --as ddk-ma");
  EXPECT_EQ(gate.trouble(), 1U);
  EXPECT_EQ(closed.exit, 0) << closed.said;
  EXPECT_TRUE(closed.said.starts_with("第 1 次关账：2021-01")) << closed.said;
  settle_();
  months_.look();
  EXPECT_EQ(months_.closed(), 1);
}

TEST_F(PostgresqlClosing, OfWhichNobodyKnowsWhetherItWasStoredSaysSoAndLookingTells) {
  Folder const folder;
  Gate gate(address_);
  gate.lose_answer(Gate::Then::refuses);
  auto const line = "report close ledger --period " + months_.next() + " --as ddk-ma";
  auto const closed = ran(folder, gate.way(), line);
  EXPECT_EQ(gate.trouble(), 1U);
  EXPECT_EQ(closed.exit, 1) << closed.said;
  EXPECT_TRUE(closed.said.starts_with("保存这次关账时与数据库的连接断了，是否已关账尚不知道")) << closed.said;
  EXPECT_EQ(std::count(closed.said.begin(), closed.said.end(), '\n'), 1) << closed.said;
  gate.open();
  auto const listed = ran(folder, gate.way(), "report closings --as ddk-ma");
  EXPECT_NE(listed.said.find("2021-01"), std::string::npos) << listed.said;
  EXPECT_EQ(ran(folder, gate.way(), line).exit, 1);
  settle_();
  months_.look();
  EXPECT_EQ(months_.closed(), 1);
}

}  // namespace
}  // namespace liandiao::fault
