#pragma once

#include <soci/error.h>

#include <string_view>

#include "engine/base/error.hpp"

namespace liandiao::sql {

/// What SQLite's extended result code means for the caller. A constraint is `conflict` when a key was taken or a
/// version has moved on, else `invalid_input`; only the batch knows which of its statements may meet one.
Error classified_sqlite(int extended_code, std::string_view query);
/// The same for PostgreSQL's SQLSTATE.
Error classified_postgresql(std::string const& sqlstate, std::string_view query);
/// A row that was to be moved or removed is not there.
Error no_row_touched(std::string_view query);

/// The connection went away, and with it the answer to what was sent last.
bool is_lost(Error const& error);
/// Somebody else's transaction stood in the way, and nothing is wrong with this one: it may be done again.
bool is_contended(Error const& error);
/// The server takes no changes; after a failover another one does, and a new connection finds it.
bool is_elsewhere(Error const& error);

/// What the exception being handled means: either backend's error, or neither's — a name that is not bound, a null
/// without indicator — which is ours to put right.
Error caught(std::string_view query);

/// The only place a SOCI exception is caught. `query` names the statement in logs and metrics. What the database says
/// in words is not passed on: its message may quote the row.
template <class F>
auto guarded(std::string_view query, F&& body) -> decltype(body()) {
  try {
    return body();
  } catch (soci::soci_error const&) {
    return tl::unexpected<Error>(caught(query));
  }
}

}  // namespace liandiao::sql
