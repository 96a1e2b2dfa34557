#pragma once

#include "tests/cluster.hpp"
#include "tests/fault/office.hpp"

namespace liandiao::fault {

/// The address of a database on this program's server, with everything Dadukou has and no case.
inline std::string served() {
  auto& server = tests::Cluster::of_this_program();
  static std::string const pattern = [&] {
    auto address = server.blank();
    furnish(address);
    return address;
  }();
  return server.copy_of(pattern);
}

/// How many sessions the server has for that database.
inline std::string sessions_of(std::string const& address) {
  return "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = '" +
         tests::Cluster::name_in(address) + "'";
}

}  // namespace liandiao::fault
