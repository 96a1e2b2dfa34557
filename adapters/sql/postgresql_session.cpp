// A connection to a PostgreSQL database.

#include <soci/postgresql/soci-postgresql.h>

#include <algorithm>

#include "adapters/sql/pipeline.hpp"
#include "adapters/sql/refused_connection.hpp"
#include "adapters/sql/session.hpp"

namespace liandiao::sql {
namespace {

/// The address with what it does not say itself: a server that does not answer is not waited for longer than a lock.
std::string connection_of(Place const& place) {
  std::string address = place.path;
  auto const add = [&](std::string_view name, std::string const& value) {
    if (address.find(std::string(name) + "=") != std::string::npos) return;
    address += (address.find('?') == std::string::npos ? "?" : "&") + std::string(name) + "=" + value;
  };
  auto const seconds = std::max<long long>(2, (place.busy.count() + 999) / 1000);
  add("connect_timeout", std::to_string(seconds));
  add("tcp_user_timeout", std::to_string(std::max<long long>(10'000, place.busy.count())));
  // A machine that is gone says nothing: after thirty seconds of silence it is asked, and given up after fifteen more.
  add("keepalives_idle", "30");
  add("keepalives_interval", "5");
  add("keepalives_count", "3");
  add("fallback_application_name", "liandiao");
  return address;
}

class PostgresqlSession final : public Session {
 public:
  PostgresqlSession(Place const& place, std::string const& address)
      : Session(place, soci::postgresql, address, Binary::hex), pipeline_(connection()) {
    patience_ = std::make_unique<Patience>(pipeline_.socket());
    patience_->limit(place.answer + place.busy);
  }
  // SOCI would say goodbye to each held statement; the server understands a closed connection as well.
  ~PostgresqlSession() override { pipeline_.cut(); }

  Result<> configure();
  void rollback() noexcept override {
    Patience::Wait const wait(patience_.get());
    pipeline_.rollback();
  }
  void cut() noexcept override { pipeline_.cut(); }
  bool ended() noexcept override { return pipeline_.ended(); }
  Result<> script(std::string const& text) override {
    Patience::Wait const wait(patience_.get());
    return pipeline_.script(text);
  }
  std::optional<Failed> send(std::span<Order> orders, Around around) override {
    Patience::Wait const wait(patience_.get());
    return pipeline_.send(orders, around);
  }
  Result<> ask(std::span<Question> questions) override {
    Patience::Wait const wait(patience_.get());
    return pipeline_.ask(questions, Pipeline::Transaction::its_own);
  }
  Result<> ask_within(std::span<Question> questions) override {
    Patience::Wait const wait(patience_.get());
    return pipeline_.ask(questions, Pipeline::Transaction::open);
  }
  // A commit waits for the standbys, and with it for everything before it; one whose own wait was broken off did not.
  Result<> make_sure() override {
    return script(
        "SELECT CASE WHEN current_setting('synchronous_standby_names') <> ''"
        " THEN pg_logical_emit_message(true, 'liandiao', '')::text END");
  }
  std::string_view backend() const override { return "postgresql"; }
  bool has_many_writers() const override { return true; }

 private:
  std::string_view text(Query query) const override { return query::all[query.at].postgresql; }
  void hurry(bool wanted) noexcept override;
  pg_conn& connection() const;

  Pipeline pipeline_;
  std::chrono::milliseconds statement_{0};  // the limit of one, here and on the server; zero: none
};

Result<> PostgresqlSession::configure() {
  if (auto const encoding = pipeline_.server_parameter("server_encoding"); encoding != "UTF8")
    return fail(Code::invalid_input, "database_encoding", {{"path", shown()}, {"value", encoding}});
  // A step is a transaction of the settings' own isolation. Generic plans: a held statement that is planned anew at
  // each call costs more than its work. Acknowledged means on the disk, also where the server's own setting is more
  // relaxed. A page ends soon after it began, which no planner can know: to compile its statement for all it might read
  // takes longer than to answer it.
  auto set = script(
      "SET client_encoding = 'UTF8';"
      "SET client_min_messages = 'warning';"
      "SET default_transaction_isolation = 'read committed';"
      "SET plan_cache_mode = 'force_generic_plan';"
      "SET jit = 'off';"
      "SET idle_in_transaction_session_timeout = '60s';"
      "SET lock_timeout = " +
      std::to_string(place_.busy.count()) +
      ";"
      "SELECT set_config('statement_timeout', '" +
      std::to_string(place_.answer.count()) +
      "', false) WHERE current_setting('statement_timeout') = '0';"
      "SELECT set_config('synchronous_commit', 'on', false)"
      " WHERE current_setting('synchronous_commit') IN ('off', 'local')");
  if (!set) return set;
  // Whoever runs the server, or wrote the address, may have set another limit: the watch outlasts it.
  auto const limit = single(
      "SELECT CAST(CAST(extract(epoch FROM CAST(current_setting('statement_timeout') AS interval)) * 1000"
      " AS bigint) AS text)");
  if (!limit) return tl::unexpected<Error>(limit.error());
  statement_ = std::chrono::milliseconds(std::stoll(*limit));
  if (place_.answer.count() > 0)
    patience_->limit(statement_.count() > 0 ? statement_ + place_.busy : statement_);
  else
    hurry(false);
  return {};
}

void PostgresqlSession::hurry(bool wanted) noexcept {
  rollback();  // nothing can be set in a transaction that has failed
  patience_->limit(statement_ + place_.busy);
  if (!script("SET statement_timeout = " + std::to_string(wanted ? statement_.count() : 0))) pipeline_.cut();
  if (!wanted || statement_.count() == 0) patience_->limit(std::chrono::milliseconds(0));
}

/// As with SQLite's, the backend's type is not exported.
[[gnu::no_sanitize("vptr")]] pg_conn& PostgresqlSession::connection() const {
  return *static_cast<soci::postgresql_session_backend*>(const_cast<soci::session&>(sql_).get_backend())->conn_;
}

}  // namespace

Result<std::unique_ptr<Session>> open_postgresql(Place const& place) {
  auto const address = connection_of(place);
  std::unique_ptr<PostgresqlSession> session;
  try {
    session = std::make_unique<PostgresqlSession>(place, address);
  } catch (soci::soci_error const& e) {
    return tl::unexpected<Error>(refused_connection(place, address, e.what()));
  }
  if (auto result = session->configure(); !result) return passed_on(result);
  return session;
}

}  // namespace liandiao::sql
