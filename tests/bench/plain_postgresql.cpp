#include "tests/bench/plain_postgresql.hpp"

#include <libpq-fe.h>

#include "tests/bench/bench.hpp"

namespace liandiao::bench {
namespace {

std::string_view value(PGresult const* answer, int column) {
  return {PQgetvalue(answer, 0, column), static_cast<std::size_t>(PQgetlength(answer, 0, column))};
}

}  // namespace

PlainPostgresql::PlainPostgresql(std::string const& address) : connection_(PQconnectdb(address.c_str())) {
  if (PQstatus(connection_) != CONNECTION_OK) give_up(PQerrorMessage(connection_));
}

PlainPostgresql::~PlainPostgresql() { PQfinish(connection_); }

void PlainPostgresql::each(std::string const& statement,
                           std::function<void(std::string_view, std::string_view)> const& row) const {
  constexpr int as_binary = 1;
  if (PQsendQueryParams(connection_, statement.c_str(), 0, nullptr, nullptr, nullptr, nullptr, as_binary) != 1 ||
      PQsetSingleRowMode(connection_) != 1)
    give_up(PQerrorMessage(connection_));
  while (PGresult* const answer = PQgetResult(connection_)) {
    auto const status = PQresultStatus(answer);
    if (status == PGRES_SINGLE_TUPLE) row(value(answer, 0), value(answer, 1));
    PQclear(answer);
    if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK) give_up(PQerrorMessage(connection_));
  }
}

}  // namespace liandiao::bench
