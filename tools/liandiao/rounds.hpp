#pragma once

#include <signal.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "tools/liandiao/talk.hpp"

namespace liandiao::door {

/// Work that is done again and again until the process is told to end. Tests bring rounds of their own.
class Rounds {
 public:
  virtual ~Rounds() = default;
  virtual bool ended() = 0;
  /// Waits; false when there is no further round.
  virtual bool rest(std::chrono::seconds pause) = 0;
};

/// Ended by SIGTERM or SIGINT. While it lives these interrupt nothing: what is in hand is finished.
class SignalledRounds final : public Rounds {
 public:
  SignalledRounds();
  ~SignalledRounds() override;
  SignalledRounds(SignalledRounds const&) = delete;
  SignalledRounds& operator=(SignalledRounds const&) = delete;

  bool ended() override { return !rest(std::chrono::seconds(0)); }
  bool rest(std::chrono::seconds pause) override;

 private:
  sigset_t signals_{};
  sigset_t before_{};
  bool ended_ = false;
};

/// One round at a workplace opened for it, so that what was loaded meanwhile counts and a database that was away is
/// found again; what it says is logged.
using Round = std::function<Result<std::string>(Workplace& place, std::function<bool()> const& stop)>;
/// A line of the log a round on standard error, with `name` in front; a round that failed is logged and the next one
/// comes. Refused only when the first cannot begin.
Exit go_round(Talk& talk, std::string const& name, Round const& round);

/// `--every` and what else goes only with `--watch`.
Result<> check_watch(Talk const& talk);

}  // namespace liandiao::door
