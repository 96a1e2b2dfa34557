#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"

/// A list is read page by page: how long a page may be, where it was cut, and the cursor that says where it goes on.
namespace liandiao {

/// `invalid_input` where a page would be none, or too long.
inline Result<> sound_page(int limit) {
  constexpr int lines_max = 500;
  if (limit < 1 || limit > lines_max)
    return fail(Code::invalid_input, "page_limit", {{"limit", std::to_string(limit)}});
  return {};
}

/// Leaves of the lines found what fits on the page, and returns the cursor (`cursor_of`) of its last line where there
/// are more.
template <class One>
std::string cut(std::vector<One>& lines, int limit) {
  auto const most = static_cast<std::size_t>(limit);
  if (lines.size() <= most) return {};
  lines.resize(most);
  return cursor_of(lines.back());
}

/// What stands between the slashes of a cursor.
inline std::vector<std::string> cursor_parts(std::string const& cursor) {
  std::vector<std::string> parts(1);
  for (char const c : cursor)
    if (c == '/')
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

/// Without sign, blank or leading nought: one number has one text.
template <class N>
bool read_number(std::string_view text, N& into) {
  if (text.empty() || text[0] < '0' || text[0] > '9' || (text[0] == '0' && text.size() > 1)) return false;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  return error == std::errc{} && end == text.data() + text.size();
}

/// Of a text that is no cursor of the list it was given to.
inline auto not_a_cursor(std::string const& cursor) {
  return fail(Code::invalid_input, "page_cursor", {{"value", cursor}});
}

}  // namespace liandiao
