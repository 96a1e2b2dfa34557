#include "adapters/sql/refused_connection.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

namespace liandiao::sql {
namespace {

struct Reason {
  std::string_view sqlstate;
  std::string_view key;
};

// Where several hosts answered, the first of these that one of them gave.
constexpr std::array reasons{
    Reason{"57P03", "database_starting"},     // or shutting down, or recovering
    Reason{"53300", "database_crowded"},      //
    Reason{"28P01", "database_login"},        // the password
    Reason{"28000", "database_login"},        // the role, or from there
    Reason{"3D000", "database_not_made"},     //
    Reason{"42501", "database_not_allowed"},  // to connect to this database
};

/// On one line. It names hosts, roles and databases, never a row.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

/// What a second knock is answered in codes: words come in whatever language the server speaks. Nobody waits long for
/// it, because a server that says nothing has no reason either.
std::string answer_in_codes(std::string const& address) {
  constexpr int glance_ms = 250, glances = 4;
  std::unique_ptr<PGconn, void (*)(PGconn*)> const connection(PQconnectStart(address.c_str()), PQfinish);
  if (!connection || PQstatus(connection.get()) == CONNECTION_BAD) return {};
  PQsetErrorVerbosity(connection.get(), PQERRORS_SQLSTATE);
  auto next = PGRES_POLLING_WRITING;
  for (int left = glances; left > 0 && (next == PGRES_POLLING_READING || next == PGRES_POLLING_WRITING);) {
    pollfd watched{PQsocket(connection.get()), static_cast<short>(next == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    if (::poll(&watched, 1, glance_ms) == 0)
      --left;
    else
      next = PQconnectPoll(connection.get());
  }
  return PQerrorMessage(connection.get());
}

bool names(std::string const& answer, std::string_view sqlstate) {
  auto const at = answer.find(" " + std::string(sqlstate) + "\n");
  return at != std::string::npos;
}

}  // namespace

Error refused_connection(Place const& place, std::string const& address, std::string said) {
  auto const answer = answer_in_codes(address);
  auto const found = std::find_if(reasons.begin(), reasons.end(),
                                  [&](Reason const& reason) { return names(answer, reason.sqlstate); });
  if (found == reasons.end())
    return {
        Code::unavailable, "database_unreachable", {{"path", place.shown()}, {"reason", one_line(std::move(said))}}};
  Params with{{"path", place.shown()}, {"query", "connect"}, {"result", std::string(found->sqlstate)}};
  return {Code::unavailable, std::string(found->key), std::move(with)};
}

}  // namespace liandiao::sql
