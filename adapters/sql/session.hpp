#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/guarded.hpp"
#include "adapters/sql/place.hpp"
#include "adapters/sql/query.hpp"
#include "adapters/sql/statement.hpp"
#include "engine/base/error.hpp"

namespace liandiao::sql {

/// One connection with its held statements. Not for two threads at once.
class Session {
 public:
  enum class Missing { refuse, create };
  static Result<std::unique_ptr<Session>> open(Place const& place, Missing missing);

  /// The rows of a query, each as a described struct whose members are its columns.
  template <class R>
  Result<std::vector<R>> rows(Query query, Row row = {}) {
    return guarded(query.name(), [&]() -> Result<std::vector<R>> {
      Statement& statement = held(query, row, &columns_of<R>);
      std::vector<R> found;
      bool intact = true;
      // Read to the end even when a row is broken: a statement left in the middle keeps its snapshot open.
      for (bool got = statement.start(row); got; got = statement.next()) {
        std::size_t at = 0;
        for_each_member(found.emplace_back(), [&](char const*, auto& member) {
          intact = from_cell(statement.column(at++), member) && intact;
        });
      }
      if (!intact) return fail(Code::corrupt, "database_row_broken", {{"query", std::string(query.name())}});
      return found;
    });
  }
  /// Runs a statement without a result; how many rows it touched.
  Result<long long> run(Query query, Row row);

  /// Begins a transaction that will write: it takes the lock now, or is `unavailable`. A deferred one that reads and
  /// then writes would be refused at once, without waiting.
  Result<> begin_write();
  /// Begins one that reads, all of it from the same moment.
  Result<> begin_read();
  Result<> commit();
  void rollback() noexcept;  // if one is open

  /// Several statements, for migrations.
  Result<> script(std::string const& text);
  Result<std::string> pragma(std::string const& name);
  Result<bool> blank();  // no table yet
  std::string_view backend() const { return "sqlite"; }
  std::string const& path() const { return path_; }

 private:
  explicit Session(std::string const& file);
  Statement& held(Query query, Row const& row, std::vector<Cell::Kind> (*columns)());
  Result<> configure(std::chrono::milliseconds busy);
  Result<> control(std::string_view text, std::unique_ptr<Statement>& statement);
  Result<std::string> single(std::string const& text);
  sqlite_api::sqlite3* handle() const;

  std::string const path_;
  soci::session sql_;
  std::vector<std::unique_ptr<Statement>> statements_;  // by place of the query; they die before the session
  std::unique_ptr<Statement> begin_write_;
  std::unique_ptr<Statement> begin_read_;
  std::unique_ptr<Statement> commit_;
};

}  // namespace liandiao::sql
