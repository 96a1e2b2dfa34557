#include "engine/base/canonical.hpp"

#include <algorithm>
#include <charconv>

namespace liandiao {
namespace {

enum class Byte : std::uint8_t { ascii, foreign, ends, escapes, refused };

constexpr std::array<Byte, 256> kinds = [] {
  std::array<Byte, 256> all{};
  for (std::size_t byte = 0; byte < all.size(); ++byte)
    all[byte] = byte < 0x20 ? Byte::refused : byte < 0x80 ? Byte::ascii : Byte::foreign;
  all['"'] = Byte::ends;
  all['\\'] = Byte::escapes;
  return all;
}();

Byte kind_of(char c) { return kinds[static_cast<unsigned char>(c)]; }

/// What stands after a backslash: a quote, another, or a control character in two digits. Its length; 0: neither.
std::size_t unescape(std::string_view rest, char& into) {
  if (rest.empty()) return 0;
  if (rest[0] == '"' || rest[0] == '\\') {
    into = rest[0];
    return 1;
  }
  constexpr std::size_t length = 5;  // u00 and the digits
  if (rest.size() < length || !rest.starts_with("u00") || (rest[3] != '0' && rest[3] != '1')) return 0;
  char const low = rest[4];
  bool const decimal = low >= '0' && low <= '9';
  if (!decimal && (low < 'a' || low > 'f')) return 0;
  into = static_cast<char>((rest[3] - '0') * 16 + (decimal ? low - '0' : low - 'a' + 10));
  return length;
}

}  // namespace

std::optional<std::int64_t> CanonicalReader::integer() {
  char const* const from = text_.data() + at_;
  char const* const end = text_.data() + text_.size();
  char const* const digits = from != end && *from == '-' ? from + 1 : from;
  std::int64_t n = 0;
  auto const [last, error] = std::from_chars(from, end, n);
  if (error != std::errc{} || (*digits == '0' && (last != digits + 1 || digits != from))) return std::nullopt;
  at_ = static_cast<std::size_t>(last - text_.data());
  return n;
}

std::optional<bool> CanonicalReader::boolean() {
  if (take("true")) return true;
  if (take("false")) return false;
  return std::nullopt;
}

std::optional<CanonicalReader::String> CanonicalReader::string() {
  if (!take('"')) return std::nullopt;
  auto run = at_;
  bool ascii = true;
  bool escaped = false;
  for (; at_ < text_.size(); ++at_) {
    Byte const kind = kind_of(text_[at_]);
    if (kind == Byte::ascii) continue;
    if (kind == Byte::refused) return std::nullopt;
    if (kind == Byte::foreign) {
      ascii = false;
      continue;
    }
    auto const before = text_.substr(run, at_ - run);
    if (kind == Byte::ends) {
      ++at_;
      if (!escaped) return String{before, ascii};
      unescaped_ += before;
      return String{unescaped_, false};
    }
    if (!escaped) unescaped_.clear();
    escaped = true;
    unescaped_ += before;
    char meant = 0;
    auto const length = unescape(text_.substr(at_ + 1), meant);
    if (length == 0) return std::nullopt;
    unescaped_ += meant;
    at_ += length;
    run = at_ + 1;
  }
  return std::nullopt;
}

bool CanonicalReader::take_fresh_key(std::size_t first) {
  auto const from = at_;
  if (!string()) return false;
  auto const key = text_.substr(from, at_ - from);
  auto const before = keys_.begin() + static_cast<std::ptrdiff_t>(first);
  if (std::find(before, keys_.end(), key) != keys_.end()) return false;
  keys_.push_back(key);
  return take(':');
}

}  // namespace liandiao
