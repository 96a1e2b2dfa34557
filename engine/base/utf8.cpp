#include "engine/base/utf8.hpp"

#include <cstdint>

namespace liandiao {
namespace {

struct Lead {
  std::size_t length;
  std::uint32_t bits;
  std::uint32_t smallest;
};

std::optional<Lead> lead_of(unsigned char c) {
  if (c >= 0x01 && c <= 0x7f) return Lead{1, c, 0};
  if (c >= 0xc2 && c <= 0xdf) return Lead{2, c & 0x1fU, 0x80};
  if (c >= 0xe0 && c <= 0xef) return Lead{3, c & 0x0fU, 0x800};
  if (c >= 0xf0 && c <= 0xf4) return Lead{4, c & 0x07U, 0x10000};
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> characters_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    auto const lead = lead_of(static_cast<unsigned char>(text[i]));
    if (!lead || i + lead->length > text.size()) return std::nullopt;
    std::uint32_t point = lead->bits;
    for (std::size_t k = 1; k < lead->length; ++k) {
      auto const next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xc0) != 0x80) return std::nullopt;
      point = (point << 6) | (next & 0x3fU);
    }
    if (point < lead->smallest || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return std::nullopt;
    i += lead->length;
  }
  return count;
}

std::string_view character_at(std::string_view text, std::size_t at) {
  auto const first = static_cast<unsigned char>(text[at]);
  std::size_t const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return text.substr(at, length);
}

std::string full_width(std::string_view number) {
  std::string text;
  for (char const c : number) {
    if (c == '(')
      text += "（";
    else if (c == ')')
      text += "）";
    else
      text += c;
  }
  return text;
}

}  // namespace liandiao
