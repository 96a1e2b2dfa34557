// A connection to a PostgreSQL database.

#include <soci/postgresql/soci-postgresql.h>

#include <algorithm>

#include "adapters/sql/pipeline.hpp"
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
  add("fallback_application_name", "liandiao");
  return address;
}

/// What the server says when it refuses a connection, on one line. It names hosts, roles and databases, never a row.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

class PostgresqlSession final : public Session {
 public:
  explicit PostgresqlSession(Place const& place)
      : Session(place, soci::postgresql, connection_of(place), Binary::hex), pipeline_(connection()) {}

  Result<> configure();
  void rollback() noexcept override { pipeline_.rollback(); }
  void cut() noexcept override { pipeline_.cut(); }
  Result<> script(std::string const& text) override { return pipeline_.script(text); }
  std::optional<Failed> send(std::span<Order> orders, Around around) override { return pipeline_.send(orders, around); }
  Result<std::vector<Table>> ask(std::vector<Question> questions) override {
    return pipeline_.ask(std::move(questions));
  }
  std::string_view backend() const override { return "postgresql"; }

 private:
  std::string_view text(Query query) const override { return query::all[query.at].postgresql; }
  pg_conn& connection() const;

  Pipeline pipeline_;
};

Result<> PostgresqlSession::configure() {
  if (auto const encoding = pipeline_.server_parameter("server_encoding"); encoding != "UTF8")
    return fail(Code::invalid_input, "database_encoding", {{"path", shown()}, {"value", encoding}});
  // Generic plans: a held statement that is planned anew at each call costs more than its work. Acknowledged means on
  // the disk, also where the server's own setting is more relaxed.
  return script(
      "SET client_encoding = 'UTF8';"
      "SET client_min_messages = 'warning';"
      "SET plan_cache_mode = 'force_generic_plan';"
      "SET idle_in_transaction_session_timeout = '60s';"
      "SET lock_timeout = " +
      std::to_string(place_.busy.count()) +
      ";"
      "SELECT set_config('synchronous_commit', 'on', false)"
      " WHERE current_setting('synchronous_commit') IN ('off', 'local')");
}

/// As with SQLite's, the backend's type is not exported.
[[gnu::no_sanitize("vptr")]] pg_conn& PostgresqlSession::connection() const {
  return *static_cast<soci::postgresql_session_backend*>(const_cast<soci::session&>(sql_).get_backend())->conn_;
}

}  // namespace

Result<std::unique_ptr<Session>> open_postgresql(Place const& place) {
  std::unique_ptr<PostgresqlSession> session;
  try {
    session = std::make_unique<PostgresqlSession>(place);
  } catch (soci::soci_error const& e) {
    return fail(Code::unavailable, "database_unreachable", {{"path", place.shown()}, {"reason", one_line(e.what())}});
  }
  if (auto result = session->configure(); !result) return passed_on(result);
  return session;
}

}  // namespace liandiao::sql
