#pragma once

#include <functional>
#include <optional>
#include <string>

#include "engine/ports/clock.hpp"

namespace liandiao::door {

class Rounds;
struct Stores;

/// What the program finds around itself. Tests bring their own: variables, time and identities.
struct Environment {
  std::function<std::optional<std::string>(std::string const& name)> variable;
  TimeSource& time;
  Ids& ids;
  Rounds* rounds = nullptr;        // of work that goes on; null: until the process is told to end
  Stores const* stores = nullptr;  // to work on; null: those of the database that is named
};

class SystemTime : public TimeSource {
 public:
  Instant now() override;
};

/// Stands still until it is told otherwise: for scenarios, rehearsals and tests.
class SetTime : public TimeSource {
 public:
  explicit SetTime(Instant at = {}) : at_(at) {}
  Instant now() override { return at_; }
  void set(Instant at) { at_ = at; }

 private:
  Instant at_;
};

class RandomIds : public Ids {
 public:
  std::string uid(Instant now) override;
  Digest salt() override;
};

/// The variables of this process, its clock and its random numbers.
std::optional<std::string> process_variable(std::string const& name);

}  // namespace liandiao::door
