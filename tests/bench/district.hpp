#pragma once

#include <memory>
#include <optional>
#include <string>

#include "adapters/sql/sql_store.hpp"
#include "engine/desk/desk.hpp"
#include "tests/bench/bench.hpp"
#include "tests/cluster.hpp"
#include "tests/district/lives.hpp"
#include "tests/life.hpp"

namespace liandiao::bench {

constexpr std::uint64_t district_seed = 20261125;

/// The synthetic district in a database on disk: its calendar, registers and flow published, its cases loaded in bulk.
/// It is filled by a process of its own, so that the memory this one needs is that of what is measured. Kept, it is
/// found again by the next run that asks for the same.
class District {
 public:
  explicit District(int cases);

  int cases() const { return cases_; }
  bool on_server() const { return cluster_.has_value(); }
  Place place() const { return Place{.path = address_}; }
  /// Of the SQLite file, or of the database on the server.
  std::string const& path() const { return address_; }
  std::unique_ptr<SqlStore> store() const;

 private:
  std::string wanted() const;
  void fill();
  std::string note() const { return folder_ + "/filled"; }

  std::optional<Folder> own_;  // gone with it, unless it is kept
  std::string folder_;
  std::optional<tests::Cluster> cluster_;
  std::string address_;
  int cases_;
};

/// The one database of a run, filled when first asked for.
District const& district(int cases);

/// Uids and salts of no earlier run: a district that is kept has its cases.
class IdsOfThisRun : public Ids {
 public:
  IdsOfThisRun();
  std::string uid(Instant) override;
  Digest salt() override;
  /// What else is drawn anew in each run begins at it.
  std::uint64_t run() const { return run_; }

 private:
  std::uint64_t const run_;  // when it began, in milliseconds
  std::uint64_t next_ = 1;
};

/// The desk over it, at the day its cases are looked at.
class AtTheDesk {
 public:
  explicit AtTheDesk(District const& district);
  Desk& desk() { return *desk_; }
  SqlStore& store() { return *store_; }
  std::uint64_t run() const { return ids_.run(); }

 private:
  std::unique_ptr<SqlStore> store_;
  tests::SetTime time_;
  IdsOfThisRun ids_;
  std::unique_ptr<Desk> desk_;
};

/// Cases anywhere in it, in no order; the same every time.
std::vector<CaseId> drawn_cases(CaseStore& store, std::size_t count);

/// By whom pages of the district are read: a mediator of a street's committee, and the head of the district's bureau.
Symbol a_mediator();
Symbol head_of_district();

}  // namespace liandiao::bench
