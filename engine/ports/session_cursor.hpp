#pragma once

#include <array>
#include <charconv>
#include <string>
#include <tuple>

#include "engine/ports/case_store.hpp"

/// The order of the sessions to come, and the place in it where a page ended.
namespace liandiao {

/// Day, minute, uid, step that planned it.
using SessionPlace = std::tuple<Date, int, std::string, std::int64_t>;

inline SessionPlace place_of(SessionToCome const& one) { return {one.day, one.minute, one.id.uid, one.session}; }

/// `2026-03-12/570/0195…/9`
inline std::string cursor_of(SessionToCome const& one) {
  return one.day.text() + "/" + std::to_string(one.minute) + "/" + one.id.uid + "/" + std::to_string(one.session);
}

/// The place before every other where the cursor is empty; `invalid_input` where it is none of ours.
inline Result<SessionPlace> parse_session_cursor(std::string const& cursor) {
  if (cursor.empty()) return SessionPlace{};
  std::vector<std::string> parts(1);
  for (char const c : cursor)
    if (c == '/')
      parts.emplace_back();
    else
      parts.back() += c;
  constexpr std::size_t parts_wanted = 4;
  auto const ours = [&] { return fail(Code::invalid_input, "page_cursor", {{"value", cursor}}); };
  if (parts.size() != parts_wanted) return ours();
  auto const day = parse_date(parts[0]);
  std::array<std::int64_t, 2> numbers{};
  bool read = day.has_value();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto const& digits = parts[std::array<std::size_t, 2>{1, 3}[i]];
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), numbers[i]);
    read = read && error == std::errc() && end == digits.data() + digits.size();
  }
  constexpr std::int64_t minutes_in_day = 1440;
  if (!read || numbers[0] < 0 || numbers[0] >= minutes_in_day) return ours();
  return SessionPlace{*day, static_cast<int>(numbers[0]), parts[2], numbers[1]};
}

}  // namespace liandiao
