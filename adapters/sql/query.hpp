#pragma once

#include <string_view>

#include "generated/sql.hpp"

namespace liandiao::sql {

/// A query of queries/*.sql by its name; a name that is not there does not compile.
struct Query {
  std::size_t at = 0;

  template <std::size_t N>
  // Not explicit: `batch.add("event_append", row)`.
  consteval Query(char const (&name)[N]) {  // NOLINT(google-explicit-constructor)
    while (query::all.at(at).name != std::string_view(name, N - 1)) ++at;
  }
  std::string_view name() const { return query::all[at].name; }
};

}  // namespace liandiao::sql
