#pragma once

#include <memory>
#include <string>

#include "adapters/sql/sql_store.hpp"
#include "engine/desk/desk.hpp"
#include "tests/bench/bench.hpp"
#include "tests/life.hpp"

namespace liandiao::bench {

/// A database on disk with many cases of the shipped district, its calendar, registers and flow published. It is filled
/// by a process of its own, so that the memory this one needs is that of what is measured.
class District {
 public:
  explicit District(int cases);

  int cases() const { return cases_; }
  std::string path() const { return folder_.file("district.db"); }
  std::unique_ptr<SqlStore> store() const;

 private:
  Folder folder_;
  int cases_;
};

/// The one database of a run, filled when first asked for.
District const& district(int cases);

/// The desk over it, at the day its cases are looked at.
class AtTheDesk {
 public:
  explicit AtTheDesk(District const& district);
  Desk& desk() { return *desk_; }
  SqlStore& store() { return *store_; }

 private:
  std::unique_ptr<SqlStore> store_;
  tests::SetTime time_;
  tests::CountedIds ids_;
  std::unique_ptr<Desk> desk_;
};

}  // namespace liandiao::bench
