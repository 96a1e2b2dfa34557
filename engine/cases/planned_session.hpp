#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/described.hpp"
#include "engine/base/symbol.hpp"
#include "engine/cases/field.hpp"

namespace liandiao {

/// A session that is to be held, named by the step that planned it, and what came of it.
struct PlannedSession {
  static constexpr std::string_view code = "planned_session";
  std::int64_t seq = 0;
  int instance = 0;
  Date day;
  int minute = 0;        // of that day
  Symbol form;           // in_person, online
  std::string place;     // where everybody may know it
  RowRef private_place;  // where it would tell where somebody lives who is threatened
  std::vector<int> parties;
  Symbol standing;  // planned, held, cancelled
  int moves = 0;
  RowRef reason;  // why it was moved the last time, or cancelled
  Date since;     // when it was last planned, moved, held or cancelled
  bool operator==(PlannedSession const&) const = default;
  std::tuple<std::int64_t> key() const { return {seq}; }
};
BOOST_DESCRIBE_STRUCT(PlannedSession, (),
                      (seq, instance, day, minute, form, place, private_place, parties, standing, moves, reason, since))

}  // namespace liandiao
