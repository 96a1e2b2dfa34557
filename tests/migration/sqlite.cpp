// How a database becomes ours and stays what this program knows.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "adapters/sql/migrator.hpp"
#include "adapters/sql/sql_store.hpp"
#include "tests/folder.hpp"

namespace liandiao {
namespace {

using sql::Session;

std::string number_text_of(Serial const&) { return "1"; }

class SqliteSchema : public ::testing::Test {
 protected:
  std::unique_ptr<Session> session() { return Session::open(place_, Session::Missing::create).value(); }
  void run(std::string const& text) { ASSERT_TRUE(session()->script(text)); }
  Result<std::unique_ptr<SqlStore>> open() { return SqlStore::open(place_, number_text_of); }

  tests::Folder const folder_;
  Place const place_{.path = folder_.file("卷宗 库.db"), .busy = std::chrono::milliseconds(50)};
  std::vector<migration::Migration> known_ = sql::migrations_of("sqlite");
  int const shipped_ = static_cast<int>(known_.size());

  std::string shown(Result<> const& result) {
    return result ? "accepted" : std::string(word_of(result.error().code)) + " " + result.error().key;
  }
  std::string opening() {
    auto const store = open();
    return store ? "accepted" : std::string(word_of(store.error().code)) + " " + store.error().key;
  }
  std::string initialising() {
    auto const done = init_database(place_, Instant{5});
    return done ? std::to_string(*done) : std::string(word_of(done.error().code)) + " " + done.error().key;
  }
};

TEST_F(SqliteSchema, InitMakesADatabaseOnceAndThenLeavesItAlone) {
  EXPECT_EQ(opening(), "unavailable database_missing");
  EXPECT_EQ(initialising(), std::to_string(known_.size()));
  EXPECT_EQ(opening(), "accepted");
  EXPECT_EQ(initialising(), "0");
  EXPECT_EQ(opening(), "accepted");
}

TEST_F(SqliteSchema, AnEmptyFileIsToldToInit) {
  std::ofstream(place_.path).flush();
  EXPECT_EQ(opening(), "unavailable schema_older");
  EXPECT_EQ(initialising(), std::to_string(known_.size()));
}

TEST_F(SqliteSchema, SomebodyElsesDatabaseIsRefused) {
  run("CREATE TABLE song (title TEXT)");
  EXPECT_EQ(opening(), "invalid_input database_foreign");
  EXPECT_EQ(initialising(), "invalid_input database_foreign");
  run("PRAGMA application_id = 42; DROP TABLE song");
  EXPECT_EQ(opening(), "invalid_input database_foreign");
  EXPECT_EQ(initialising(), "invalid_input database_foreign");
}

TEST_F(SqliteSchema, AFileThatIsNoDatabaseIsRefused) {
  std::ofstream(place_.path) << std::string(5000, 'x');
  EXPECT_EQ(opening(), "invalid_input database_foreign");
  EXPECT_EQ(initialising(), "invalid_input database_foreign");
}

TEST_F(SqliteSchema, ANewerSchemaIsRefused) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  run("INSERT INTO schema_migration VALUES (" + std::to_string(shipped_ + 1) + ", 'tomorrow', 'digest', 9)");
  EXPECT_EQ(opening(), "unavailable schema_newer");
  EXPECT_EQ(initialising(), "unavailable schema_newer");
}

TEST_F(SqliteSchema, AnOlderSchemaIsBroughtForwardByInitAlone) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  known_.push_back({shipped_ + 1, "tomorrow", "CREATE TABLE tomorrow (day TEXT);", "sqlite"});
  EXPECT_EQ(shown(sql::require_current_schema(*session(), known_)), "unavailable schema_older");
  EXPECT_EQ(sql::migrate(*session(), Instant{9}, known_).value(), 1);
  EXPECT_EQ(shown(sql::require_current_schema(*session(), known_)), "accepted");
  EXPECT_EQ(sql::migrate(*session(), Instant{9}, known_).value(), 0);
}

TEST_F(SqliteSchema, AChangedMigrationStopsTheStart) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  run("UPDATE schema_migration SET digest = 'another'");
  EXPECT_EQ(opening(), "corrupt schema_changed");
  EXPECT_EQ(initialising(), "corrupt schema_changed");
}

TEST_F(SqliteSchema, AMigrationThatFailsLeavesNothing) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  known_.push_back({shipped_ + 1, "broken", "CREATE TABLE half (day TEXT); CREATE TABLE half (day TEXT);", "sqlite"});
  EXPECT_FALSE(sql::migrate(*session(), Instant{9}, known_));
  EXPECT_EQ(opening(), "accepted");
  known_.back() = {shipped_ + 1, "whole", "CREATE TABLE half (day TEXT);", "sqlite"};
  EXPECT_EQ(sql::migrate(*session(), Instant{9}, known_).value(), 1);
}

TEST_F(SqliteSchema, HalfOfTheMigrationsIsNotEnough) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  run("DELETE FROM schema_migration WHERE version = 1");
  EXPECT_EQ(opening(), "corrupt schema_changed");
  EXPECT_EQ(initialising(), "corrupt schema_changed");
}

// Each is a transaction of its own, so a process that dies stops between two of them.
TEST_F(SqliteSchema, AnInitThatStoppedAfterAnyMigrationIsFinishedByTheNext) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  auto const schema = "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master ORDER BY type, name)";
  auto const whole = session()->single(schema).value();
  for (int done = 1; done < shipped_; ++done) {
    SCOPED_TRACE(done);
    Place const half{.path = folder_.file("half" + std::to_string(done))};
    {
      auto const first = Session::open(half, Session::Missing::create).value();
      auto const known = std::span(known_).first(static_cast<std::size_t>(done));
      ASSERT_EQ(sql::migrate(*first, Instant{5}, known).value(), done);
    }
    auto const refused = SqlStore::open(half, number_text_of);
    EXPECT_EQ(refused.error().key, "schema_older");
    EXPECT_EQ(init_database(half, Instant{6}).value(), shipped_ - done);
    EXPECT_TRUE(SqlStore::open(half, number_text_of));
    EXPECT_EQ(Session::open(half, Session::Missing::refuse).value()->single(schema).value(), whole);
  }
}

TEST_F(SqliteSchema, APathThatWouldMeanSomethingElseIsRefused) {
  for (auto const* path : {"", ":memory:", "file:cases.db", "a=b.db", "folder=x/cases.db"}) {
    auto const refused = init_database(Place{.path = path}, Instant{5});
    ASSERT_FALSE(refused) << path;
    EXPECT_EQ(refused.error().key, "database_path");
  }
  auto const folder = init_database(Place{.path = folder_.path().string()}, Instant{5});
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().key, "database_is_folder");
  auto const nowhere = init_database(Place{.path = folder_.file("no/such/folder.db")}, Instant{5});
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().key, "database_cannot_open");
  EXPECT_EQ(nowhere.error().code, Code::unavailable);
}

std::string const a_case =
    "INSERT INTO dispute_case (district, uid, version, last_hash, recorded_us, standing, flow, source, dispute_type, "
    "cause, area, level, flags, holder, registered_on, parent, parties, representatives, claims, instances, "
    "agreements) "
    "VALUES ('d', 'u', 1, zeroblob(32), 1, 's', 'f', 's', 't', 'c', 'a', 'L1', '[]', 'o', '2026-01-01', '', 2, 0, 0, "
    "1, 0);";

TEST_F(SqliteSchema, NamesThatWereStoredBeforeAreFoundByTheirParts) {
  constexpr int before = 11;
  std::vector<migration::Migration> const older(known_.begin(), known_.begin() + before);
  ASSERT_EQ(sql::migrate(*session(), Instant{1}, older).value(), before);
  run(a_case +
      "INSERT INTO private_row (district, uid, seq, idx, openness, salt, text) VALUES"
      " ('d', 'u', 1, 0, 'personal', zeroblob(32), '王B小芳'), ('d', 'u', 1, 1, 'personal', zeroblob(32), "
      "'13800138000'),"
      " ('d', 'u', 1, 2, 'personal', NULL, NULL);"
      "INSERT INTO party (district, uid, no, side, kind, headcount, name, phone, flags) VALUES"
      " ('d', 'u', 1, 'claimant', 'natural', 1, '1.0', '1.1', '[]'),"
      " ('d', 'u', 2, 'claimant', 'natural', 1, '1.2', NULL, '[]')");
  ASSERT_EQ(initialising(), std::to_string(shipped_ - before));
  EXPECT_EQ(session()->single("SELECT group_concat(gram || '=' || seq || '.' || idx, ' ') FROM name_gram").value(),
            "b小=1.0 小芳=1.0 王b=1.0 芳=1.0");
}

TEST_F(SqliteSchema, WhoMediatesIsToldFromWhoMediatedInWhatWasStoredBefore) {
  constexpr int before = 14;
  std::vector<migration::Migration> const older(known_.begin(), known_.begin() + before);
  ASSERT_EQ(sql::migrate(*session(), Instant{1}, older).value(), before);
  run(a_case +
      "INSERT INTO procedure_instance (district, uid, no, procedure, variant, edition, organ, state, opened_on, "
      "moved_on, outcome, ended_on, sessions, agreement, suspended_for) VALUES"
      " ('d', 'u', 1, 'p', '', '', 'o', 's', '2026-01-01', '2026-02-01', 'failed', '2026-02-01', 0, 0, ''),"
      " ('d', 'u', 2, 'p', '', '', 'o', 's', '2026-02-02', '2026-02-02', '', NULL, 0, 0, '');"
      "INSERT INTO mediator (district, uid, instance, person, role, since, until) VALUES"
      " ('d', 'u', 1, 'a', 'lead', '2026-01-01', NULL), ('d', 'u', 2, 'a', 'lead', '2026-02-02', NULL)");
  ASSERT_EQ(initialising(), std::to_string(shipped_ - before));
  EXPECT_EQ(session()->single("SELECT group_concat(instance || '=' || ended, ' ') FROM mediator").value(), "1=1 2=0");
}

TEST_F(SqliteSchema, OfTwoThatInitAtOnceOneDoesIt) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  auto one = session();
  ASSERT_TRUE(one->begin_write());
  EXPECT_EQ(initialising(), "unavailable database_locked");
  one->rollback();
  EXPECT_EQ(initialising(), "0");
}

TEST_F(SqliteSchema, ASessionIsSafeToWriteWith) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  auto plain = session();
  EXPECT_EQ(plain->single("PRAGMA journal_mode").value(), "wal");
  EXPECT_EQ(plain->single("PRAGMA synchronous").value(), "2");
  EXPECT_EQ(plain->single("PRAGMA foreign_keys").value(), "1");
}

}  // namespace
}  // namespace liandiao
