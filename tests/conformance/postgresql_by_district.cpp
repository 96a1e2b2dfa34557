// The schema under PostgreSQL's own partitioning, a partition of every table for each district: the suite runs on it as
// on any store, and here is what must still be impossible, whether the whole table is written to or a partition of it.

#include <algorithm>
#include <fstream>

#include "adapters/sql/session.hpp"
#include "tests/cluster.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

using sql::Session;
using tests::Cluster;

class PostgresqlByDistrict : public ::testing::Test {
 protected:
  std::unique_ptr<SqlStore> open() { return SqlStore::open(place_, number_text).value(); }
  std::unique_ptr<Session> session() { return Session::open(place_, Session::Missing::refuse).value(); }
  std::string value(std::string const& text) { return session()->single(text).value(); }
  std::string told(std::string const& text) { return refusal(session()->script(text)); }
  static constexpr auto refused = "invalid_input database_constraint";
  static constexpr auto taken = "conflict database_constraint";

  Cluster& server_ = Cluster::of_this_program();
  Place const place_{.path = server_.by_district({"cqdk", "cqyb"}), .busy = std::chrono::milliseconds(3000)};
};

TEST_F(PostgresqlByDistrict, EveryTableWithADistrictIsPartitionedAndKeepsItsConstraintsIndexesAndTriggers) {
  auto const plain = Session::open(Place{.path = server_.fresh()}, Session::Missing::refuse).value();
  auto const of_tables = [](std::string const& what) {
    return "SELECT coalesce(string_agg(x, E'\\n' ORDER BY x), '') FROM (" + what + ") t";
  };
  auto const expect_the_same = [&](std::string const& what) {
    auto const text = plain->single(of_tables(what)).value();
    EXPECT_EQ(value(of_tables(what)), text);
    EXPECT_GT(std::count(text.begin(), text.end(), '\n'), 2) << text;
  };
  expect_the_same(
      "SELECT CAST(conrelid AS regclass) || ' ' || conname || ' ' || pg_get_constraintdef(c.oid) AS x FROM "
      "pg_constraint c"
      " JOIN pg_class r ON r.oid = conrelid WHERE NOT r.relispartition AND conparentid = 0 AND contype <> 't'"
      " AND r.relnamespace = CAST(current_schema() AS regnamespace)");
  expect_the_same(
      "SELECT replace(indexdef, ' ON ONLY ', ' ON ') AS x FROM pg_indexes i JOIN pg_class r ON r.relname = i.tablename"
      " WHERE NOT r.relispartition AND schemaname = current_schema()");
  expect_the_same(
      "SELECT pg_get_triggerdef(t.oid) AS x FROM pg_trigger t JOIN pg_class r ON r.oid = tgrelid"
      " WHERE NOT tgisinternal AND NOT r.relispartition");
  expect_the_same(
      "SELECT table_name || '.' || ordinal_position || ' ' || column_name || ' ' || data_type || ' ' || is_nullable ||"
      " coalesce(column_default, '') || coalesce(collation_name, '') AS x FROM information_schema.columns c"
      " JOIN pg_class r ON r.relname = c.table_name WHERE table_schema = current_schema() AND NOT r.relispartition");
  EXPECT_EQ(value("SELECT coalesce(string_agg(c.relname, ' '), 'none') FROM pg_class c WHERE c.relkind = 'r'"
                  " AND c.relnamespace = CAST(current_schema() AS regnamespace) AND NOT c.relispartition"
                  " AND c.relname NOT IN ('revision', 'schema_migration')"),
            "none");
  EXPECT_EQ(value("SELECT string_agg(DISTINCT array_to_string(reloptions, ','), ' ') FROM pg_class"
                  " WHERE relname IN ('dispute_case_cqdk', 'clock_cqyb', 'outbox_cqdk')"),
            "fillfactor=85");
}

TEST_F(PostgresqlByDistrict, CasesOfTwoDistrictsLieApartAndAreOneDatabase) {
  auto store = open();
  Life here(uid_of(1)), there(uid_of(1), "cqyb");
  must_commit(*store, {here.opening({opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false})})});
  must_commit(*store, {there.opening({opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false})})});
  must_commit(*store, {here.next({}, "key"), there.next({}, "key")});
  EXPECT_EQ(value("SELECT count(*) FROM case_event_cqdk"), "2");
  EXPECT_EQ(value("SELECT count(*) FROM case_event_cqyb"), "2");
  EXPECT_EQ(store->load(here.id())->version, 2);
  EXPECT_EQ(strays_of(*store, Symbol("cqdk")), std::vector<std::string>());
  EXPECT_EQ(strays_of(*store, Symbol("cqyb")), std::vector<std::string>());
}

TEST_F(PostgresqlByDistrict, WhatTheSchemaForbidsIsForbiddenInTheWholeAndInAPartition) {
  Life life(uid_of(1));
  must_commit(*open(), {life.opening({opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false})})});
  must_commit(*open(), {life.next({}, "key")});
  for (std::string const of : {"", "_cqdk"}) {
    SCOPED_TRACE(of);
    EXPECT_EQ(told("UPDATE case_event" + of + " SET rule = 1"), refused);
    EXPECT_EQ(told("DELETE FROM case_event" + of), refused);
    EXPECT_EQ(told("TRUNCATE case_event" + of), refused);
    EXPECT_EQ(told("UPDATE dispute_case" + of + " SET version = 3"), refused);
    EXPECT_EQ(told("UPDATE dispute_case" + of + " SET last_hash = sha256('x')"), refused);
    EXPECT_EQ(told("INSERT INTO case_event" + of +
                   " SELECT district, uid, 3, 1, 1, on_day, 1, '{}', hash, NULL FROM case_event WHERE seq = 2"),
              refused);
    EXPECT_EQ(told("INSERT INTO case_event" + of +
                   " SELECT district, uid, 3, 1, 1, on_day, 1, '{}', hash, 'key' FROM case_event WHERE seq = 2"),
              taken);
    EXPECT_EQ(told("INSERT INTO custody" + of + " SELECT district, uid, 2, 0, 'office_b', since FROM custody"), taken);
    EXPECT_EQ(told("INSERT INTO issued_number" + of +
                   " SELECT district, organ, type, year, serial + 1, uid, seq, 7, text, event_hash FROM issued_number"),
              taken);
    EXPECT_EQ(told("INSERT INTO party" + of +
                   " (district, uid, no, side, kind, headcount, flags) VALUES ('cqdk', 'nobody', 1, '', '', 1, '[]')"),
              refused);
    EXPECT_EQ(told("DELETE FROM dispute_case" + of), refused);
  }
  EXPECT_EQ(told("INSERT INTO number_series_cqyb VALUES ('cqdk', 'o', 't', 2026, 2)"), refused);
  EXPECT_EQ(open()->load(life.id())->version, 2);
}

TEST_F(PostgresqlByDistrict, ADistrictWithoutPartitionsTakesNothingUntilItHasThem) {
  Life life(uid_of(1), "cqnew");
  auto const step = life.opening();
  EXPECT_EQ(refusal(open()->commit(std::vector{step})), "internal step_does_not_fit");
  Cluster::run(place_.path, "SELECT add_district('cqnew'); SELECT add_district('cqnew')");
  must_commit(*open(), {step});
  EXPECT_EQ(value("SELECT count(*) FROM dispute_case_cqnew"), "1");
}

TEST_F(PostgresqlByDistrict, ADistrictSetApartIsAWholeDatabaseOfItsOwnUnderAllItsConstraints) {
  Life here(uid_of(1)), there(uid_of(2), "cqyb");
  must_commit(*open(), {here.opening()});
  must_commit(*open(), {there.opening()});
  must_commit(*open(), {there.next({}, "key")});
  Cluster::run(place_.path, "SELECT set_district_apart('cqyb')");
  EXPECT_EQ(open()->load(here.id())->version, 1);
  EXPECT_EQ(refusal(open()->load(there.id())), "not_found case_unknown");
  auto const next = there.next();
  EXPECT_EQ(refusal(open()->commit(std::vector{next})), "internal step_does_not_fit");
  Place const apart{.path = place_.path + "&options=-csearch_path%3Ddistrict_cqyb"};
  EXPECT_EQ(init_database(apart, Instant{5}).value(), 0);
  auto store = SqlStore::open(apart, number_text).value();
  EXPECT_EQ(store->load(there.id())->version, 2);
  EXPECT_TRUE(store->by_key(Symbol("cqyb"), "key").value().has_value());
  EXPECT_EQ(strays_of(*store, Symbol("cqyb")), std::vector<std::string>());
  auto const told_apart = [&](std::string const& text) {
    return refusal(Session::open(apart, Session::Missing::refuse).value()->script(text));
  };
  EXPECT_EQ(told_apart("DELETE FROM case_event"), refused);
  EXPECT_EQ(told_apart("TRUNCATE case_event"), refused);
  EXPECT_EQ(told_apart("UPDATE dispute_case SET version = 3"), refused);
  EXPECT_EQ(told_apart("DELETE FROM dispute_case"), refused);
  EXPECT_EQ(told_apart("INSERT INTO custody SELECT district, uid, 2, 0, 'office_b', since FROM custody"), taken);
  EXPECT_EQ(told_apart("INSERT INTO case_event SELECT district, uid, 3, 1, 1, on_day, 1, '{}', hash, NULL"
                       " FROM case_event WHERE seq = 2"),
            refused);
  must_commit(*store, {next});
  EXPECT_EQ(store->load(there.id())->version, 3);
}

// A plan is made once for all values; which partition it looks into is known when it is run.
TEST_F(PostgresqlByDistrict, AStepAndALoadLookIntoTheirOwnDistrictAlone) {
  auto const plain = session();
  ASSERT_TRUE(
      plain->script("PREPARE one (text, text) AS SELECT version FROM dispute_case"
                    " WHERE district = $1 AND uid = $2"));
  ASSERT_TRUE(
      plain->script("CREATE FUNCTION plan() RETURNS text LANGUAGE plpgsql AS $$ DECLARE line text; all_of text = '';"
                    " BEGIN FOR line IN EXECUTE 'EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) EXECUTE one(''cqyb'', ''x'')'"
                    " LOOP all_of = all_of || line || E'\\n'; END LOOP; RETURN all_of; END $$"));
  auto const plan = plain->single("SELECT plan()").value();
  EXPECT_NE(plan.find("Subplans Removed: 1"), std::string::npos) << plan;
  EXPECT_NE(plan.find("dispute_case_cqyb"), std::string::npos) << plan;
  EXPECT_EQ(plan.find("dispute_case_cqdk"), std::string::npos) << plan;
}

TEST_F(PostgresqlByDistrict, ADatabaseThatHoldsCasesIsNotPartitioned) {
  auto const address = server_.fresh();
  Life life(uid_of(1));
  must_commit(*SqlStore::open(Place{.path = address}, number_text).value(), {life.opening()});
  std::ifstream file(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "config/postgresql/partition_by_district.sql");
  EXPECT_ANY_THROW(Cluster::run(address, std::string(std::istreambuf_iterator<char>(file), {})));
  EXPECT_EQ(SqlStore::open(Place{.path = address}, number_text).value()->load(life.id())->version, 1);
}

}  // namespace
}  // namespace liandiao::testing
