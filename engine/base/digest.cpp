#include "engine/base/digest.hpp"

#include <sodium.h>

namespace liandiao {
namespace {

constexpr std::uint8_t no_digit = 0xff;
constexpr std::array<std::uint8_t, 256> hex_digits = [] {
  std::array<std::uint8_t, 256> all{};
  all.fill(no_digit);
  constexpr std::string_view digits = "0123456789abcdef";
  for (std::size_t i = 0; i < digits.size(); ++i)
    all[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
  return all;
}();
unsigned hex_digit(char c) { return hex_digits[static_cast<unsigned char>(c)]; }

/// Until it is told to look, the library takes the code that runs on every machine, which is half as fast.
void look_at_machine() { static int const ignored [[maybe_unused]] = sodium_init(); }

unsigned char const* raw(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

}  // namespace

std::string Digest::hex() const {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(64);
  for (std::uint8_t byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::optional<Digest> parse_digest(std::string_view hex) {
  if (hex.size() != 64) return std::nullopt;
  Digest digest;
  unsigned seen = 0;
  for (std::size_t i = 0; i < digest.bytes.size(); ++i) {
    auto const high = hex_digit(hex[2 * i]);
    auto const low = hex_digit(hex[2 * i + 1]);
    seen |= high | low;
    digest.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  if (seen > 15) return std::nullopt;
  return digest;
}

Digest digest_of(std::string_view text) {
  look_at_machine();
  Digest digest;
  crypto_generichash(digest.bytes.data(), digest.bytes.size(), raw(text), text.size(), nullptr, 0);
  return digest;
}

std::string sha256_hex(std::string_view text) {
  static_assert(crypto_hash_sha256_BYTES == sizeof(Digest::bytes));
  Digest digest;
  crypto_hash_sha256(digest.bytes.data(), raw(text), text.size());
  return digest.hex();
}

Digest salted_digest(Digest const& salt, std::string_view text) {
  look_at_machine();
  Digest digest;
  crypto_generichash(digest.bytes.data(), digest.bytes.size(), raw(text), text.size(), salt.bytes.data(),
                     salt.bytes.size());
  return digest;
}

}  // namespace liandiao
