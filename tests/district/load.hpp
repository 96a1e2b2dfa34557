#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "adapters/sql/place.hpp"
#include "tests/district/lives.hpp"
#include "tests/district/rows.hpp"

namespace liandiao::district {

/// What a database was filled with, and how long that took.
struct Loaded {
  int cases = 0;
  std::int64_t events = 0;
  std::map<std::string, std::int64_t, std::less<>> rows;  // of each table
  Digest digest;                                          // of every row, in order
  std::vector<std::pair<std::string, double>> seconds;    // of each thing that was done

  template <class F>
  void timed(std::string const& what, F&& body) {
    auto const start = std::chrono::steady_clock::now();
    body();
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
    seconds.emplace_back(what, took.count());
  }
};

/// Where rows go. Lanes are written to by different threads at the same time, each lane by one, in the order of cases.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual std::size_t lanes() const = 0;
  virtual std::size_t lane_of(std::string const& table) const = 0;
  virtual void write(std::string const& table, TableRows const& rows, std::string const& copy) = 0;
  /// When all rows are there: what makes a database of them that commits could have left.
  virtual void finish(Loaded& loaded) = 0;
};

/// Fills an empty database of the newest schema with all lives, by so many workers: rows first, as each store takes
/// them in bulk, then indexes and constraints. The rows are those that commits of case after case would have left, and
/// do not depend on the number of workers. A failure is `std::runtime_error`.
Loaded load(Lives const& lives, Sink& sink, NumberFormat const& format, int workers);
/// Only makes the rows.
Loaded make_only(Lives const& lives, NumberFormat const& format, int workers);

/// Of a SQLite file: one transaction that syncs nothing, into tables without their indexes.
std::unique_ptr<Sink> sqlite_sink(std::string const& path);
/// Of a PostgreSQL database: COPY over two connections.
std::unique_ptr<Sink> postgresql_sink(std::string const& address);
std::unique_ptr<Sink> sink_of(Place const& place);

}  // namespace liandiao::district
