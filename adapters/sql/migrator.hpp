#pragma once

#include <span>

#include "adapters/sql/session.hpp"
#include "engine/base/date.hpp"

namespace liandiao::sql {

/// The migrations this program knows for a backend, in order.
std::vector<migration::Migration> migrations_of(std::string_view backend);

/// Brings the schema to the newest this program knows, each migration in a transaction of its own; an empty database is
/// made ours, a current one is left alone. How many were applied. `invalid_input` for somebody else's database,
/// `unavailable` for one a newer program has changed, `corrupt` when a migration is not what was once applied.
Result<int> migrate(Session& session, Instant now, std::span<migration::Migration const> known);

/// The same complaints and no others: the schema may be one from which `migrate` goes on.
Result<> require_known_schema(Session& session, std::span<migration::Migration const> known);

/// The same complaints, and one more: a schema older than this program is `unavailable` until `init` has run.
Result<> require_current_schema(Session& session, std::span<migration::Migration const> known);

}  // namespace liandiao::sql
