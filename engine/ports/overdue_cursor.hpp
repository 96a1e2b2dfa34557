#pragma once

#include <array>
#include <charconv>
#include <string>
#include <tuple>

#include "engine/ports/case_store.hpp"

/// The order of what is overdue, and the place in it where a page ended.
namespace liandiao {

/// Due day, uid, instance, clock, agreement, term.
using OverduePlace = std::tuple<Date, std::string, int, std::string, int, int>;

inline OverduePlace place_of(OverdueClock const& one) {
  return {one.due, one.id.uid, one.instance, one.clock.str(), one.agreement, one.term};
}

/// `2026-03-12/0195…/3/perform/1/2`
inline std::string cursor_of(OverdueClock const& one) {
  return one.due.text() + "/" + one.id.uid + "/" + std::to_string(one.instance) + "/" + one.clock.str() + "/" +
         std::to_string(one.agreement) + "/" + std::to_string(one.term);
}

/// The place before every other where the cursor is empty; `invalid_input` where it is none of ours.
inline Result<OverduePlace> parse_overdue_cursor(std::string const& cursor) {
  if (cursor.empty()) return OverduePlace{};
  std::vector<std::string> parts(1);
  for (char const c : cursor)
    if (c == '/')
      parts.emplace_back();
    else
      parts.back() += c;
  constexpr std::size_t parts_wanted = 6;
  auto const ours = [&] { return fail(Code::invalid_input, "page_cursor", {{"value", cursor}}); };
  if (parts.size() != parts_wanted) return ours();
  auto const due = parse_date(parts[0]);
  std::array<int, 3> numbers{};
  bool read = due.has_value();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto const& digits = parts[std::array<std::size_t, 3>{2, 4, 5}[i]];
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), numbers[i]);
    read = read && error == std::errc() && end == digits.data() + digits.size();
  }
  if (!read) return ours();
  return OverduePlace{*due, parts[1], numbers[0], parts[3], numbers[1], numbers[2]};
}

}  // namespace liandiao
