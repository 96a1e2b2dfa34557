#pragma once

#include <string>
#include <tuple>

#include "engine/ports/case_store.hpp"

/// The order of what waits before courts, and the place in it where a page ended.
namespace liandiao {

/// Due day (those without one last), uid, instance.
using CourtPlace = std::tuple<Date, std::string, int>;

inline CourtPlace place_of(BeforeCourt const& one) {
  return {one.due.value_or(Date::of(9999, 12, 31)), one.id.uid, one.instance};
}

/// `2026-03-12/0195…/3`
inline std::string cursor_of(BeforeCourt const& one) {
  auto const& [due, uid, instance] = place_of(one);
  return due.text() + "/" + uid + "/" + std::to_string(instance);
}

/// The place before every other where the cursor is empty; `invalid_input` where it is none of ours.
inline Result<CourtPlace> parse_court_cursor(std::string const& cursor) {
  if (cursor.empty()) return CourtPlace{};
  auto const parts = cursor_parts(cursor);
  constexpr std::size_t parts_wanted = 3;
  if (parts.size() != parts_wanted) return not_a_cursor(cursor);
  auto const due = parse_date(parts[0]);
  int instance = 0;
  if (!due || !read_number(parts[2], instance)) return not_a_cursor(cursor);
  return CourtPlace{*due, parts[1], instance};
}

}  // namespace liandiao
