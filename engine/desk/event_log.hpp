#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/desk/desk.hpp"
#include "engine/mining/log.hpp"
#include "engine/mining/masking.hpp"

namespace liandiao {

/// Which cases a log is to hold, and for whom.
struct LogAsked {
  std::optional<Date> from, to;  // of registration, both included
  Masking masking = Masking::organs;
  std::string purpose;  // as the reads are logged
};

/// What a log came to hold, and the objects its cases share.
struct LogMade {
  std::int64_t cases = 0;
  std::int64_t events = 0;
  std::vector<LogObject> shared;
};

using VisitLog = std::function<Result<>(CaseLog const&)>;

/// The cases open to her that were registered on the days asked for, the latest first, each as mining tools want it and
/// no more than one at a time; that each was read is logged before it is told. `rejected` when there is none.
Result<LogMade> event_log(Desk& desk, LogAsked const& asked, AtDesk const& who, VisitLog const& visit);

}  // namespace liandiao
