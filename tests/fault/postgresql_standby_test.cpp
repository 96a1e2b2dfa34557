// A primary dies under load and its synchronous standby takes over: everything that was answered is there, and whoever
// writes goes on by herself. The old primary is never started again.

#include <gtest/gtest.h>

#include <fstream>
#include <list>

#include "tests/fault/served.hpp"
#include "tests/fault/terminal.hpp"

namespace liandiao::fault {
namespace {

using tests::Cluster;

class PostgresqlStandby : public ::testing::Test {
 protected:
  PostgresqlStandby() {
    furnish(address_);
    standby_ = std::make_unique<Cluster>(Cluster::StandbyOf{*primary_});
    primary_->set("synchronous_standby_names", "'*'");
    primary_->await("SELECT coalesce(max(sync_state), 'none') FROM pg_stat_replication", "sync");
    either_ = Cluster::either(address_, *standby_);
  }

  void expect_nothing_lost_when_the_primary_dies(Cluster::Death how) {
    constexpr int clerks_count = 4, rounds = 5;
    std::list<Clerk> clerks;
    for (int i = 0; i < clerks_count; ++i) clerks.emplace_back(either_, "clerk" + std::to_string(i)).open_case();
    for (int round = 0; round < 2 * rounds; ++round) {
      for (auto& clerk : clerks) clerk.begin();
      if (round == rounds) {
        primary_->die(how);
        standby_->promote();
      }
      for (auto& clerk : clerks) clerk.finish();
    }
    Office office;
    ASSERT_EQ(told(office.open(standby_->same(address_))), "accepted");
    for (auto& clerk : clerks) {
      EXPECT_EQ(clerk.version(), 1 + 2 * rounds);
      EXPECT_TRUE(clerk.answers_the_same());
      auto const stored = office.stores.events({Symbol("500104"), clerk.uid()});
      ASSERT_TRUE(stored) << stored.error().plain();
      EXPECT_EQ(static_cast<int>(stored->size()), 1 + 2 * rounds);
    }
    EXPECT_EQ(findings_in(office.stores), "");
    office.close();
    standby_->await(sessions_of(address_), std::to_string(clerks_count));
  }

  std::unique_ptr<Cluster> primary_ = std::make_unique<Cluster>(Cluster::Disk::forgetful);
  std::string const address_ = primary_->blank();
  std::unique_ptr<Cluster> standby_;
  std::string either_;
};

TEST_F(PostgresqlStandby, TakesOverWhenThePrimaryIsKilled) {
  expect_nothing_lost_when_the_primary_dies(Cluster::Death::killed);
}

TEST_F(PostgresqlStandby, TakesOverWhenThePrimaryIsShutDownAtOnce) {
  expect_nothing_lost_when_the_primary_dies(Cluster::Death::immediate);
}

TEST_F(PostgresqlStandby, ByItselfItTakesNoStepAndSaysWhoDoes) {
  Folder const folder;
  Clerk clerk(address_, "clerk");
  clerk.open_case();
  Office office;
  ASSERT_EQ(told(office.open(standby_->same(address_))), "accepted");
  // Durable there is not yet visible there.
  while (!office.stores.events({Symbol("500104"), clerk.uid()})) continue;
  auto const said = ran(folder, standby_->same(address_),
                        "act " + clerk.uid() + " set_level --as jgm-chen --level L2 --reason x --key k");
  EXPECT_EQ(said.exit, 1);
  EXPECT_TRUE(said.said.starts_with("这台数据库服务器不接受改动")) << said.said;
  EXPECT_NE(said.said.find("target_session_attrs=read-write"), std::string::npos) << said.said;
  EXPECT_EQ(findings_in(office.stores), "");
}

// What only reads runs there and leaves the primary to those who act; who looks at names is logged, which is a write.
TEST_F(PostgresqlStandby, StatisticsAndVerificationRunOnItAndWhoLooksAtNamesNeedsThePrimary) {
  Folder const folder;
  std::string const form = LIANDIAO_SOURCE_DIR "/config/reports/peoples_mediation.yaml";
  ASSERT_EQ(ran(folder, address_, "report publish '" + form + "'").exit, 0);
  Clerk clerk(address_, "clerk");
  clerk.open_case();
  Office office;
  auto const standby = standby_->same(address_);
  ASSERT_EQ(told(office.open(standby)), "accepted");
  while (!office.stores.events({Symbol("500104"), clerk.uid()})) continue;
  ASSERT_EQ(ran(folder, address_, "audit key --out " + folder.file("keys")).exit, 0);
  auto const seal = [&](std::string const& name, std::string const& database) {
    auto const answer =
        ran(folder, database,
            "audit seal --key " + folder.file("keys/seal.secret") + " --out " + folder.file(name + "/one.seal"));
    EXPECT_EQ(answer.exit, 0) << answer.said;
    std::ifstream file(folder.file(name + "/one.seal"), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  EXPECT_EQ(seal("there", standby), seal("here", address_));
  std::string const simulated = "simulate --json --flow '" LIANDIAO_SOURCE_DIR "/config/flows/dadukou.yaml'";
  std::vector<std::string> const asked{"report show peoples_mediation --period 2025-09 --json --as ddk-ma",
                                       "audit verify --json",
                                       "recheck --json",
                                       "list --overdue --json --as ddk-peng",
                                       simulated,
                                       "flow list --json",
                                       "outbox list --json"};
  for (auto const& words : asked) {
    auto const there = ran(folder, standby, words);
    EXPECT_EQ(there.exit, 0) << words << there.said;
    EXPECT_EQ(there.said, ran(folder, address_, words).said) << words;
  }
  for (auto const& words : {std::string("list --as jgm-chen"), "case show " + clerk.uid() + " --as jgm-chen"}) {
    EXPECT_EQ(ran(folder, address_, words).exit, 0);
    auto const there = ran(folder, standby, words);
    EXPECT_EQ(there.exit, 1) << words;
    EXPECT_TRUE(there.said.starts_with("这台数据库服务器不接受改动")) << there.said;
  }
}

// Without target_session_attrs a terminal that sat at the standby would never leave it.
TEST_F(PostgresqlStandby, ATerminalThatSatAtAServerWhichTakesNoChangesFindsTheOneThatDoes) {
  Clerk clerk(either_, "clerk");
  clerk.open_case();
  // Both serve, as after a switch that a terminal slept through; the one it sits at lets itself only be read.
  primary_->set("synchronous_standby_names", "DEFAULT");
  standby_->promote();
  primary_->set("default_transaction_read_only", "on");
  clerk.step();
  EXPECT_TRUE(clerk.refusals().empty());
  standby_->await(sessions_of(address_), "1");
}

}  // namespace
}  // namespace liandiao::fault
