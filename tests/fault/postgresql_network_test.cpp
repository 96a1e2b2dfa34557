// The network between the program and its server on bad days: it slices, cuts, stalls, refuses and loses answers, and
// the server goes away and comes back. The person sees one sentence, the program goes on by itself, nothing is lost and
// nothing is stored twice.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>

#include "tests/fault/served.hpp"
#include "tests/fault/terminal.hpp"
#include "tests/gate.hpp"

namespace liandiao::fault {
namespace {

using tests::Cluster;
using tests::Gate;

class PostgresqlNetwork : public ::testing::Test {
 protected:
  /// Every step that was answered is there, once, and nothing else.
  void expect_whole(std::vector<Clerk const*> const& clerks) {
    ASSERT_EQ(told(direct_.open(address_)), "accepted");
    for (auto const* clerk : clerks) {
      auto const stored = direct_.stores.events({Symbol("500104"), clerk->uid()});
      ASSERT_TRUE(stored) << stored.error().plain();
      EXPECT_EQ(static_cast<std::int64_t>(stored->size()), clerk->version());
    }
    EXPECT_EQ(findings_in(direct_.stores), "");
    direct_.close();
  }
  static void expect_only(Clerk const& clerk, std::set<std::string> const& expected) {
    for (auto const& refusal : clerk.refusals()) EXPECT_TRUE(expected.contains(refusal)) << refusal;
  }

  Cluster& server_ = Cluster::of_this_program();
  std::string const address_ = served();
  Gate gate_{address_};
  Office direct_;
};

TEST_F(PostgresqlNetwork, BytesThatComeOneByOneMakeTheSameSteps) {
  Clerk clerk(gate_.way(), "sliced");
  clerk.open_case();
  gate_.slice(1);
  for (int i = 0; i < 3; ++i) clerk.step();
  EXPECT_TRUE(clerk.refusals().empty());
  expect_whole({&clerk});
}

TEST_F(PostgresqlNetwork, CutAnywhereUnderLoadNothingIsLostOrStoredTwice) {
  constexpr int cuts = 120;
  char const* const given = std::getenv("LIANDIAO_SEED");
  auto const seed = given != nullptr ? static_cast<unsigned>(std::atoi(given)) : std::random_device{}();
  SCOPED_TRACE("LIANDIAO_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  Clerk one(gate_.way(), "one"), other(gate_.way(), "other");
  for (auto* clerk : {&one, &other}) {
    clerk->open_case();
    // Cut again while it reconnects, every other time: then somebody has to give the line again.
    clerk->on_refusal = [&] {
      if (random() % 2 == 0) gate_.cut_after(random() % 3000);
    };
  }
  for (int i = 0; i < cuts; ++i) {
    gate_.slice(random() % 4 == 0 ? 1 + random() % 100 : 0);
    gate_.cut_after(1 + random() % 25'000);
    one.begin();
    other.begin();
    one.finish();
    other.finish();
    if (i % 3 == 0) gate_.cut();
  }
  gate_.open();
  EXPECT_GT(gate_.trouble(), static_cast<std::size_t>(cuts / 3));
  std::set<std::string> const honest{"unavailable database_lost", "unavailable database_unreachable",
                                     "unavailable database_outcome_unknown"};
  expect_only(one, honest);
  expect_only(other, honest);
  one.step();
  other.step();
  expect_whole({&one, &other});
  EXPECT_TRUE(one.answers_the_same());
  server_.await(sessions_of(address_), "2");
  std::cout << "  " << gate_.trouble() << " times cut; " << one.refusals().size() + other.refusals().size()
            << " lines given again\n";
}

TEST_F(PostgresqlNetwork, AStepWhoseAnswerIsLostIsAnsweredAllTheSame) {
  Clerk clerk(gate_.way(), "lost");
  clerk.open_case();
  for (int i = 0; i < 3; ++i) {
    gate_.lose_answer(Gate::Then::takes);
    clerk.step();
    EXPECT_EQ(gate_.trouble(), static_cast<std::size_t>(i + 1));
  }
  EXPECT_TRUE(clerk.refusals().empty());
  EXPECT_EQ(clerk.version(), 4);
  EXPECT_TRUE(clerk.answers_the_same());
  expect_whole({&clerk});
}

TEST_F(PostgresqlNetwork, WhereNobodyKnowsWhetherAStepWasStoredItIsSaidAndTheRepeatTells) {
  Clerk clerk(gate_.way(), "unknown");
  clerk.open_case();
  clerk.on_refusal = [&] { gate_.open(); };
  gate_.lose_answer(Gate::Then::refuses);
  clerk.step();
  EXPECT_EQ(clerk.refusals(), std::vector<std::string>{"unavailable database_outcome_unknown"});
  EXPECT_NE(clerk.sentences().front().find(clerk.uid()), std::string::npos) << clerk.sentences().front();
  EXPECT_EQ(clerk.version(), 2);
  EXPECT_TRUE(clerk.answers_the_same());
  expect_whole({&clerk});
  EXPECT_EQ(clerk.terminal().close(), 1);
}

TEST_F(PostgresqlNetwork, ANetworkThatGoesSilentAnywhereIsGivenUpAndComesBack) {
  // Beyond the first one they fall into the middle of what a step sends and is sent.
  auto const way = gate_.way("&connect_timeout=2&options=-c%20statement_timeout%3D200");
  ASSERT_EQ(told(direct_.open(way)), "accepted");
  std::size_t step = 0;
  for (std::size_t const bytes : {1, 3000, 9000, 15'000, 21'000}) {
    SCOPED_TRACE(std::to_string(bytes) + " bytes");
    ASSERT_NO_FATAL_FAILURE(direct_.live_until(step));
    auto const before = gate_.trouble();
    gate_.stall_after(bytes);
    auto answer = told(direct_.live(step));
    if (answer != "accepted") {
      EXPECT_TRUE(answer == "unavailable database_unreachable" || answer == "unavailable database_outcome_unknown")
          << answer;
    }
    gate_.await_trouble(before + (answer == "accepted" ? 0 : 1));
    gate_.open();
    while (answer.starts_with("unavailable")) answer = told(direct_.live(step));
    EXPECT_EQ(answer, "accepted");
    EXPECT_EQ(findings_in(direct_.stores), "");
    ++step;
  }
  EXPECT_GT(gate_.trouble(), 2u);
  direct_.close();
  server_.await(sessions_of(address_), "0");
}

TEST_F(PostgresqlNetwork, ATerminalOutlivesASilentNetwork) {
  Clerk clerk(gate_.way("&options=-c%20statement_timeout%3D500"), "silent");
  clerk.open_case();
  clerk.on_refusal = [&] { gate_.open(); };
  gate_.stall();
  clerk.step();
  // The case is remembered, and the step itself was the first thing sent into the silence.
  EXPECT_EQ(clerk.refusals(), std::vector<std::string>{"unavailable database_outcome_unknown"});
  clerk.step();
  expect_whole({&clerk});
  server_.await(sessions_of(address_), "1");
}

TEST_F(PostgresqlNetwork, RefusedConnectionsAreOneSentenceAndTheTerminalGoesOn) {
  Clerk clerk(gate_.way(), "refused");
  clerk.open_case();
  clerk.on_refusal = [&] { gate_.open(); };
  gate_.refuse();
  gate_.cut();
  clerk.step();
  EXPECT_EQ(clerk.refusals(), std::vector<std::string>{"unavailable database_unreachable"});
  EXPECT_TRUE(clerk.sentences().front().starts_with("连不上数据库 postgresql://")) << clerk.sentences().front();
  EXPECT_NE(clerk.sentences().front().find("请核对地址"), std::string::npos);
  clerk.step();
  expect_whole({&clerk});
  EXPECT_EQ(clerk.terminal().close(), 1);
}

TEST_F(PostgresqlNetwork, AServerThatStopsUnderLoadIsWaitedForAtTheTerminal) {
  Clerk one(address_, "one"), other(address_, "other");
  one.open_case();
  other.open_case();
  one.on_refusal = other.on_refusal = [&] { server_.start(); };
  for (int i = 0; i < 6; ++i) {
    one.begin();
    other.begin();
    if (i % 2 == 0)
      server_.stop();
    else
      server_.die(Cluster::Death::immediate);
    one.finish();
    other.finish();
    server_.start();
  }
  one.step();
  other.step();
  std::set<std::string> const honest{"unavailable database_lost", "unavailable database_unreachable",
                                     "unavailable database_starting", "unavailable database_outcome_unknown"};
  expect_only(one, honest);
  expect_only(other, honest);
  expect_whole({&one, &other});
  server_.await(sessions_of(address_), "2");
}

// The plug is pulled while two people act: each is told once, in a sentence that says what to do, and gives the line
// again when the server is back.
TEST_F(PostgresqlNetwork, ThePlugIsPulledWhileTwoPeopleActAndEachIsToldOnceAndLosesNothing) {
  Clerk one(address_, "one"), other(address_, "other");
  one.open_case();
  other.open_case();
  constexpr int pulls = 10;
  std::size_t sentences = 0;
  for (int i = 0; i < pulls; ++i) {
    one.on_refusal = other.on_refusal = [&] { server_.start(); };
    one.begin();
    other.begin();
    server_.die(i % 2 == 0 ? Cluster::Death::immediate : Cluster::Death::killed);
    one.finish();
    EXPECT_LE(one.refusals().size(), static_cast<std::size_t>(i + 1));
    other.finish();
    EXPECT_LE(other.refusals().size(), static_cast<std::size_t>(i + 1));
    server_.start();
  }
  for (auto* clerk : {&one, &other}) {
    sentences += clerk->sentences().size();
    for (auto const& sentence : clerk->sentences()) {
      EXPECT_EQ(std::count(sentence.begin(), sentence.end(), '\n'), 0) << sentence;
      EXPECT_NE(sentence.find("；请"), std::string::npos) << sentence;
    }
    expect_only(*clerk, {"unavailable database_lost", "unavailable database_unreachable",
                         "unavailable database_starting", "unavailable database_outcome_unknown"});
    EXPECT_TRUE(clerk->answers_the_same());
  }
  EXPECT_GT(sentences, 0u);
  expect_whole({&one, &other});
  std::cout << "  the plug pulled " << pulls << " times; " << sentences << " sentences\n";
}

TEST_F(PostgresqlNetwork, WithoutItsServerTheProgramSaysOneSentenceAndNothingElse) {
  Folder const folder;
  gate_.refuse();
  auto const refused = ran(folder, gate_.way(), "act jgm-jo-2026-0001 set_level --level L2 --reason x --key k");
  EXPECT_EQ(refused.exit, 1);
  EXPECT_TRUE(refused.said.starts_with("连不上数据库 postgresql://liandiao@127.0.0.1")) << refused.said;
  EXPECT_EQ(std::count(refused.said.begin(), refused.said.end(), '\n'), 1) << refused.said;
}

}  // namespace
}  // namespace liandiao::fault
