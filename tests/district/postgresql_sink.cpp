// PostgreSQL takes rows in bulk by COPY, into tables that have no index to keep up; what is known to hold is not asked
// of each row. Indexes and keys are made when all rows are there, from what the catalogue said of them before.
#include <libpq-fe.h>

#include <array>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include "tests/district/load.hpp"

namespace liandiao::district {
namespace {

constexpr std::size_t connections = 2;

class Connection {
 public:
  explicit Connection(std::string const& address) : connection_(PQconnectdb(address.c_str())) {
    if (PQstatus(connection_) != CONNECTION_OK) fail();
    run("SET client_min_messages = warning");
  }
  ~Connection() { PQfinish(connection_); }
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  void run(std::string const& text) { answer(text, PGRES_COMMAND_OK); }

  std::vector<std::vector<std::string>> rows(std::string const& text) {
    auto const answered = answer(text, PGRES_TUPLES_OK);
    std::vector<std::vector<std::string>> all(static_cast<std::size_t>(PQntuples(answered.get())));
    for (std::size_t row = 0; row < all.size(); ++row)
      for (int column = 0; column < PQnfields(answered.get()); ++column)
        all[row].emplace_back(PQgetvalue(answered.get(), static_cast<int>(row), column));
    return all;
  }

  void copy(std::string const& statement, std::string const& rows) {
    answer(statement, PGRES_COPY_IN);
    if (PQputCopyData(connection_, rows.data(), static_cast<int>(rows.size())) != 1) fail();
    if (PQputCopyEnd(connection_, nullptr) != 1) fail();
    Answer const done(PQgetResult(connection_));
    if (PQresultStatus(done.get()) != PGRES_COMMAND_OK) fail();
    while (Answer const rest{PQgetResult(connection_)}) {
    }
  }

 private:
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Answer = std::unique_ptr<PGresult, Clear>;

  Answer answer(std::string const& text, ExecStatusType wanted) {
    Answer answered(PQexec(connection_, text.c_str()));
    if (PQresultStatus(answered.get()) != wanted) fail();
    return answered;
  }
  [[noreturn]] void fail() const { throw std::runtime_error(PQerrorMessage(connection_)); }

  PGconn* connection_;
};

std::string identifier(std::string const& name) { return '"' + name + '"'; }

/// What is taken from the tables for as long as they are filled: keys, but those that foreign keys need, and indexes.
constexpr char keys_and_indexes[] = R"(
SELECT t.relname, coalesce(k.conname, i.relname), coalesce(pg_get_constraintdef(k.oid), ''), pg_get_indexdef(i.oid)
  FROM pg_index x
  JOIN pg_class i ON i.oid = x.indexrelid
  JOIN pg_class t ON t.oid = x.indrelid
  LEFT JOIN pg_constraint k ON k.conindid = i.oid AND k.contype IN ('p', 'u')
 WHERE t.relnamespace = current_schema()::regnamespace AND t.relname <> 'schema_migration'
   AND NOT EXISTS (SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = i.oid)
 ORDER BY 1, 2)";

/// A table that no other refers to can be emptied and filled in one transaction, of which nothing need be logged.
constexpr char tables_alone[] = R"(
SELECT t.relname FROM pg_class t
 WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' AND t.relname <> 'schema_migration'
   AND NOT EXISTS (SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = t.oid))";

class PostgresqlSink final : public Sink {
 public:
  explicit PostgresqlSink(std::string const& address) : address_(address) {
    for (auto& lane : lanes_) lane = std::make_unique<Connection>(address);
    auto& first = *lanes_.front();
    for (auto const& row : first.rows(keys_and_indexes)) put_aside_.push_back({row[0], row[1], row[2], row[3]});
    for (auto const& index : put_aside_)
      first.run(index.key.empty()
                    ? "DROP INDEX " + identifier(index.name)
                    : "ALTER TABLE " + identifier(index.table) + " DROP CONSTRAINT " + identifier(index.name));
    for (auto const& row : first.rows(tables_alone)) alone_.insert(row[0]);
    for (auto& lane : lanes_) {
      // Triggers and foreign keys are not asked: lives are decided, and the audit looks for what belongs to nothing.
      lane->run("SET session_replication_role = replica");
      lane->run("BEGIN");
    }
  }

  std::size_t lanes() const override { return connections; }
  std::size_t lane_of(std::string const& table) const override { return table == "case_event" || table == "measure"; }

  void write(std::string const& table, TableRows const& rows, std::string const& copy) override {
    auto& connection = *lanes_[lane_of(table)];
    bool const alone = alone_.contains(table);
    std::string names;
    for (auto const& column : rows.columns) names += (names.empty() ? "" : ", ") + identifier(column);
    if (alone && !is_emptied(table)) connection.run("TRUNCATE " + identifier(table));
    connection.copy("COPY " + identifier(table) + " (" + names + ") FROM STDIN" + (alone ? " (FREEZE)" : ""), copy);
  }

  void finish(Loaded& loaded) override {
    loaded.timed("committed", [&] {
      for (auto& lane : lanes_) {
        lane->run("COMMIT");
        lane->run("RESET session_replication_role");
      }
    });
    loaded.timed("keys and indexes", [&] { build(); });
    loaded.timed("vacuumed and analysed", [&] { lanes_.front()->run("VACUUM (ANALYZE)"); });
  }

 private:
  struct Index {
    std::string table, name, key, definition;
    std::int64_t bytes = 0;
  };

  bool is_emptied(std::string const& table) {
    std::unique_lock const lock(emptying_);
    return !emptied_.insert(table).second;
  }

  /// Over all connections, those of large tables first. Two of one table do not wait for each other for long: only a
  /// key locks its table.
  void build() {
    for (auto& index : put_aside_)
      index.bytes = std::stoll(
          lanes_.front()->rows("SELECT pg_relation_size('" + identifier(index.table) + "'::regclass)").front().front());
    std::stable_sort(put_aside_.begin(), put_aside_.end(),
                     [](Index const& a, Index const& b) { return a.bytes > b.bytes; });
    std::mutex choosing;
    std::size_t next = 0;
    std::exception_ptr failed;
    std::vector<std::thread> threads;
    for (auto& lane : lanes_)
      threads.emplace_back([&] {
        try {
          lane->run("SET maintenance_work_mem = '768MB'");
          lane->run("SET max_parallel_maintenance_workers = 0");
          for (;;) {
            std::unique_lock lock(choosing);
            if (next == put_aside_.size()) return;
            auto const& index = put_aside_[next++];
            lock.unlock();
            lane->run(index.key.empty() ? index.definition
                                        : "ALTER TABLE " + identifier(index.table) + " ADD CONSTRAINT " +
                                              identifier(index.name) + " " + index.key);
          }
        } catch (...) {
          std::unique_lock const lock(choosing);
          failed = std::current_exception();
        }
      });
    for (auto& thread : threads) thread.join();
    if (failed) std::rethrow_exception(failed);
  }

  std::string const address_;
  std::array<std::unique_ptr<Connection>, connections> lanes_;
  std::vector<Index> put_aside_;
  std::set<std::string, std::less<>> alone_;
  std::mutex emptying_;
  std::set<std::string, std::less<>> emptied_;
};

}  // namespace

std::unique_ptr<Sink> postgresql_sink(std::string const& address) { return std::make_unique<PostgresqlSink>(address); }

}  // namespace liandiao::district
