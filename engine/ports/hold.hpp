#pragma once

#include <string>

#include "engine/base/date.hpp"

namespace liandiao {

/// That one of many workers is at something, until a moment: whoever comes before passes it over, whoever comes after
/// takes it, so a worker that was killed keeps nothing from the others for longer.
///
/// A hold saves work and proves nothing: machines' clocks differ, and a worker may come to its end late. What must
/// happen once is made sure of where it is stored.
struct Hold {
  std::string worker;
  Instant now;
  Instant until;
};

}  // namespace liandiao
