#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/desk/desk.hpp"
#include "engine/desk/patience.hpp"
#include "engine/ports/due_work.hpp"

namespace liandiao {

/// One of any number of workers that sweep the same district. Each clock goes through `Desk::lapse`, and so through
/// `decide` and the store's own check of the version, like any command: that, and not who holds a case, keeps a clock
/// from lapsing twice.
class SweepWorker {
 public:
  SweepWorker(Desk& desk, DueWork& work, Ids& ids);

  struct Pass {
    int cases = 0;
    int lapsed = 0;                                  // clocks
    std::vector<std::pair<DueClock, Error>> failed;  // tried again when their case's pause is over
    bool stopped = false;                            // before all was done
  };
  /// Everything that is due today and that nobody holds. `stop` is asked between clocks; what was taken and not begun
  /// is let go.
  Result<Pass> pass(std::function<bool()> const& stop);

 private:
  Result<> work_through(DueCase const& due, Date day, std::function<bool()> const& stop, Pass& pass);

  Desk& desk_;
  DueWork& work_;
  Ids& ids_;
  std::string const worker_;
};

}  // namespace liandiao
