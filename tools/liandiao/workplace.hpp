#pragma once

#include <memory>
#include <string>

#include "adapters/sql/sql_store.hpp"
#include "engine/desk/desk.hpp"
#include "tools/liandiao/numbering.hpp"

namespace liandiao::door {

/// A database with the desk that works on it.
class Workplace {
 public:
  /// The district is that of the registers loaded; `district` says it while there are none yet.
  static Result<std::unique_ptr<Workplace>> open(std::string const& path, TimeSource& time, Ids& ids,
                                                 Symbol district = {});

  Desk& desk() { return *desk_; }
  CaseStore& cases() { return *store_; }
  RevisionStore& revisions() { return *store_; }
  DueWork& due_work() { return *store_; }
  Outbox& outbox() { return *store_; }
  /// Null while none are loaded.
  Registers const* registers() const { return registers_.get(); }

 private:
  Numbering numbering_;
  std::unique_ptr<SqlStore> store_;
  std::shared_ptr<Registers const> registers_;
  std::unique_ptr<Desk> desk_;
};

/// The latest of the registers kept in a store, if any are.
Result<std::shared_ptr<Registers const>> registers_in(RevisionStore& revisions);
/// The latest calendar kept in a store; null when none is.
Result<std::shared_ptr<Calendar const>> calendar_in(RevisionStore& revisions);

}  // namespace liandiao::door
