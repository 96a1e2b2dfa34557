// What only a store in SQL can get wrong: its statements, its schema against the parts, rows that belong to nothing,
// and a database that is locked, read-only, full or spoilt.

#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <future>

#include "adapters/sql/migrator.hpp"
#include "adapters/sql/part_queries.hpp"
#include "engine/cases/each_part.hpp"
#include "tests/conformance/filled.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

using sql::Row;
using sql::Session;

/// A database on its own, and a plain connection beside the store's.
class SqliteStore : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(init_database(place_, Instant{1})); }
  std::unique_ptr<SqlStore> open() { return SqlStore::open(place_, number_text).value(); }
  std::unique_ptr<Session> session() { return Session::open(place_, Session::Missing::refuse).value(); }

  Folder folder_;
  Place const place_{.path = folder_.file("cases.db"), .busy = std::chrono::milliseconds(50)};
};

soci::session plain(Place const& place) { return soci::session(soci::sqlite3, place.path); }

std::vector<std::string> columns_selected(Place const& place, std::string_view text) {
  sqlite_api::sqlite3* connection = nullptr;
  sqlite_api::sqlite3_stmt* statement = nullptr;
  sqlite_api::sqlite3_open(place.path.c_str(), &connection);
  sqlite_api::sqlite3_prepare_v2(connection, text.data(), static_cast<int>(text.size()), &statement, nullptr);
  std::vector<std::string> names;
  int const columns = sqlite_api::sqlite3_column_count(statement);
  names.reserve(static_cast<std::size_t>(columns));
  for (int i = 0; i < columns; ++i) names.emplace_back(sqlite_api::sqlite3_column_name(statement, i));
  sqlite_api::sqlite3_finalize(statement);
  sqlite_api::sqlite3_close(connection);
  return names;
}

/// How SQLite would go about a statement, one step a line.
std::vector<std::string> plan_of(Place const& place, std::string_view text) {
  constexpr int detail = 3;
  sqlite_api::sqlite3* connection = nullptr;
  sqlite_api::sqlite3_stmt* statement = nullptr;
  std::string const asked = "EXPLAIN QUERY PLAN " + std::string(text);
  sqlite_api::sqlite3_open(place.path.c_str(), &connection);
  sqlite_api::sqlite3_prepare_v2(connection, asked.c_str(), -1, &statement, nullptr);
  std::vector<std::string> steps;
  while (sqlite_api::sqlite3_step(statement) == SQLITE_ROW)
    steps.emplace_back(reinterpret_cast<char const*>(sqlite_api::sqlite3_column_text(statement, detail)));
  sqlite_api::sqlite3_finalize(statement);
  sqlite_api::sqlite3_close(connection);
  return steps;
}

template <class P>
std::vector<std::string> members_of() {
  std::vector<std::string> names;
  P const none{};
  for_each_member(none, [&](char const* name, auto const&) { names.emplace_back(name); });
  return names;
}

std::vector<std::string> sorted(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  return names;
}

template <class F>
void for_each_part_type(F&& f) {
  each_part([&](auto type) { f.template operator()<typename decltype(type)::type>(); });
}

// What belongs to a case is found by the case: a step that only knows the district reads all of it, for every case of
// a page.
TEST_F(SqliteStore, NoPageReadsTheWholeDistrictForEachOfItsCases) {
  int pages = 0;
  for (auto const& query : query::all) {
    if (!query.name.starts_with("find_") && !query.name.starts_with("size_") && !query.name.ends_with("_of_page"))
      continue;
    auto const plan = plan_of(place_, query.sqlite);
    EXPECT_FALSE(plan.empty()) << query.name;
    for (auto const& step : plan) {
      bool const of_a_list = step == "SCAN j VIRTUAL TABLE INDEX 1:" || step == "SCAN s";  // the uids, or one count
      EXPECT_FALSE((step.starts_with("SCAN") && !of_a_list) || step.ends_with("(district=?)"))
          << query.name << ": " << step;
    }
    ++pages;
  }
  EXPECT_EQ(pages, 18);
}

// What a program wrote that should not, and what one forgot, are both found.
TEST_F(SqliteStore, GramsThatDisagreeWithTheirNamesAreFound) {
  auto store = open();
  Life life(uid_of(1));
  Party party;
  party.no = 1;
  party.name = {1, 0};
  auto step = life.opening({opened(party)});
  step.private_rows = {{{1, 0}, Openness::personal, digest_of("salt"), "王小芳"}};
  must_commit(*store, {step});
  auto const district = life.id().district;
  EXPECT_EQ(strays_of(*store, district), std::vector<std::string>());
  plain(place_) << "DELETE FROM name_gram WHERE gram = '小芳'";
  EXPECT_EQ(strays_of(*store, district),
            std::vector{"name of a party of " + life.id().uid + ": 1 parts of names missing in name_gram"});
  plain(place_) << "UPDATE name_gram SET gram = '大芳' WHERE gram = '王小'";
  EXPECT_EQ(strays_of(*store, district),
            (std::vector{"name_gram " + life.id().uid + ": 1 rows in no name",
                         "name of a party of " + life.id().uid + ": 2 parts of names missing in name_gram"}));
}

TEST_F(SqliteStore, APageThatDisagreesWithWhoMediatesIsFound) {
  auto store = open();
  Life life(uid_of(1));
  auto const person = Symbol("p1");
  must_commit(*store, {life.opening({opened(Mediator{1, person, Symbol("lead"), life.head.registered_on, {}})})});
  auto const district = life.id().district;
  EXPECT_EQ(strays_of(*store, district), std::vector<std::string>());
  std::vector const wrong{"mediator of " + life.id().uid + ": who mediates is not as its instances say"};
  plain(place_) << "UPDATE mediator SET ended = 1";
  EXPECT_EQ(strays_of(*store, district), wrong) << "what goes on is missing on her page";
  plain(place_) << "UPDATE mediator SET ended = 0";
  Instance over = *life.file().instance(1);
  over.ended_on = life.head.registered_on;
  must_commit(*store, {life.next({moved(over)})});
  EXPECT_EQ(strays_of(*store, district), std::vector<std::string>());
  plain(place_) << "UPDATE mediator SET ended = 0";
  EXPECT_EQ(strays_of(*store, district), wrong) << "what has ended stands on her page";
}

// The rows of a stretch of cases come as they stand in their table, which is never sorted anew.
TEST_F(SqliteStore, AStretchOfCasesIsReadInTheOrderOfItsKeys) {
  int stretches = 0;
  for (auto const& query : query::all) {
    if (!query.name.ends_with("_of_cases") && query.name != "case_versions") continue;
    auto const plan = plan_of(place_, query.sqlite);
    ASSERT_EQ(plan.size(), 1u) << query.name << ": " << plan.back();
    EXPECT_TRUE(plan.front().ends_with("(district=? AND uid>? AND uid<?)")) << query.name << ": " << plan.front();
    ++stretches;
  }
  EXPECT_EQ(stretches, 37 + 1);
}

// The lines of a page whose cases lie close together: what belongs to one of these rows is found by its key, and
// nothing else is asked for each of them.
TEST_F(SqliteStore, TheLinesOfAStretchAreReadFromItsFirstCaseToItsLast) {
  int stretches = 0;
  for (auto const& query : query::all) {
    if (!query.name.ends_with("_of_stretch")) continue;
    auto const plan = plan_of(place_, query.sqlite);
    ASSERT_FALSE(plan.empty()) << query.name;
    bool const counted = query.name.starts_with("size_");
    EXPECT_TRUE(plan[counted ? 1 : 0].ends_with("(district=? AND uid>? AND uid<?)")) << query.name << ": " << plan[0];
    for (auto const& step : plan)
      EXPECT_FALSE(step.ends_with("(district=?)") || step.starts_with("USE TEMP B-TREE")) << query.name << ": " << step;
    ++stretches;
  }
  EXPECT_EQ(stretches, 9);
}

TEST_F(SqliteStore, EveryNamedQueryPrepares) {
  auto session = plain(place_);
  for (auto const& query : query::all) {
    soci::statement statement(session);
    statement.alloc();
    EXPECT_NO_THROW(statement.prepare(std::string(query.sqlite))) << query.name;
  }
}

TEST_F(SqliteStore, StatementsOfAPartNameWhatThePartDescribes) {
  auto const text = [](sql::Query query) { return query::all[query.at].sqlite; };
  for_each_part_type([&]<class P>() {
    auto const members = members_of<P>();
    auto with_uid = members;
    with_uid.insert(with_uid.begin(), "uid");
    if constexpr (std::is_same_v<P, Head>) {
      EXPECT_EQ(columns_selected(place_, text("head_of_case")), members);
      EXPECT_EQ(columns_selected(place_, text("head_of_cases")), with_uid);
    } else {
      auto with_case = members;
      with_case.insert(with_case.end(), {"district", "uid"});
      auto const& queries = sql::queries_of<P>;
      EXPECT_EQ(columns_selected(place_, text(queries.of_case)), members) << P::code;
      EXPECT_EQ(columns_selected(place_, text(queries.of_cases)), with_uid) << P::code;
      EXPECT_EQ(sorted(sql::parameters_of(text(queries.open))), sorted(with_case)) << P::code;
      EXPECT_EQ(sorted(sql::parameters_of(text(queries.move))), sorted(with_case)) << P::code;
      EXPECT_EQ(sql::parameters_of(text(queries.gone)).size(), 2 + std::tuple_size_v<decltype(P().key())>) << P::code;
      EXPECT_EQ(queries.open.name(), std::string(P::code) + "_open");
      EXPECT_EQ(queries.move.name(), std::string(P::code) + "_move");
      EXPECT_EQ(queries.gone.name(), std::string(P::code) + "_gone");
      EXPECT_EQ(queries.of_case.name(), std::string(P::code) + "_of_case");
      EXPECT_EQ(queries.of_cases.name(), std::string(P::code) + "_of_cases");
    }
  });
}

TEST_F(SqliteStore, TablesOfPartsHaveTheColumnsThePartDescribes) {
  for_each_part_type([&]<class P>() {
    if constexpr (!std::is_same_v<P, Head>) {
      std::string table(P::code);
      if (table == "instance") table = "procedure_instance";
      if (table == "number") table = "number_request";
      auto columns = columns_selected(place_, "SELECT * FROM " + table);
      auto expected = members_of<P>();
      expected.insert(expected.begin(), {"district", "uid"});
      if constexpr (std::is_same_v<P, Mediator>)
        expected.emplace_back("ended");  // said by her instance, kept for lists
      EXPECT_EQ(columns, expected);
    }
  });
}

TEST(Statement, ParametersAreNamesOutsideQuotes) {
  EXPECT_EQ(sql::parameters_of("SELECT ':no', :b FROM t WHERE a = :a_1 AND b = :b AND c = 'it''s :x'"),
            (std::vector<std::string>{"b", "a_1"}));
}

TEST_F(SqliteStore, RowsThatBelongToNothingAreNamed) {
  auto store = open();
  Life life(uid_of(1));
  auto opening = life.opening({opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false}),
                               opened(NumberRequest{1, 1, 1, Symbol("mediation"), Symbol("甲"), 2026, false})});
  opening.private_rows = {{{1, 0}, Openness::personal, digest_of("s"), "张三"}};
  must_commit(*store, {opening});
  EXPECT_EQ(strays_of(*store, Symbol("cqdk")), std::vector<std::string>());
  auto session = plain(place_);
  session << "PRAGMA foreign_keys = OFF";
  session << "INSERT INTO party SELECT district, 'lost', 1, '', '', 1, NULL, NULL, NULL, NULL, NULL, '[]' "
             "FROM dispute_case";
  session << "INSERT INTO case_event SELECT district, 'lost', 1, 0, 0, '2026-01-01', 0, '{}', last_hash, NULL "
             "FROM dispute_case";
  session << "INSERT INTO outbox SELECT district, 'lost', 2, 0, 'warning', 1, '', '', '2026-01-01', 0, 0, 0, "
             "'waiting', '', '', 0, '', '' FROM dispute_case";
  session << "UPDATE private_row SET seq = 9";
  session << "UPDATE number_series SET next = 5 WHERE type = 'ledger'";
  session << "UPDATE issued_number SET event_hash = zeroblob(32) WHERE type = 'ledger'";
  session << "DELETE FROM number_series WHERE type = 'mediation'";
  EXPECT_EQ(sorted(strays_of(*store, Symbol("cqdk"))),
            (std::vector<std::string>{
                "case_event lost: 1 rows of no case",
                "issued_number cqdk-2026-000001: case " + uid_of(1) + " has no event with its hash",
                "number_series ledger  2026: 4 given, 1 found",
                "number_series mediation 甲 2026: 0 given, 1 found",
                "outbox lost: 1 rows of no event",
                "party lost: 1 rows of no case",
                "private_row " + uid_of(1) + ": 1 rows of no event",
            }));
  EXPECT_EQ(strays_of(*store, Symbol("cqyb")), std::vector<std::string>());
}

TEST_F(SqliteStore, ARowNobodyCanHaveWrittenIsCorrupt) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  auto session = plain(place_);
  session << "UPDATE procedure_instance SET opened_on = '2026-02-30'";
  EXPECT_EQ(refusal(store->load(life.id())), "corrupt database_row_broken");
  session << "UPDATE procedure_instance SET opened_on = '2026-02-28', sessions = 9999999999";
  EXPECT_EQ(refusal(store->load(life.id())), "corrupt database_row_broken");
  session << "UPDATE procedure_instance SET sessions = 0";
  EXPECT_TRUE(store->load(life.id()));
  session << "UPDATE dispute_case SET flags = '[\"a\"'";
  EXPECT_EQ(refusal(store->load(life.id())), "corrupt database_row_broken");
}

TEST_F(SqliteStore, ExactlyOneOrganisationAnswersForACase) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  Life copy = life;
  auto const second = copy.next({opened(Custody{2, 0, Symbol("office_b"), Date::of(2026, 3, 3)})});
  EXPECT_EQ(refusal(store->commit(std::vector{second})), "internal step_does_not_fit");
  must_commit(*store, {life.next({moved(Custody{1, 2, Symbol("office_a"), Date::of(2026, 3, 2)}),
                                  opened(Custody{2, 0, Symbol("office_b"), Date::of(2026, 3, 3)})})});
}

// Records that say the same of many cases go in together, and each case has its own row all the same.
TEST_F(SqliteStore, EveryReadHasItsRowInTheLog) {
  auto store = open();
  auto const read = [](Instant at, std::string_view organ, int n, std::string const& purpose, int rows) {
    return ReadRecord{at, Symbol("p1"), Symbol(organ), {Symbol("cqdk"), uid_of(n)}, purpose, rows};
  };
  ASSERT_TRUE(store->log_reads(std::vector{read({5}, "a", 1, "list", 2), read({5}, "a", 2, "list", 2),
                                           read({5}, "a", 2, "list", 2), read({5}, "a", 3, "list", 0),
                                           read({5}, "b", 4, "list", 2), read({5}, "b", 5, "it's \"so\"", 2),
                                           read({6}, "b", 5, "list", 2)}));
  auto session = plain(place_);
  std::vector<std::string> rows(10);
  session << "SELECT at_us || ' ' || person || ' ' || organ || ' ' || substr(uid, 36) || ' ' || purpose || ' ' || "
             "row_count FROM read_log WHERE district = 'cqdk' ORDER BY 1",
      soci::into(rows);
  EXPECT_EQ(rows, (std::vector<std::string>{"5 p1 a 1 list 2", "5 p1 a 2 list 2", "5 p1 a 2 list 2", "5 p1 a 3 list 0",
                                            "5 p1 b 4 list 2", "5 p1 b 5 it's \"so\" 2", "6 p1 b 5 list 2"}));
}

TEST_F(SqliteStore, ALockedDatabaseIsUnavailableAndNothingChanges) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  auto const step = life.next();
  auto other = session();
  ASSERT_TRUE(other->begin_write());
  EXPECT_EQ(refusal(store->commit(std::vector{step})), "unavailable database_locked");
  EXPECT_EQ(refusal(store->publish(Symbol("flow"), Symbol("street"), "a", Instant{1})), "unavailable database_locked");
  EXPECT_EQ(store->load(life.id())->version, 1);  // who only reads does not wait
  other->rollback();
  must_commit(*store, {step});
  EXPECT_EQ(store->load(life.id())->version, 2);
}

TEST_F(SqliteStore, AWriterWaitsForAnotherProcess) {
  Place const patient{.path = place_.path, .busy = std::chrono::seconds(20)};
  auto store = SqlStore::open(patient, number_text).value();
  auto other = session();
  ASSERT_TRUE(other->begin_write());
  Life life(uid_of(1));
  auto const step = life.opening();
  auto committing = std::async(std::launch::async, [&] { return store->commit(std::vector{step}).has_value(); });
  while (committing.wait_for(std::chrono::milliseconds(1)) == std::future_status::timeout && other)
    other.reset();  // lets go once the writer is on its way
  EXPECT_TRUE(committing.get());
}

struct VersionSeen {
  int version = 0;
};
BOOST_DESCRIBE_STRUCT(VersionSeen, (), (version))

TEST_F(SqliteStore, AReadIsOfOneMomentAndHindersNoWriter) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  auto reader = session();
  auto const seen = [&] {
    auto const rows = reader->rows<VersionSeen>("case_version", Row(life.id()));
    return rows && rows->size() == 1 ? rows->front().version : -1;
  };
  ASSERT_TRUE(reader->begin_read());
  EXPECT_EQ(seen(), 1);
  must_commit(*store, {life.next()});
  EXPECT_EQ(seen(), 1);
  ASSERT_TRUE(reader->commit());
  EXPECT_EQ(seen(), 2);
}

TEST_F(SqliteStore, MoreReadersThanSessionsTakeTurnsOrAreTurnedAway) {
  Place const narrow{.path = place_.path, .busy = std::chrono::milliseconds(50), .sessions_max = 1};
  auto store = SqlStore::open(narrow, number_text).value();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  std::vector<std::future<bool>> readers;
  readers.reserve(4);
  for (int i = 0; i < 4; ++i)
    readers.push_back(std::async(std::launch::async, [&] { return store->load(life.id()).has_value(); }));
  for (auto& reader : readers) EXPECT_TRUE(reader.get());
}

/// Runs as a user whom file permissions bind; root they do not.
class AsNobody {
 public:
  AsNobody() : root_(geteuid() == 0) {
    constexpr uid_t nobody = 65534;
    if (root_ && seteuid(nobody) != 0) ADD_FAILURE() << "cannot become nobody";
  }
  ~AsNobody() {
    if (root_ && seteuid(0) != 0) std::abort();
  }
  AsNobody(AsNobody const&) = delete;
  AsNobody& operator=(AsNobody const&) = delete;

 private:
  bool root_;
};

TEST_F(SqliteStore, AFileOneMayNotWriteIsUnavailable) {
  ::chmod(folder_.path().c_str(), 0555);
  ::chmod(place_.path.c_str(), 0444);
  {
    AsNobody const nobody;
    EXPECT_EQ(refusal(SqlStore::open(place_, number_text)), "unavailable database_read_only");
  }
  ::chmod(place_.path.c_str(), 0000);
  {
    AsNobody const nobody;
    auto const refused = SqlStore::open(place_, number_text);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::unavailable) << refused.error().plain();
  }
  ::chmod(folder_.path().c_str(), 0755);
  ::chmod(place_.path.c_str(), 0644);
}

TEST_F(SqliteStore, AFullDatabaseIsUnavailableAndKeepsWhatItHad) {
  auto session = this->session();
  ASSERT_TRUE(session->script("PRAGMA max_page_count = 1"));  // no more than it has now
  ASSERT_TRUE(session->begin_write());
  auto refused = Result<>();
  for (int i = 0; refused && i < 100; ++i)
    refused = session->script("INSERT INTO read_log VALUES ('d', 'u', 1, 'p', 'o', hex(zeroblob(4000)), 1)");
  EXPECT_EQ(refusal(refused), "unavailable database_full");
  session->rollback();
  EXPECT_TRUE(SqlStore::open(place_, number_text));
}

TEST_F(SqliteStore, AnErasedTextIsNotInTheFileAnyMore) {
  std::string const secret = "极为私密的一段话";
  {
    auto store = open();
    Life life(uid_of(1));
    auto opening = life.opening();
    opening.private_rows = {{{1, 0}, Openness::personal, digest_of("s"), secret}};
    auto erasing = life.next();
    erasing.erased = {{1, 0}};
    must_commit(*store, {opening});
    must_commit(*store, {erasing});
  }
  ASSERT_TRUE(session()->script("PRAGMA wal_checkpoint(TRUNCATE)"));
  std::ifstream file(place_.path, std::ios::binary);
  std::string const bytes((std::istreambuf_iterator<char>(file)), {});
  EXPECT_GT(bytes.size(), 4096u);
  EXPECT_EQ(bytes.find(secret), std::string::npos);
}

}  // namespace
}  // namespace liandiao::testing
