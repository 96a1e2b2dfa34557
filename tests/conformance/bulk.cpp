// What is loaded in bulk is what commits would have stored.
#include "tests/conformance/bulk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>
#include <set>
#include <sstream>

#include "adapters/sql/session.hpp"
#include "engine/desk/audit.hpp"
#include "tests/district/meaning.hpp"
#include "tests/folder.hpp"

namespace liandiao::tests {

std::string number_of_bulk(Serial const& serial) {
  return serial.organ.str() + "-" + serial.type.str() + "-" + std::to_string(serial.year) + "-" +
         std::to_string(serial.serial);
}

void commit_all(Place const& place, district::Lives const& lives) {
  ASSERT_TRUE(init_database(place, Instant{1}));
  auto const store = SqlStore::open(place, number_of_bulk);
  ASSERT_TRUE(store) << store.error().plain();
  ASSERT_TRUE((*store)->mark_key(district::Lives::code(), lives.mark_key()));
  for (int n = 0; n < lives.count(); ++n) {
    auto const done = (*store)->commit(lives.life(n));
    ASSERT_TRUE(done) << done.error().plain();
  }
}

district::Loaded load_all(Place const& place, district::Lives const& lives, int workers) {
  EXPECT_TRUE(init_database(place, Instant{1}));
  return district::load(lives, *district::sink_of(place), number_of_bulk, workers);
}

std::vector<std::string> findings_of(Place const& place) {
  auto const store = SqlStore::open(place, number_of_bulk);
  auto const report = audit(**store, district::Lives::code());
  if (!report) return {report.error().plain()};
  std::vector<std::string> keys;
  for (auto const& finding : report->findings) keys.push_back(finding.key);
  return keys;
}

std::string asked(Place const& place, std::string const& question) {
  auto const session = sql::Session::open(place, sql::Session::Missing::refuse);
  if (!session) return session.error().plain();
  auto const answer = (*session)->single(question);
  return answer ? *answer : question + ": " + answer.error().plain();
}

namespace {

constexpr std::uint64_t seed = 5;
constexpr int few = 200;

std::vector<std::string> words_of(std::string const& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::string rows_of(Place const& file, std::string const& table) {
  auto const columns =
      asked(file, "SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ') FROM pragma_table_info('" + table +
                      "')");
  return asked(file, "SELECT coalesce(group_concat(line, char(10)), '') FROM (SELECT " + columns + " AS line FROM \"" +
                         table + "\" ORDER BY line)");
}

TEST(BulkLoading, LeavesTheRowsThatCommitsLeave) {
  Folder const folder;
  Place const committed{.path = folder.file("committed.db")};
  Place const loaded{.path = folder.file("loaded.db")};
  district::Lives const lives(seed, few);
  commit_all(committed, lives);
  load_all(loaded, lives, 2);
  auto const tables = words_of(
      asked(committed, "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master WHERE type = 'table')"));
  EXPECT_GT(tables.size(), 30u);
  for (auto const& table : tables) EXPECT_EQ(rows_of(committed, table), rows_of(loaded, table)) << table;
  EXPECT_THAT(findings_of(loaded), ::testing::IsEmpty());
}

TEST(BulkLoading, LeavesTheSchemaThatInitMakes) {
  Folder const folder;
  Place const made{.path = folder.file("made.db")};
  Place const loaded{.path = folder.file("loaded.db")};
  ASSERT_TRUE(init_database(made, Instant{1}));
  load_all(loaded, district::Lives(seed, few), 2);
  for (std::string const question : {"SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master WHERE sql "
                                     "IS NOT NULL ORDER BY type, name)",
                                     "SELECT journal_mode FROM pragma_journal_mode",
                                     "SELECT CAST(application_id AS TEXT) FROM pragma_application_id"})
    EXPECT_EQ(asked(made, question), asked(loaded, question)) << question;
}

TEST(SyntheticDistrict, IsTheSameWhicheverWorkersMakeIt) {
  district::Lives const lives(seed, 800);
  auto const by_one = district::make_only(lives, number_of_bulk, 1);
  auto const by_three = district::make_only(lives, number_of_bulk, 3);
  EXPECT_EQ(by_one.digest, by_three.digest);
  EXPECT_EQ(by_one.rows, by_three.rows);
  EXPECT_NE(by_one.digest, district::make_only(district::Lives(seed + 1, 800), number_of_bulk, 1).digest);
}

TEST(SyntheticDistrict, LivesThroughEveryProcedure) {
  district::Lives const lives(seed, 3'000);
  std::set<Symbol> lived;
  for (int n = 0; n < lives.count(); ++n)
    for (auto const& step : lives.life(n)) lived.insert(step.event.procedure);
  for (auto const& procedure : lives.sources().bodies.rulebook().catalogue().procedures)
    EXPECT_TRUE(lived.contains(procedure.code)) << procedure.code.view();
}

TEST(Meaning, OfAStatementThatIsNoPlainOneIsRefused) {
  EXPECT_EQ(district::read_meaning("DELETE FROM clock WHERE district = :district AND uid = :uid").where.size(), 2u);
  for (auto const* text : {"INSERT INTO clock SELECT * FROM clock",
                           "INSERT INTO clock (uid) VALUES (:uid) ON CONFLICT (uid) DO UPDATE SET length = 1",
                           "UPDATE clock SET length = length + 1 WHERE uid = :uid",
                           "DELETE FROM clock WHERE length > :length", "SELECT 1"})
    EXPECT_THROW(district::read_meaning(text), std::runtime_error) << text;
}

}  // namespace
}  // namespace liandiao::tests
