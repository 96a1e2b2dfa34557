#pragma once

#include <soci/soci-platform.h>

#include <soci/error.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <string_view>

#include "engine/base/error.hpp"

namespace liandiao::sql {

/// What SQLite's extended result code means for the caller. A constraint is `conflict` when a key was taken or a
/// version has moved on, else `invalid_input`; only the batch knows which of its statements may meet one.
Error classified_sqlite(int extended_code, std::string_view query);

/// Neither backend's: a name that is not bound, a null without indicator. Ours to put right.
Error misused(std::string_view query);

/// The only place a SOCI exception is caught. `query` names the statement in logs and metrics. What the database says
/// in words is not passed on: its message may quote the row.
template <class F>
auto guarded(std::string_view query, F&& body) -> decltype(body()) {
  try {
    return body();
  } catch (soci::sqlite3_soci_error const& e) {
    return tl::unexpected<Error>(classified_sqlite(e.result(), query));
  } catch (soci::soci_error const&) {
    return tl::unexpected<Error>(misused(query));
  }
}

}  // namespace liandiao::sql
