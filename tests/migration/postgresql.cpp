// How a database on a server becomes ours and stays what this program knows.

#include <gtest/gtest.h>

#include "adapters/sql/migrator.hpp"
#include "adapters/sql/sql_store.hpp"
#include "tests/cluster.hpp"
#include "tests/gate.hpp"

namespace liandiao {
namespace {

using sql::Session;
using tests::Cluster;

std::string number_text_of(Serial const&) { return "1"; }

class PostgresqlSchema : public ::testing::Test {
 protected:
  std::unique_ptr<Session> session() { return Session::open(place_, Session::Missing::refuse).value(); }
  void run(std::string const& text) { Cluster::run(place_.path, text); }

  Place const place_{.path = Cluster::of_this_program().blank(), .busy = std::chrono::milliseconds(200)};
  std::vector<migration::Migration> known_ = sql::migrations_of("postgresql");
  int const shipped_ = static_cast<int>(known_.size());

  template <class T>
  static std::string shown(Result<T> const& result) {
    return result ? "accepted" : std::string(word_of(result.error().code)) + " " + result.error().key;
  }
  std::string opening() { return shown(SqlStore::open(place_, number_text_of)); }
  std::string initialising() {
    auto const done = init_database(place_, Instant{5});
    return done ? std::to_string(*done) : shown(done);
  }
};

TEST_F(PostgresqlSchema, InitMakesADatabaseOursOnceAndThenLeavesItAlone) {
  EXPECT_EQ(opening(), "unavailable schema_older");
  EXPECT_EQ(initialising(), std::to_string(shipped_));
  EXPECT_EQ(opening(), "accepted");
  EXPECT_EQ(initialising(), "0");
}

TEST_F(PostgresqlSchema, SomebodyElsesDatabaseIsRefused) {
  run("CREATE TABLE song (title text)");
  EXPECT_EQ(opening(), "invalid_input database_foreign");
  EXPECT_EQ(initialising(), "invalid_input database_foreign");
  run("DROP TABLE song; CREATE TABLE schema_migration (version bigint)");
  EXPECT_EQ(opening(), "invalid_input database_foreign");
  EXPECT_EQ(initialising(), "invalid_input database_foreign");
}

TEST_F(PostgresqlSchema, ADatabaseWhereOnlyAnothersTablesOfTheSameNameStandIsRefused) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  run("COMMENT ON TABLE schema_migration IS NULL");
  EXPECT_EQ(opening(), "invalid_input database_foreign");
  EXPECT_EQ(initialising(), "invalid_input database_foreign");
}

TEST_F(PostgresqlSchema, ANewerSchemaIsRefused) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  run("INSERT INTO schema_migration VALUES (" + std::to_string(shipped_ + 1) + ", 'tomorrow', 'digest', 9)");
  EXPECT_EQ(opening(), "unavailable schema_newer");
  EXPECT_EQ(initialising(), "unavailable schema_newer");
}

TEST_F(PostgresqlSchema, AnOlderSchemaIsBroughtForwardByInitAlone) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  known_.push_back({shipped_ + 1, "tomorrow", "CREATE TABLE tomorrow (day text);", "postgresql"});
  EXPECT_EQ(shown(sql::require_current_schema(*session(), known_)), "unavailable schema_older");
  EXPECT_EQ(sql::migrate(*session(), Instant{9}, known_).value(), 1);
  EXPECT_EQ(shown(sql::require_current_schema(*session(), known_)), "accepted");
}

TEST_F(PostgresqlSchema, AChangedMigrationStopsTheStart) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  run("UPDATE schema_migration SET digest = 'another'");
  EXPECT_EQ(opening(), "corrupt schema_changed");
  EXPECT_EQ(initialising(), "corrupt schema_changed");
}

TEST_F(PostgresqlSchema, HalfOfTheMigrationsIsNotEnough) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  run("DELETE FROM schema_migration WHERE version = 1");
  EXPECT_EQ(opening(), "corrupt schema_changed");
}

TEST_F(PostgresqlSchema, AMigrationThatFailsLeavesNothing) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  known_.push_back(
      {shipped_ + 1, "broken", "CREATE TABLE half (day text); CREATE TABLE half (day text);", "postgresql"});
  EXPECT_FALSE(sql::migrate(*session(), Instant{9}, known_));
  EXPECT_EQ(opening(), "accepted");
  known_.back() = {shipped_ + 1, "whole", "CREATE TABLE half (day text);", "postgresql"};
  EXPECT_EQ(sql::migrate(*session(), Instant{9}, known_).value(), 1);
}

TEST_F(PostgresqlSchema, AnInitThatIsCutOffAnywhereLeavesWholeMigrationsAndIsFinishedByTheNext) {
  constexpr std::size_t apart = 9000;
  int cut = 0;
  for (std::size_t bytes = 1000;; bytes += apart) {
    SCOPED_TRACE(std::to_string(bytes) + " bytes");
    auto const blank = Cluster::of_this_program().blank();
    Place const direct{.path = blank};
    tests::Gate gate(blank);
    gate.cut_after(bytes);
    auto const first = init_database(Place{.path = gate.way()}, Instant{5});
    if (!first) {
      ++cut;
      EXPECT_EQ(first.error().code, Code::unavailable) << first.error().plain();
      // After the last of them only the answer was lost.
      auto const opened = shown(SqlStore::open(direct, number_text_of));
      EXPECT_TRUE(opened == "unavailable schema_older" || opened == "accepted") << opened;
    }
    EXPECT_TRUE(init_database(direct, Instant{6}));
    EXPECT_EQ(shown(SqlStore::open(direct, number_text_of)), "accepted");
    EXPECT_EQ(init_database(direct, Instant{7}).value(), 0);
    if (first) break;
  }
  EXPECT_GT(cut, 3);
}

TEST_F(PostgresqlSchema, OfTwoThatInitAtOnceOneDoesIt) {
  auto one = session();
  ASSERT_TRUE(one->script("BEGIN; SELECT pg_advisory_xact_lock(1279869262)"));
  EXPECT_EQ(initialising(), "unavailable database_locked");
  one->rollback();
  EXPECT_EQ(initialising(), std::to_string(shipped_));
}

TEST_F(PostgresqlSchema, ADatabaseThatDoesNotKeepUtf8IsRefused) {
  Place const latin{.path = Cluster::of_this_program().blank("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")};
  EXPECT_EQ(shown(init_database(latin, Instant{5})), "invalid_input database_encoding");
}

TEST_F(PostgresqlSchema, ADatabaseThatIsNotThereIsSaidSo) {
  auto path = place_.path;
  path.insert(path.find('?'), "_nowhere");
  auto const refused = init_database(Place{.path = path}, Instant{5});
  ASSERT_FALSE(refused);
  EXPECT_EQ(shown(refused), "unavailable database_not_made");
}

// One truth in two dialects: whoever adds a column adds it to both.
TEST_F(PostgresqlSchema, ItHasTheTablesAndColumnsOfTheSqliteSchema) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  tests::Folder const folder;
  Place const file{.path = folder.file("cases.db")};
  ASSERT_TRUE(init_database(file, Instant{5}));
  auto const lite = Session::open(file, Session::Missing::refuse).value();
  EXPECT_EQ(session()
                ->single("SELECT string_agg(c, ' ') FROM (SELECT table_name || '.' || column_name AS c"
                         " FROM information_schema.columns WHERE table_schema = current_schema()"
                         " ORDER BY table_name COLLATE \"C\", ordinal_position) t")
                .value(),
            lite->single("SELECT group_concat(c, ' ') FROM (SELECT m.name || '.' || p.name AS c FROM sqlite_master m"
                         " JOIN pragma_table_info(m.name) p WHERE m.type IN ('table', 'view')"
                         " AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, p.cid)")
                .value());
}

TEST_F(PostgresqlSchema, TextsAreComparedByTheirBytes) {
  ASSERT_EQ(initialising(), std::to_string(shipped_));
  EXPECT_EQ(session()
                ->single("SELECT coalesce(string_agg(c.table_name || '.' || c.column_name, ' '), 'none')"
                         " FROM information_schema.columns c JOIN information_schema.tables t"
                         " USING (table_schema, table_name) WHERE table_schema = current_schema()"
                         " AND t.table_type = 'BASE TABLE' AND c.data_type = 'text'"
                         " AND coalesce(c.collation_name, '') <> 'C'")
                .value(),
            "none");
}

}  // namespace
}  // namespace liandiao
