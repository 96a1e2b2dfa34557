#pragma once

#include <soci/sqlite3/soci-sqlite3.h>

#include <memory>
#include <vector>

#include "adapters/sql/session.hpp"

namespace liandiao::sql {

/// Reads through SQLite's own interface on SOCI's connection. SOCI asks for each column by several calls and keeps it
/// in a buffer of its own; where all there is gets read, that is most of the work.
class SqliteReader {
 public:
  explicit SqliteReader(sqlite_api::sqlite3& connection) : connection_(&connection), statements_(query::all.size()) {}

  /// Hands over every row of the answer; `corrupt` when one of them is broken.
  Result<> answer(Question& question);

 private:
  struct Finalize {
    void operator()(sqlite_api::sqlite3_stmt* statement) const { sqlite_api::sqlite3_finalize(statement); }
  };
  using Held = std::unique_ptr<sqlite_api::sqlite3_stmt, Finalize>;
  Result<sqlite_api::sqlite3_stmt*> held(Query query);
  void read(sqlite_api::sqlite3_stmt& statement);

  sqlite_api::sqlite3* connection_;
  std::vector<Held> statements_;  // by place of the query; they die before the connection
  std::vector<Cell> cells_;
};

}  // namespace liandiao::sql
