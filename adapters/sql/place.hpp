#pragma once

#include <chrono>
#include <string>

namespace liandiao {

/// Where a database is, and how patiently it is asked.
struct Place {
  std::string path;                          // of the SQLite file, or the address of a server: postgresql://…
  std::chrono::milliseconds busy{5000};      // how long to wait for somebody else's write, or for a connection
  std::chrono::milliseconds answer{30'000};  // how long a server may take over one statement; zero: for ever
  std::size_t sessions_max = 16;             // connections open at once
  std::size_t cached_rows_max = 100'000;     // of case files kept in mind, all together; nought: none

  bool on_server() const { return path.starts_with("postgresql://") || path.starts_with("postgres://"); }
  /// The path as it may be printed: without the password an address may carry.
  std::string shown() const;
};

}  // namespace liandiao
