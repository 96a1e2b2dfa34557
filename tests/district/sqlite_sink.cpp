// SQLite takes rows in bulk in one transaction that keeps no journal and waits for no disk, in the order of their keys,
// by which its tables are laid out. Indexes are made when all rows are there.
#include <sqlite3.h>

#include <stdexcept>

#include "tests/district/load.hpp"

namespace liandiao::district {
namespace {

class SqliteSink final : public Sink {
 public:
  explicit SqliteSink(std::string const& path) {
    if (sqlite3_open_v2(path.c_str(), &database_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) fail();
    run("PRAGMA journal_mode = OFF");
    run("PRAGMA synchronous = OFF");
    run("PRAGMA foreign_keys = OFF");
    run("PRAGMA cache_size = -1500000");
    for (auto const& row : rows("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
      put_aside_.push_back({row[0], row[1]});
    for (auto const& index : put_aside_) run("DROP INDEX \"" + index.name + "\"");
    run("BEGIN");
  }
  ~SqliteSink() override {
    for (auto& [table, statement] : inserts_) sqlite3_finalize(statement);
    sqlite3_close_v2(database_);
  }
  SqliteSink(SqliteSink const&) = delete;
  SqliteSink& operator=(SqliteSink const&) = delete;

  std::size_t lanes() const override { return 1; }
  std::size_t lane_of(std::string const&) const override { return 0; }

  void write(std::string const& table, TableRows const& rows, std::string const&) override {
    auto* const statement = insert(table, rows.columns);
    for (auto const& row : rows.rows) {
      for (std::size_t at = 0; at < row.size(); ++at) bind(statement, static_cast<int>(at) + 1, row[at]);
      if (sqlite3_step(statement) != SQLITE_DONE) fail();
      sqlite3_reset(statement);
    }
  }

  void finish(Loaded& loaded) override {
    loaded.timed("committed", [&] { run("COMMIT"); });
    loaded.timed("indexes", [&] {
      for (auto const& index : put_aside_) run(index.definition);
    });
    run("PRAGMA journal_mode = WAL");
  }

 private:
  struct Index {
    std::string name, definition;
  };

  sqlite3_stmt* insert(std::string const& table, std::vector<std::string> const& columns) {
    auto& statement = inserts_[table];
    if (statement != nullptr) return statement;
    std::string names, places;
    for (auto const& column : columns) {
      names += (names.empty() ? "\"" : ", \"") + column + "\"";
      places += places.empty() ? "?" : ", ?";
    }
    auto const text = "INSERT INTO \"" + table + "\" (" + names + ") VALUES (" + places + ")";
    if (sqlite3_prepare_v2(database_, text.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail();
    return statement;
  }

  static void bind(sqlite3_stmt* statement, int place, sql::Cell const& cell) {
    auto const size = static_cast<int>(cell.text.size());
    if (cell.null)
      sqlite3_bind_null(statement, place);
    else if (cell.kind == sql::Cell::Kind::number)
      sqlite3_bind_int64(statement, place, cell.number);
    else if (cell.kind == sql::Cell::Kind::bytes)
      sqlite3_bind_blob(statement, place, cell.text.data(), size, SQLITE_STATIC);
    else
      sqlite3_bind_text(statement, place, cell.text.data(), size, SQLITE_STATIC);
  }

  void run(std::string const& text) {
    if (sqlite3_exec(database_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }

  std::vector<std::vector<std::string>> rows(std::string const& text) {
    std::vector<std::vector<std::string>> all;
    auto const take = [](void* into, int columns, char** values, char**) {
      auto& row = static_cast<std::vector<std::vector<std::string>>*>(into)->emplace_back();
      for (int i = 0; i < columns; ++i) row.emplace_back(values[i] == nullptr ? "" : values[i]);
      return 0;
    };
    if (sqlite3_exec(database_, text.c_str(), take, &all, nullptr) != SQLITE_OK) fail();
    return all;
  }

  [[noreturn]] void fail() const { throw std::runtime_error(sqlite3_errmsg(database_)); }

  sqlite3* database_ = nullptr;
  std::vector<Index> put_aside_;
  std::map<std::string, sqlite3_stmt*, std::less<>> inserts_;
};

}  // namespace

std::unique_ptr<Sink> sqlite_sink(std::string const& path) { return std::make_unique<SqliteSink>(path); }

}  // namespace liandiao::district
