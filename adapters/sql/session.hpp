#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/guarded.hpp"
#include "adapters/sql/patience.hpp"
#include "adapters/sql/place.hpp"
#include "adapters/sql/query.hpp"
#include "adapters/sql/statement.hpp"
#include "engine/base/error.hpp"

namespace liandiao::sql {

/// A statement with its values, waiting to be sent.
struct Order {
  /// What it means when it meets a constraint, or finds no row: the case has moved on, or there are other closings than
  /// the step says, or else what is to be stored does not fit what is, which is our bug. What comes behind a lock may
  /// need what the lock has stored.
  enum class Role : std::uint8_t { lock, closing, row, rows };  // rows: it finds as many as there are

  Query query;
  Row row;
  Role role = Role::row;
};

/// A query whose rows are wanted, one after the other. `take` is false for a row that cannot have been written by us;
/// the cells are gone afterwards.
struct Question {
  using Take = std::function<bool(std::span<Cell const>)>;
  Order order;
  std::vector<Cell::Kind> columns;
  Take take;

  /// Its rows as described structs whose members are its columns, behind those that are there.
  template <class R>
  static Question of(Query query, Row row, std::vector<R>& found) {
    return {{query, std::move(row)}, columns_of<R>(), [&found](std::span<Cell const> cells) {
              return from_cells(cells, found.emplace_back());
            }};
  }
};

/// Something else than us wrote a row.
tl::unexpected<Error> broken_row(std::string_view query);

/// What is sent before and after a list of orders.
struct Around {
  bool begin = false;
  bool commit = false;
};

/// Which of a list of orders failed, and how; one past the last: the transaction around them.
struct Failed {
  std::size_t at = 0;
  Error error;
};

/// One connection with its held statements. Not for two threads at once. The two databases share all statements that
/// name the same text; what they do differently is virtual here and has a text of its own in queries/{backend}/.
class Session {
 public:
  enum class Missing { refuse, create };
  static Result<std::unique_ptr<Session>> open(Place const& place, Missing missing);
  virtual ~Session() = default;
  Session(Session const&) = delete;
  Session& operator=(Session const&) = delete;

  /// The rows of a query, each as a described struct whose members are its columns.
  template <class R>
  Result<std::vector<R>> rows(Query query, Row row = {}) {
    return guarded(query.name(), [&]() -> Result<std::vector<R>> {
      Patience::Wait const wait(patience_.get());
      Statement& statement = held(query, row, &columns_of<R>);
      std::vector<R> found;
      bool intact = true;
      // Read to the end even when a row is broken: a statement left in the middle keeps its snapshot open.
      for (bool got = statement.start(row); got; got = statement.next())
        intact = from_cells(statement.row(), found.emplace_back()) && intact;
      if (!intact) return broken_row(query.name());
      return found;
    });
  }
  /// Many questions about one moment, in a transaction of their own. Uses their orders up.
  virtual Result<> ask(std::span<Question> questions);
  /// The same in the transaction that is open.
  virtual Result<> ask_within(std::span<Question> questions) = 0;
  /// Runs a statement without a result; how many rows it touched.
  Result<long long> run(Query query, Row row);
  /// Runs statements in order, each of which must touch a row unless its role says otherwise; rows of one table that
  /// stand behind the same lock may go in together. After a failure the transaction is of no more use.
  virtual std::optional<Failed> send(std::span<Order> orders, Around around);

  /// Begins a transaction that will write: on SQLite it takes the lock now, or is `unavailable`. A deferred one that
  /// reads and then writes would be refused at once, without waiting.
  Result<> begin_write() { return control("begin_write"); }
  /// Begins one that reads, all of it from the same moment.
  Result<> begin_read() { return control("begin_read"); }
  Result<> commit() { return control("commit"); }
  virtual void rollback() noexcept = 0;  // if one is open
  /// Ends the connection at once, whatever it waits for.
  virtual void cut() noexcept {}
  /// The other side has ended it while nothing was asked. What is not sent over it is known not to have been done.
  virtual bool ended() noexcept { return false; }
  /// For what reads all there is: the limits of statements hold again when the guard is gone.
  class Unhurried {
   public:
    explicit Unhurried(Session& session) : session_(session) { session_.hurry(false); }
    ~Unhurried() { session_.hurry(true); }
    Unhurried(Unhurried const&) = delete;
    Unhurried& operator=(Unhurried const&) = delete;

   private:
    Session& session_;
  };
  /// What was committed before this, by whomever, is as safe afterwards as what one commits oneself.
  virtual Result<> make_sure() { return {}; }

  /// Several statements, for migrations.
  virtual Result<> script(std::string const& text) = 0;
  /// The first column of the first row of a text that is no named query, for looking around.
  Result<std::string> single(std::string const& text);
  virtual std::string_view backend() const = 0;
  /// Others may be writing while it does.
  virtual bool has_many_writers() const { return false; }
  std::string shown() const { return place_.shown(); }

 protected:
  Session(Place place, soci::backend_factory const& backend, std::string const& connection, Binary binary);
  virtual std::string_view text(Query query) const = 0;
  virtual void hurry(bool) noexcept {}

  Place const place_;
  soci::session sql_;
  std::unique_ptr<Patience> patience_;  // with a server; gone before its socket is

 private:
  Statement& held(Query query, Row const& row, std::vector<Cell::Kind> (*columns)());
  Result<> control(Query query);

  Binary const binary_;
  std::vector<std::unique_ptr<Statement>> statements_;  // by place of the query; they die before the session
};

Result<std::unique_ptr<Session>> open_sqlite(Place const& place, Session::Missing missing);
/// A database on a server is there or not: making it is its owner's.
Result<std::unique_ptr<Session>> open_postgresql(Place const& place);

}  // namespace liandiao::sql
