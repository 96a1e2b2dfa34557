#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liandiao {

/// BLAKE2b-256. All zero means "none": the chain's first `previous`.
struct Digest {
  std::array<std::uint8_t, 32> bytes{};

  auto operator<=>(Digest const&) const = default;
  bool none() const { return *this == Digest{}; }
  std::string hex() const;
};

std::optional<Digest> parse_digest(std::string_view hex);

Digest digest_of(std::string_view text);

/// SHA-256 in hex: for whoever outside checks a file with what he has at hand. Nothing of ours rests on it.
std::string sha256_hex(std::string_view text);

/// Keyed by a random salt of 32 bytes: whoever does not hold the salt cannot test a guess against it.
Digest salted_digest(Digest const& salt, std::string_view text);

}  // namespace liandiao
