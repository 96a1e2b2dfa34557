// The same of PostgreSQL, whose constraints and triggers are put aside for as long as rows are copied.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/cluster.hpp"
#include "tests/conformance/bulk.hpp"

namespace liandiao::tests {
namespace {

constexpr std::uint64_t seed = 5;
constexpr int few = 200;

constexpr char const* catalogue[] = {
    "SELECT string_agg(conrelid::regclass || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid),"
    " E'\\n' ORDER BY conrelid::regclass::text, conname) FROM pg_constraint WHERE connamespace = "
    "current_schema()::regnamespace",
    "SELECT string_agg(indexdef, E'\\n' ORDER BY indexdef) FROM pg_indexes WHERE schemaname = current_schema()",
    "SELECT string_agg(tgrelid::regclass || ' ' || tgenabled::text || ' ' || pg_get_triggerdef(oid), E'\\n'"
    " ORDER BY tgrelid::regclass::text, pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT string_agg(attrelid::regclass || '.' || attname || ' ' || attnotnull, E'\\n'"
    " ORDER BY attrelid::regclass::text, attnum) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
    " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND attnum > 0 AND NOT attisdropped",
};

std::string rows_of(Place const& place, std::string const& table) {
  return asked(place, "SELECT coalesce(string_agg(CAST(t AS text), E'\\n' ORDER BY CAST(t AS text)), '') FROM \"" +
                          table + "\" t");
}

TEST(PostgresqlBulkLoading, LeavesTheRowsThatCommitsLeave) {
  auto& cluster = Cluster::of_this_program();
  Place const committed{.path = cluster.blank()};
  Place const loaded{.path = cluster.blank()};
  district::Lives const lives(seed, few);
  commit_all(committed, lives);
  load_all(loaded, lives, 2);
  std::istringstream tables(asked(committed,
                                  "SELECT string_agg(relname, ' ') FROM pg_class WHERE relkind = 'r' AND relnamespace ="
                                  " current_schema()::regnamespace"));
  int compared = 0;
  for (std::string table; tables >> table; ++compared)
    EXPECT_EQ(rows_of(committed, table), rows_of(loaded, table)) << table;
  EXPECT_GT(compared, 30);
  EXPECT_THAT(findings_of(loaded), ::testing::IsEmpty());
}

TEST(PostgresqlBulkLoading, LeavesTheSchemaThatInitMakes) {
  auto& cluster = Cluster::of_this_program();
  Place const made{.path = cluster.fresh()};
  Place const loaded{.path = cluster.blank()};
  load_all(loaded, district::Lives(seed, few), 2);
  for (auto const* question : catalogue) EXPECT_EQ(asked(made, question), asked(loaded, question)) << question;
}

TEST(PostgresqlBulkLoading, GivesTheDigestThatSqliteGives) {
  Folder const folder;
  district::Lives const lives(seed, few);
  auto const by_server = load_all(Place{.path = Cluster::of_this_program().blank()}, lives, 1);
  auto const by_file = load_all(Place{.path = folder.file("loaded.db")}, lives, 2);
  EXPECT_EQ(by_server.digest, by_file.digest);
}

}  // namespace
}  // namespace liandiao::tests
