#pragma once

#include <cstdint>
#include <string>

#include "engine/base/date.hpp"
#include "engine/base/described.hpp"
#include "engine/base/symbol.hpp"

namespace liandiao {

/// That a step is told to another organ. It holds which step, from whom and to whom, and no text: what is told with it
/// is made when it goes, from what may be disclosed then.
struct Outgoing {
  std::int64_t seq = 0;
  int index = 0;  // among those of its step
  Symbol kind;    // referral, confirmation, handover, handover_ended, consultation, warning, danger
  int instance = 0;
  Symbol sender;
  Symbol receiver;
  Date on;  // the business day of the step
  bool operator==(Outgoing const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Outgoing, (), (seq, index, kind, instance, sender, receiver, on))

}  // namespace liandiao
