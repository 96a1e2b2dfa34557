#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/sql/session.hpp"

struct pg_conn;
struct pg_result;

namespace liandiao::sql {

/// What SOCI cannot do on its own connection, and the only place that speaks to libpq: a list of statements in one
/// round trip. It is entered, filled, read to the end and left within one call, so SOCI never meets a connection in the
/// middle of it.
class Pipeline {
 public:
  explicit Pipeline(pg_conn& connection);
  Pipeline(Pipeline const&) = delete;  // the connection tells it its warnings
  Pipeline& operator=(Pipeline const&) = delete;

  /// As `Session::send`. An UPDATE or DELETE that finds no row fails inside the transaction, like a broken constraint:
  /// when its answer is read, the COMMIT behind it is already on its way.
  std::optional<Failed> send(std::span<Order> orders, Around around);
  /// As `Session::ask` and `Session::ask_within`, in one round trip too.
  enum class Transaction : std::uint8_t { its_own, open };
  Result<> ask(std::span<Question> questions, Transaction in);
  Result<> script(std::string const& text);
  void rollback() noexcept;
  void cut() noexcept;
  /// The server has closed a connection that waits for nothing.
  bool ended() noexcept;
  int socket() const;
  std::string server_parameter(std::string const& name) const;

 private:
  struct Prepared {
    std::vector<std::string> names;  // of the parameters, in order
  };
  std::optional<Error> prepare(Order const& order);
  bool put(Order const& order);
  using Seen = std::function<void(std::size_t at, pg_result const& answer)>;
  /// Sends all of them and reads every answer. Which failed; one past the last: the way there and back.
  std::optional<Failed> travel(std::span<Order const> orders, Seen const& seen);
  std::optional<Failed> answers(std::span<Order const> orders, Seen const& seen);
  Error lost(std::string_view query) const;

  pg_conn* connection_;  // SOCI's
  bool warned_ = false;  // since it was last looked at
  std::vector<std::optional<Prepared>> prepared_;
};

}  // namespace liandiao::sql
