#include "engine/statistics/period.hpp"

namespace liandiao {

std::optional<Month> parse_month(std::string_view text) {
  auto const first = parse_date(std::string(text) + "-01");
  if (!first) return std::nullopt;
  return Month{first->year(), first->month()};
}

}  // namespace liandiao
