#pragma once

#include <functional>
#include <optional>
#include <set>
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

  /// As `Session::send`. What is begun and committed in one go has no BEGIN and no COMMIT: a pipeline is a transaction
  /// by itself. An UPDATE or DELETE that finds no row fails inside it, like a broken constraint: when its answer is
  /// read, the end behind it is already on its way. Rows of one table go as one INSERT.
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
  /// What is known of a statement once it was sent.
  struct Held {
    explicit Held(std::string_view statement);

    std::string_view text, table;    // table: the one it changes
    std::string_view row;            // what is repeated for each row it inserts; nothing for anything else
    std::vector<std::string> names;  // of its parameters, in order
    std::set<std::size_t> prepared;  // for how many rows
  };
  /// The orders that travel as one statement, by where they stand: one, or some whose rows one INSERT takes.
  using Parcel = std::vector<std::size_t>;

  Held& held(Query query);
  std::vector<Parcel> parcels_of(std::span<Order const> orders);
  std::optional<Error> prepare(Order const& order, std::size_t rows);
  bool put(std::span<Order const> orders, Parcel const& parcel);
  using Seen = std::function<void(std::size_t at, pg_result const& answer)>;
  /// Sends all of them and reads every answer. Which failed; one past the last: the way there and back, or the end of
  /// the transaction.
  std::optional<Failed> travel(std::span<Order const> orders, Seen const& seen);
  std::optional<Failed> answers(std::span<Order const> orders, std::span<Parcel const> parcels, Seen const& seen);
  std::optional<Failed> end_of(std::span<Order const> orders, std::optional<Failed> failed);
  Error lost(std::string_view query) const;

  pg_conn* connection_;  // SOCI's
  bool warned_ = false;  // since it was last looked at
  std::vector<std::optional<Held>> held_;
};

}  // namespace liandiao::sql
