#pragma once

#include <string>

#include "adapters/sql/place.hpp"
#include "engine/base/error.hpp"

namespace liandiao::sql {

/// Why a server took no connection to this address, and so what to do; `said` is how it put it.
Error refused_connection(Place const& place, std::string const& address, std::string said);

}  // namespace liandiao::sql
