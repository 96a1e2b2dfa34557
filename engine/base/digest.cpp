#include "engine/base/digest.hpp"

#include <sodium.h>

namespace liandiao {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

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
  for (std::size_t i = 0; i < 32; ++i) {
    int const high = hex_digit(hex[2 * i]);
    int const low = hex_digit(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return digest;
}

Digest digest_of(std::string_view text) {
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
  Digest digest;
  crypto_generichash(digest.bytes.data(), digest.bytes.size(), raw(text), text.size(), salt.bytes.data(),
                     salt.bytes.size());
  return digest;
}

}  // namespace liandiao
