// What only a store on a PostgreSQL server can get wrong: its statements and its schema, many writers at once, and
// connections that end.

#include <algorithm>
#include <atomic>
#include <future>

#include "adapters/sql/batch.hpp"
#include "adapters/sql/migrator.hpp"
#include "tests/cluster.hpp"
#include "tests/conformance/stores.hpp"
#include "tests/gate.hpp"

namespace liandiao::testing {
namespace {

using sql::Session;
using tests::Cluster;

class PostgresqlStore : public ::testing::Test {
 protected:
  std::unique_ptr<SqlStore> open() { return SqlStore::open(place_, number_text).value(); }
  std::unique_ptr<Session> session() { return Session::open(place_, Session::Missing::refuse).value(); }
  std::string value(std::string const& text) { return session()->single(text).value(); }
  std::string told(std::string const& text) { return refusal(session()->script(text)); }

  Cluster& server_ = Cluster::of_this_program();
  Place const place_{.path = server_.fresh(), .busy = std::chrono::milliseconds(3000)};
};

TEST_F(PostgresqlStore, EveryNamedQueryPrepares) {
  auto const session = this->session();
  for (auto const& query : query::all) {
    if (query.postgresql.starts_with("BEGIN") || query.postgresql.starts_with("COMMIT")) continue;
    auto const text = sql::with_numbers(query.postgresql, sql::parameters_of(query.postgresql));
    EXPECT_EQ(refusal(session->script("PREPARE one AS " + text)), "accepted") << query.name;
    EXPECT_TRUE(session->script("DEALLOCATE ALL"));
  }
}

TEST_F(PostgresqlStore, ASessionIsSafeToWriteWith) {
  auto const plain = session();
  EXPECT_EQ(plain->single("SHOW synchronous_commit").value(), "on");
  EXPECT_EQ(plain->single("SHOW plan_cache_mode").value(), "force_generic_plan");
  EXPECT_EQ(plain->single("SHOW lock_timeout").value(), "3s");
  EXPECT_EQ(plain->single("SHOW client_encoding").value(), "UTF8");
  // A step is begun by no statement that could say how far it is kept apart from others.
  Place const elsewise{.path = place_.path + "&options=-c%20default_transaction_isolation%3Dserializable"};
  auto const session = Session::open(elsewise, Session::Missing::refuse).value();
  EXPECT_EQ(session->single("SHOW transaction_isolation").value(), "read committed");
}

TEST_F(PostgresqlStore, AnEventStaysAsItIs) {
  Life life(uid_of(1));
  must_commit(*open(), {life.opening()});
  EXPECT_EQ(told("UPDATE case_event SET rule = 1"), "invalid_input database_constraint");
  EXPECT_EQ(told("DELETE FROM case_event"), "invalid_input database_constraint");
  EXPECT_EQ(told("TRUNCATE case_event"), "invalid_input database_constraint");
}

TEST_F(PostgresqlStore, HeadAndEventAgreeWhoeverWrites) {
  Life life(uid_of(1));
  must_commit(*open(), {life.opening()});
  EXPECT_EQ(told("UPDATE dispute_case SET version = 2"), "invalid_input database_constraint");
  EXPECT_EQ(told("UPDATE dispute_case SET last_hash = sha256('x')"), "invalid_input database_constraint");
  EXPECT_EQ(told("INSERT INTO case_event SELECT district, uid, 2, 1, 1, on_day, 1, '{}', hash, NULL FROM case_event"),
            "invalid_input database_constraint");
  EXPECT_EQ(open()->load(life.id())->version, 1);
}

TEST_F(PostgresqlStore, ExactlyOneOrganisationAnswersForACase) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  Life copy = life;
  auto const second = copy.next({opened(Custody{2, 0, Symbol("office_b"), Date::of(2026, 3, 3)})});
  EXPECT_EQ(refusal(store->commit(std::vector{second})), "internal step_does_not_fit");
  must_commit(*store, {life.next({moved(Custody{1, 2, Symbol("office_a"), Date::of(2026, 3, 2)}),
                                  opened(Custody{2, 0, Symbol("office_b"), Date::of(2026, 3, 3)})})});
}

// The answer of a statement in a pipeline is read when the COMMIT behind it is already on its way.
TEST_F(PostgresqlStore, AStepThatMovesWhatIsNotThereLeavesNothing) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  Life copy = life;
  auto wrong = copy.next();
  wrong.event.changes.push_back(moved(Custody{7, 8, Symbol("office_a"), Date::of(2026, 3, 2)}));
  wrong.hash = hash_of(wrong.event);
  EXPECT_EQ(refusal(store->commit(std::vector{wrong})), "internal step_does_not_fit");
  EXPECT_EQ(store->load(life.id())->version, 1);
  EXPECT_EQ(value("SELECT count(*) FROM case_event"), "1");
  must_commit(*store, {life.next()});
}

TEST_F(PostgresqlStore, WhatFailsOnlyAtTheEndOfAStepLeavesNothing) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  Cluster::run(place_.path,
               "CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
               "  RAISE EXCEPTION 'no more' USING ERRCODE = 'integrity_constraint_violation'; END $$;"
               "CREATE CONSTRAINT TRIGGER no_more AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED"
               "  FOR EACH ROW WHEN (NEW.seq = 2) EXECUTE FUNCTION no_more();");
  Life copy = life;
  EXPECT_EQ(refusal(store->commit(std::vector{copy.next()})), "internal step_does_not_fit");
  EXPECT_EQ(store->load(life.id())->version, 1);
  EXPECT_EQ(value("SELECT count(*) FROM case_event"), "1");
  Cluster::run(place_.path, "DROP TRIGGER no_more ON case_event");
  must_commit(*store, {life.next()});
}

TEST_F(PostgresqlStore, ABatchLargerThanTheSocketsBufferGoesThrough) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  std::vector<Change> many;
  for (int i = 0; i < 4000; ++i) {
    Note note;
    note.seq = 2;
    note.index = i;
    note.kind = Symbol(std::string(400, 'k'));
    note.on = Date::of(2026, 3, 3);
    many.push_back(opened(note));
  }
  must_commit(*store, {life.next(std::move(many))});
  EXPECT_EQ(store->load(life.id())->all<Note>().size(), 4000u);
}

TEST_F(PostgresqlStore, OfManyThatMoveOneCaseOneDoesAndTheOthersAreTold) {
  auto one = open();
  auto other = open();
  Life life(uid_of(1));
  must_commit(*one, {life.opening()});
  std::vector<std::future<std::string>> writers;
  for (int i = 0; i < 8; ++i) {
    Life copy = life;
    auto step = copy.next({}, "key" + std::to_string(i));
    auto& store = i % 2 == 0 ? *one : *other;
    writers.push_back(
        std::async(std::launch::async, [&store, step] { return refusal(store.commit(std::vector{step})); }));
  }
  int stored = 0;
  for (auto& writer : writers) {
    auto const answer = writer.get();
    if (answer == "accepted")
      ++stored;
    else
      EXPECT_EQ(answer, "conflict case_moved");
  }
  EXPECT_EQ(stored, 1);
  EXPECT_EQ(one->load(life.id())->version, 2);
}

TEST_F(PostgresqlStore, NumbersAskedForBySeveralServersAtOnceHaveNoGap) {
  constexpr int writers_count = 8, cases_each = 6;
  std::vector<std::unique_ptr<SqlStore>> stores;
  stores.reserve(2);
  for (int i = 0; i < 2; ++i) stores.push_back(open());
  std::vector<std::future<int>> writers;
  writers.reserve(writers_count);
  for (int w = 0; w < writers_count; ++w) {
    writers.push_back(std::async(std::launch::async, [&stores, w] {
      int stored = 0;
      for (int i = 0; i < cases_each; ++i) {
        Life life(uid_of(100 + w * cases_each + i));
        auto const step = life.opening({opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false})});
        if (stores[static_cast<std::size_t>(w % 2)]->commit(std::vector{step})) ++stored;
      }
      return stored;
    }));
  }
  for (auto& writer : writers) EXPECT_EQ(writer.get(), cases_each);
  EXPECT_EQ(value("SELECT max(serial) - count(*) FROM issued_number"), "0");
  EXPECT_EQ(value("SELECT count(*) FROM issued_number"), std::to_string(writers_count * cases_each));
  EXPECT_EQ(strays_of(*stores.front(), Symbol("cqdk")), std::vector<std::string>());
}

TEST_F(PostgresqlStore, ConnectionsThatWereCutAreReplacedWithoutAWord) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  server_.disconnect_all();
  EXPECT_TRUE(store->load(life.id()));
  server_.disconnect_all();
  must_commit(*store, {life.next()});
  server_.disconnect_all();
  EXPECT_TRUE(store->publish(Symbol("flow"), Symbol("f"), "{}", Instant{1}));
}

TEST_F(PostgresqlStore, AServerThatIsAwayIsOneSentenceAndThenItIsBack) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  auto const step = life.next();
  server_.stop();
  EXPECT_EQ(refusal(store->load(life.id())), "unavailable database_unreachable");
  EXPECT_EQ(refusal(store->commit(std::vector{step})), "unavailable database_unreachable");
  server_.start();
  EXPECT_EQ(store->load(life.id())->version, 1);
  must_commit(*store, {step});
}

TEST_F(PostgresqlStore, AStepWhoseConnectionIsCutInTheMiddleIsStoredByTheNext) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  // The first transaction to end after this cuts its own connection and is rolled back.
  Cluster::run(place_.path,
               "CREATE SEQUENCE cuts;"
               "CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
               "  IF nextval('cuts') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;"
               "  RETURN NULL; END $$;"
               "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED"
               "  FOR EACH ROW EXECUTE FUNCTION cut_off();");
  must_commit(*store, {life.next()});
  EXPECT_EQ(value("SELECT last_value FROM cuts"), "2");
  EXPECT_EQ(value("SELECT count(*) FROM case_event"), "2");
  EXPECT_EQ(store->load(life.id())->version, 2);
}

TEST_F(PostgresqlStore, ConnectionsCutUnderLoadLoseNoAnsweredStepAndLeakNoSession) {
  constexpr int writers_count = 4, steps_each = 60;
  Place const narrow{.path = place_.path, .busy = std::chrono::milliseconds(3000), .sessions_max = 3};
  auto store = SqlStore::open(narrow, number_text).value();
  std::atomic<int> at_work{writers_count};
  std::vector<std::future<void>> writers;
  writers.reserve(writers_count);
  for (int w = 0; w < writers_count; ++w)
    writers.push_back(std::async(std::launch::async, [&store, &at_work, w] {
      Life life(uid_of(w + 1));
      for (int i = 0; i < steps_each; ++i) {
        auto const step = i == 0 ? life.opening() : life.next();
        for (bool there = false; !there;) {
          auto const done = store->commit(std::vector{step});
          EXPECT_TRUE(done || done.error().code == Code::unavailable) << done.error().plain();
          // Cut twice in one step: what was not answered is looked at, as the sentence says.
          auto const now = done ? Result<CaseFile>(life.file()) : store->load(life.id());
          there = now && now->version == life.seq();
        }
      }
      --at_work;
    }));
  int cuts = 0;
  for (; at_work > 0; ++cuts) server_.disconnect_all();
  for (auto& writer : writers) writer.get();
  EXPECT_GT(cuts, 0);
  for (int w = 0; w < writers_count; ++w) EXPECT_EQ(store->load({Symbol("cqdk"), uid_of(w + 1)})->version, steps_each);
  EXPECT_EQ(strays_of(*store, Symbol("cqdk")), std::vector<std::string>());
  auto const open_now = value(
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
      " AND pid <> pg_backend_pid()");
  EXPECT_LE(std::stoi(open_now), 3);
}

// A COMMIT that waits for a standby there is none of is durable here already; cut off then, it is never answered. Asked
// again, the store finds the very event it was to write, and gives what was given.
TEST_F(PostgresqlStore, AStepThatWasStoredAndNeverAnsweredIsNotStoredTwice) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening({opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false})})});
  auto const step = life.next({opened(NumberRequest{2, 0, 1, Symbol("ledger"), Symbol(), 2026, false})}, "key");
  server_.set("synchronous_standby_names", "'nobody'");
  auto committing = std::async(std::launch::async, [&] { return store->commit(std::vector{step}); });
  server_.await("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'", "1");
  server_.disconnect_all();
  // What was found is given once a standby would have it, as any answer.
  server_.await("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'", "1");
  server_.set("synchronous_standby_names", "DEFAULT");
  auto const done = committing.get();
  ASSERT_EQ(refusal(done), "accepted");
  EXPECT_EQ(done->front().hash, step.hash);
  ASSERT_EQ(done->front().numbers.size(), 1u);
  EXPECT_EQ(done->front().numbers.front().second, "cqdk-2026-000002");
  EXPECT_EQ(value("SELECT count(*) FROM case_event"), "2");
  EXPECT_EQ(value("SELECT count(*) FROM issued_number"), "2");
}

// A commit whose wait for the standby is broken off succeeds here, with a warning; nobody may be told that it did.
TEST_F(PostgresqlStore, AStepThatNoStandbyHasIsNotAnswered) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  auto const step = life.next({}, "key");
  std::string const waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
  server_.set("synchronous_standby_names", "'nobody'");
  auto committing = std::async(std::launch::async, [&] { return store->commit(std::vector{step}); });
  server_.await(waiting, "1");
  Cluster::run(place_.path, "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
  server_.await(
      "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_logical_emit_message%'"
      " AND wait_event = 'SyncRep'",
      "1");
  server_.set("synchronous_standby_names", "DEFAULT");
  EXPECT_EQ(refusal(committing.get()), "accepted");
  EXPECT_EQ(value("SELECT count(*) FROM case_event"), "2");
}

TEST_F(PostgresqlStore, AServerThatSaysNothingIsGivenUp) {
  tests::Gate gate(place_.path);
  Place const hasty{
      .path = gate.way(), .busy = std::chrono::milliseconds(100), .answer = std::chrono::milliseconds(200)};
  auto store = SqlStore::open(hasty, number_text).value();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  auto const step = life.next();
  gate.stall();
  EXPECT_EQ(refusal(store->load(life.id())), "unavailable database_unreachable");
  EXPECT_EQ(refusal(store->commit(std::vector{step})), "unavailable database_unreachable");
  gate.open();
  EXPECT_EQ(store->load(life.id())->version, 1);
  must_commit(*store, {step});
}

TEST_F(PostgresqlStore, AStatementHasALimitThatTheAddressMayChangeAndTheAuditDoesWithout) {
  EXPECT_EQ(session()->single("SHOW statement_timeout").value(), "30s");
  Place const patient{.path = place_.path + "&options=-c%20statement_timeout%3D2min"};
  auto const session = Session::open(patient, Session::Missing::refuse).value();
  EXPECT_EQ(session->single("SHOW statement_timeout").value(), "2min");
  {
    Session::Unhurried const unhurried(*session);
    EXPECT_EQ(session->single("SHOW statement_timeout").value(), "0");
  }
  EXPECT_EQ(session->single("SHOW statement_timeout").value(), "2min");
}

TEST_F(PostgresqlStore, ALockedCaseIsUnavailableAndNothingChanges) {
  Place const hasty{.path = place_.path, .busy = std::chrono::milliseconds(50)};
  auto store = SqlStore::open(hasty, number_text).value();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  auto const step = life.next();
  auto other = session();
  ASSERT_TRUE(other->script("BEGIN; SELECT 1 FROM dispute_case FOR UPDATE"));
  EXPECT_EQ(refusal(store->commit(std::vector{step})), "unavailable database_locked");
  other->rollback();
  must_commit(*store, {step});
}

TEST_F(PostgresqlStore, ADatabaseThatMayOnlyBeReadIsUnavailable) {
  Life life(uid_of(1));
  must_commit(*open(), {life.opening()});
  auto store =
      SqlStore::open(Place{.path = place_.path + "&options=-c%20default_transaction_read_only%3Don"}, number_text)
          .value();
  EXPECT_TRUE(store->load(life.id()));
  EXPECT_EQ(refusal(store->commit(std::vector{life.next()})), "unavailable database_standby");
}

TEST(PostgresqlAddress, APasswordIsNeverShown) {
  EXPECT_EQ((Place{.path = "postgresql://clerk:secret@db.example/liandiao?sslmode=require"}.shown()),
            "postgresql://clerk@db.example/liandiao");
  EXPECT_EQ((Place{.path = "postgresql://db.example:5433/liandiao?password=secret"}.shown()),
            "postgresql://db.example:5433/liandiao");
  EXPECT_EQ((Place{.path = "postgresql://clerk:a/b@db/liandiao"}.shown().find("secret")), std::string::npos);
  EXPECT_EQ((Place{.path = "var/a:b@c.db"}.shown()), "var/a:b@c.db");
}

}  // namespace
}  // namespace liandiao::testing
