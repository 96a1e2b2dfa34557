#pragma once

#include <optional>
#include <string_view>

#include "engine/cases/case_file.hpp"

namespace liandiao::testing {

inline Clock clock_due(std::string_view name, std::optional<Date> due, std::string_view mark = "running",
                       int instance = 1) {
  Clock clock;
  clock.clock = Symbol(name);
  clock.instance = instance;
  clock.length = 30;
  clock.start = Date::of(2026, 3, 2);
  clock.due = due;
  clock.mark = Symbol(mark);
  return clock;
}

}  // namespace liandiao::testing
