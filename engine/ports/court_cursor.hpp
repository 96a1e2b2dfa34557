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
  auto const first = cursor.find('/');
  auto const last = cursor.rfind('/');
  auto const due = parse_date(cursor.substr(0, first));
  auto const digits = last == std::string::npos ? std::string() : cursor.substr(last + 1);
  constexpr std::size_t digits_max = 6;
  bool const number =
      !digits.empty() && digits.size() <= digits_max && digits.find_first_not_of("0123456789") == std::string::npos;
  if (!due || first == last || !number) return fail(Code::invalid_input, "page_cursor", {{"value", cursor}});
  return CourtPlace{*due, cursor.substr(first + 1, last - first - 1), std::stoi(digits)};
}

}  // namespace liandiao
