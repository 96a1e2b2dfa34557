#pragma once

#include <string>

#include "engine/base/date.hpp"
#include "engine/base/digest.hpp"

namespace liandiao {

/// What time it is. Never goes back between two calls of one process as far as the engine can tell: recorded time of a
/// case never decreases, whatever this answers.
class TimeSource {
 public:
  virtual ~TimeSource() = default;
  virtual Instant now() = 0;
};

/// Identities and salts. A uid is a UUID version 7 in lower case, ordered by its instant; a salt is 32 random bytes.
class Ids {
 public:
  virtual ~Ids() = default;
  virtual std::string uid(Instant now) = 0;
  virtual Digest salt() = 0;
};

}  // namespace liandiao
