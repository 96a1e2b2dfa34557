#include "engine/cases/party_mark.hpp"

#include <array>

#include "engine/base/utf8.hpp"

namespace liandiao {
namespace {

constexpr std::size_t id_number_min = 6;
constexpr std::size_t phone_min = 7;
constexpr std::size_t mobile_digits = 11;

/// U+FF01 to U+FF5E are the full-width forms of the printable ASCII characters.
char plain(std::string_view character) {
  if (character.size() == 1) return character[0];
  if (character.size() != 3) return '\0';
  auto const byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(character[i])); };
  unsigned const point = ((byte(0) & 0x0fU) << 12U) | ((byte(1) & 0x3fU) << 6U) | (byte(2) & 0x3fU);
  return point >= 0xff01 && point <= 0xff5e ? static_cast<char>(point - 0xff01 + '!') : '\0';
}

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// What stands between the parts of a name and is typed in several ways: the ideographic space and the middle dots.
bool only_separates(std::string_view character) {
  constexpr std::array<std::string_view, 5> separators{"\u3000", "\u00b7", "\u2022", "\u30fb", "\u00a0"};
  for (auto const one : separators)
    if (character == one) return true;
  return false;
}

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const character = character_at(text, at);
    at += character.size();
    char const c = plain(character);
    if (c == '\0' && !only_separates(character)) out += character;
    if (is_letter_or_digit(c)) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

std::string digits_in(std::string const& text) {
  std::string digits;
  for (char const c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

std::string digits_of(std::string const& text) {
  std::string digits = digits_in(text);
  for (std::string_view const country : {"0086", "86"})
    if (digits.size() == mobile_digits + country.size() && digits.starts_with(country)) digits.erase(0, country.size());
  return digits;
}

}  // namespace

std::string_view word_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::id_number: return "id_number";
    case MarkKind::phone: return "phone";
    case MarkKind::name: return "name";
  }
  return "name";
}

std::string compared(MarkKind kind, std::string_view text) {
  auto plain_text = folded(text);
  switch (kind) {
    case MarkKind::id_number: return plain_text.size() < id_number_min ? std::string() : plain_text;
    case MarkKind::phone: {
      auto digits = digits_of(plain_text);
      return digits.size() < phone_min ? std::string() : digits;
    }
    case MarkKind::name: break;
  }
  bool const withheld = plain_text.find("某") != std::string::npos || text.find('*') != std::string_view::npos;
  return withheld ? std::string() : plain_text;
}

std::string compared_ending(MarkKind kind, std::string_view text) {
  auto plain_text = folded(text);
  return kind == MarkKind::phone ? digits_in(plain_text) : plain_text;
}

bool ends_with(MarkKind kind, std::string_view text, std::string_view ending) {
  return compared(kind, text).ends_with(ending);
}

Digest ending_of(Digest const& key, MarkKind kind, std::string_view text) {
  if (kind == MarkKind::name || text.size() < ending_min) return {};
  return salted_digest(key, std::string(word_of(kind)) + " ends:" + std::string(text.substr(text.size() - ending_min)));
}

Digest mark_of(Digest const& key, MarkKind kind, std::string_view text) {
  auto const same = compared(kind, text);
  return same.empty() ? Digest{} : salted_digest(key, std::string(word_of(kind)) + ":" + same);
}

}  // namespace liandiao
