#pragma once

#include <functional>
#include <string>
#include <string_view>

struct pg_conn;

namespace liandiao::bench {

/// Reads a database by libpq, row by row as the server sends them.
class PlainPostgresql {
 public:
  explicit PlainPostgresql(std::string const& address);
  ~PlainPostgresql();
  PlainPostgresql(PlainPostgresql const&) = delete;
  PlainPostgresql& operator=(PlainPostgresql const&) = delete;

  /// Two columns of each row, bytes as they are.
  void each(std::string const& statement, std::function<void(std::string_view, std::string_view)> const& row) const;

 private:
  pg_conn* connection_;
};

}  // namespace liandiao::bench
