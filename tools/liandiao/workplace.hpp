#pragma once

#include <memory>
#include <optional>
#include <string>

#include "adapters/sql/sql_store.hpp"
#include "engine/desk/desk.hpp"
#include "tools/liandiao/numbering.hpp"

namespace liandiao::door {

/// Everything a desk and its workers ask of the world, kept in one place.
struct Stores {
  CaseStore& cases;
  RevisionStore& revisions;
  DueWork& due_work;
  Outbox& outbox;
};

/// A database with the desk that works on it.
class Workplace {
 public:
  /// The district is that of the registers loaded; `district` says it while there are none yet.
  static Result<std::unique_ptr<Workplace>> open(std::string const& path, TimeSource& time, Ids& ids,
                                                 Symbol district = {});
  /// The same at stores that somebody else keeps, numbers in a format of their own.
  static Result<std::unique_ptr<Workplace>> at(Stores const& stores, TimeSource& time, Ids& ids, Symbol district = {});

  Desk& desk() { return *desk_; }
  CaseStore& cases() { return stores_->cases; }
  RevisionStore& revisions() { return stores_->revisions; }
  DueWork& due_work() { return stores_->due_work; }
  Outbox& outbox() { return stores_->outbox; }
  /// Null while none are loaded.
  Registers const* registers() const { return registers_.get(); }

 private:
  /// With the registers kept there, if any are.
  Result<> furnish(TimeSource& time, Ids& ids, Symbol district);

  Numbering numbering_;
  std::unique_ptr<SqlStore> store_;  // null: somebody else keeps them
  std::optional<Stores> stores_;
  std::shared_ptr<Registers const> registers_;
  std::unique_ptr<Desk> desk_;
};

/// The latest of the registers kept in a store, if any are.
Result<std::shared_ptr<Registers const>> registers_in(RevisionStore& revisions);
/// The latest calendar kept in a store; null when none is.
Result<std::shared_ptr<Calendar const>> calendar_in(RevisionStore& revisions);

}  // namespace liandiao::door
