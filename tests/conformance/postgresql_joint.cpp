// Commits of several threads that go to a server as one: who goes with whom, and that each is answered for itself.

#include <atomic>
#include <future>
#include <thread>

#include "adapters/sql/joint_commits.hpp"
#include "tests/cluster.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

using sql::JointAnswer;
using sql::JointCommits;
using sql::JointPlace;

std::vector<Step> opening(int n) { return {Life(uid_of(n)).opening()}; }

JointAnswer nobody(std::span<JointCommits::Waiting* const>) {
  ADD_FAILURE() << "there is nobody to go with";
  return JointAnswer::stored;
}

TEST(PostgresqlJoint, WhoWaitsIsTakenAlongButOfOneCaseOnlyOne) {
  JointCommits joint(1, std::chrono::hours(1));
  auto place = std::make_unique<JointPlace>();
  auto const first = opening(1);
  JointCommits::Waiting alone{first};
  EXPECT_EQ(joint.commit(alone, *place, nobody), JointAnswer::alone);
  std::vector<std::vector<Step>> const steps{opening(2), opening(3), opening(3), opening(4)};
  std::atomic<int> journeys{0};
  auto const together = [&](std::span<JointCommits::Waiting* const> all) {
    ++journeys;
    EXPECT_EQ(all.size(), 3u);
    return JointAnswer::stored;
  };
  std::vector<std::future<JointAnswer>> answers;
  answers.reserve(steps.size());
  for (auto const& one : steps)
    answers.push_back(std::async(std::launch::async, [&joint, &one, &together] {
      JointCommits::Waiting mine{one};
      JointPlace own;
      return joint.commit(mine, own, together);
    }));
  while (joint.waiting() < steps.size()) std::this_thread::yield();
  place.reset();
  int stored = 0;
  for (auto& answer : answers) stored += answer.get() == JointAnswer::stored ? 1 : 0;
  EXPECT_EQ(journeys, 1);
  EXPECT_EQ(stored, 3);
}

TEST(PostgresqlJoint, WhoFindsNoPlaceInTimeGoesAlone) {
  JointCommits joint(1, std::chrono::milliseconds(0));
  JointPlace place, own;
  auto const first = opening(1), second = opening(2);
  JointCommits::Waiting one{first}, other{second};
  EXPECT_EQ(joint.commit(one, place, nobody), JointAnswer::alone);
  EXPECT_EQ(joint.commit(other, own, nobody), JointAnswer::alone);
  EXPECT_EQ(joint.waiting(), 0u);
}

TEST(PostgresqlJoint, WhatBreaksAnInvariantBreaksItForNobodyElse) {
  JointCommits joint(1, std::chrono::hours(1));
  auto place = std::make_unique<JointPlace>();
  auto const first = opening(1);
  JointCommits::Waiting alone{first};
  EXPECT_EQ(joint.commit(alone, *place, nobody), JointAnswer::alone);
  std::vector<std::vector<Step>> const steps{opening(2), opening(3)};
  std::vector<std::future<JointAnswer>> answers;
  answers.reserve(steps.size());
  for (auto const& one : steps)
    answers.push_back(std::async(std::launch::async, [&joint, &one] {
      JointCommits::Waiting mine{one};
      JointPlace own;
      return joint.commit(mine, own, [](auto) -> JointAnswer { throw std::logic_error("broken"); });
    }));
  while (joint.waiting() < steps.size()) std::this_thread::yield();
  place.reset();
  for (auto& answer : answers) EXPECT_EQ(answer.get(), JointAnswer::lost);
}

/// What is refused and what is stored by as many threads as find each other at the server.
TEST(PostgresqlJoint, EachIsAnsweredForItsOwnSteps) {
  constexpr int writers_count = 12, steps_each = 40;
  Place const place{.path = tests::Cluster::of_this_program().fresh()};
  auto store = SqlStore::open(place, number_text).value();
  std::vector<std::future<void>> writers;
  writers.reserve(writers_count);
  for (int w = 0; w < writers_count; ++w)
    writers.push_back(std::async(std::launch::async, [&store, w] {
      Life life(uid_of(w + 1));
      must_commit(*store, {life.opening()});
      for (int i = 0; i < steps_each; ++i) {
        Life copy = life;
        Note note;
        note.seq = life.seq() + 1;
        note.on = Date::of(2026, 3, 3);
        auto const key = std::to_string(w) + "-" + std::to_string(i);
        auto const step = life.next({opened(note)}, key);
        if (i % 4 == w % 4) {  // one that does not fit
          auto wrong = copy.next();
          wrong.event.changes.push_back(moved(Custody{7, 8, Symbol("office_a"), Date::of(2026, 3, 2)}));
          wrong.hash = hash_of(wrong.event);
          EXPECT_EQ(refusal(store->commit(std::vector{wrong})), "internal step_does_not_fit");
        }
        must_commit(*store, {step});
        if (i % 4 == (w + 1) % 4) {
          EXPECT_EQ(refusal(store->commit(std::vector{step})), "conflict key_used");
        }
        if (i % 4 == (w + 2) % 4) {
          EXPECT_EQ(refusal(store->commit(std::vector{copy.next()})), "conflict case_moved");
        }
      }
    }));
  for (auto& writer : writers) writer.get();
  for (int w = 0; w < writers_count; ++w) {
    auto const file = store->load({Symbol("cqdk"), uid_of(w + 1)});
    ASSERT_TRUE(file) << file.error().plain();
    EXPECT_EQ(file->version, steps_each + 1);
  }
  EXPECT_TRUE(store->strays(Symbol("cqdk"))->empty());
}

}  // namespace
}  // namespace liandiao::testing
