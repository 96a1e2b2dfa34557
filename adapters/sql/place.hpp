#pragma once

#include <chrono>
#include <string>

namespace liandiao {

/// Where a database is, and how patiently it is asked.
struct Place {
  std::string path;                      // of the SQLite file
  std::chrono::milliseconds busy{5000};  // how long to wait for somebody else's write
  std::size_t sessions_max = 16;         // connections open at once
};

}  // namespace liandiao
