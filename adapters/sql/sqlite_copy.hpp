#pragma once

#include <memory>
#include <string>

#include "adapters/sql/place.hpp"
#include "engine/base/error.hpp"

namespace liandiao {

/// Writes all that a SQLite database holds at one moment into `into`, a file that is there and empty, and reads the
/// copy through. Others go on reading and writing meanwhile. The database may have any schema this program knows. After
/// a failure the file is of no use.
Result<> copy_database(Place const& from, std::string const& into);

/// The place of a SQLite database that is about to be given another: nobody else has it open, none can open it while
/// this lives, and all it holds is in its one file. Nothing need stand there.
class Vacated {
 public:
  /// `unavailable` while somebody has it open, `invalid_input` when what stands there is not ours.
  static Result<std::unique_ptr<Vacated>> of(Place const& place);
  virtual ~Vacated() = default;
  Vacated(Vacated const&) = delete;
  Vacated& operator=(Vacated const&) = delete;

  /// Whether steps would be lost, for all one can read.
  virtual bool holds_cases() const = 0;
  /// Gives what stands there one more name, which must be free.
  virtual Result<> keep_as(std::string const& name) const = 0;

 protected:
  Vacated() = default;
};

/// Looks at every page of a database, its trees and indexes; all it holds is in its one file afterwards.
Result<> read_through(std::string const& path);

}  // namespace liandiao
