#include "tools/liandiao/columns.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace liandiao::door {
namespace {

struct Range {
  std::uint32_t first, last;
};

/// East Asian Wide and Fullwidth (Unicode TR 11).
constexpr std::array wide{
    Range{0x1100, 0x115f},   Range{0x2e80, 0x303e},   Range{0x3041, 0x33ff}, Range{0x3400, 0x4dbf},
    Range{0x4e00, 0x9fff},   Range{0xa000, 0xa4cf},   Range{0xac00, 0xd7a3}, Range{0xf900, 0xfaff},
    Range{0xfe30, 0xfe4f},   Range{0xff00, 0xff60},   Range{0xffe0, 0xffe6}, Range{0x1f300, 0x1f64f},
    Range{0x1f900, 0x1f9ff}, Range{0x20000, 0x3fffd},
};
constexpr std::array none{Range{0x0300, 0x036f}, Range{0x200b, 0x200f}, Range{0xfe00, 0xfe0f}};

bool within(std::uint32_t point, auto const& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](Range const& range) { return range.first <= point && point <= range.last; });
}

/// The length in bytes of the character that begins here; 1 for a byte that begins none.
std::size_t bytes_of(unsigned char first) {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

std::size_t cells_of(std::string_view character) {
  auto point = static_cast<std::uint32_t>(static_cast<unsigned char>(character[0]));
  if (character.size() > 1) point &= 0xffU >> (character.size() + 1);
  for (char c : character.substr(1)) point = (point << 6) | (static_cast<unsigned char>(c) & 0x3f);
  if (within(point, none)) return 0;
  return within(point, wide) ? 2 : 1;
}

template <class F>
void each_character(std::string_view text, F&& f) {
  while (!text.empty()) {
    auto const size = std::min(bytes_of(static_cast<unsigned char>(text[0])), text.size());
    if (!f(text.substr(0, size))) return;
    text.remove_prefix(size);
  }
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t cells = 0;
  each_character(text, [&](std::string_view character) {
    cells += cells_of(character);
    return true;
  });
  return cells;
}

std::string fitted(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string cut;
  std::size_t cells = 1;  // the …
  each_character(text, [&](std::string_view character) {
    cells += cells_of(character);
    if (cells > width) return false;
    cut += character;
    return true;
  });
  return cut + "…";
}

void Columns::line(std::string text) { lines_.emplace_back(rows_.size(), std::move(text)); }

std::string Columns::text() const {
  std::vector<std::size_t> widths;
  for (auto const& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths.size() <= i) widths.push_back(0);
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  std::string out;
  auto line = lines_.begin();
  for (std::size_t at = 0; at <= rows_.size(); ++at) {
    for (; line != lines_.end() && line->first == at; ++line) out += line->second + "\n";
    if (at == rows_.size()) break;
    std::string text(indent_, ' ');
    std::size_t owed = 0;  // spaces that are written only when something follows
    for (std::size_t i = 0; i < rows_[at].size(); ++i) {
      if (widths[i] == 0) continue;
      auto const& cell = rows_[at][i];
      if (!cell.empty()) {
        text.append(owed, ' ');
        text += cell;
        owed = 0;
      }
      owed += widths[i] - display_width(cell) + 2;
    }
    out += text + "\n";
  }
  return out;
}

}  // namespace liandiao::door
