#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "adapters/sql/sql_store.hpp"
#include "tests/bench/bench.hpp"
#include "tests/cluster.hpp"

namespace liandiao::bench {

/// A PostgreSQL server of this bench's own as it comes from the package, with a database of the product's schema, and
/// what its own pgbench reaches there with the least that could be called a step.
class DurableServer {
 public:
  explicit DurableServer(NumberFormat format);

  SqlStore& store() { return *store_; }
  /// The first column of the first row.
  std::string value(std::string const& question) const;
  void checkpoint() const;

  enum class Schema : unsigned char { own, bare };
  struct Floor {
    double rate = 0;                   // transactions a second
    std::vector<double> milliseconds;  // of each, as pgbench logs it
  };
  Floor floor(Schema schema, int clients) const;

  /// Prints the statements the server runs for a step when `work` stores so many: those sent, by their texts, and those
  /// that keys and triggers run within them. It is begun anew to count them, and again as it comes from the package.
  void print_statements(std::string const& what, std::function<std::size_t()> const& work);

  std::string wal_place() const { return value("SELECT pg_current_wal_flush_lsn()"); }
  struct Wal {
    double records = 0;  // bytes, without the page images in them
    double images = 0;
  };
  Wal wal_since(std::string const& place) const;
  /// What a step wrote since that place: by kind of record, and by table or index.
  void print_wal(std::string const& place, std::size_t steps) const;

 private:
  tests::Cluster cluster_;
  Folder folder_;
  std::string const address_;
  std::string const bare_;
  std::unique_ptr<SqlStore> store_;
};

}  // namespace liandiao::bench
