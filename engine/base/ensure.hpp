#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>

namespace liandiao {

/// Thrown when our own code is wrong. Only the boundary of a request catches it: roll back, log, answer `internal`.
class BrokenInvariant : public std::logic_error {
 public:
  BrokenInvariant(std::string const& what, std::source_location at) : std::logic_error(what), where(at) {}
  std::source_location where;
};

/// For what only our bug can cause; on in release builds.
inline void ensure(bool condition, std::string_view sentence,
                   std::source_location where = std::source_location::current()) {
  if (!condition) throw BrokenInvariant(std::string(sentence), where);
}

}  // namespace liandiao
