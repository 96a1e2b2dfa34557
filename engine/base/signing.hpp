#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/digest.hpp"

namespace liandiao {

/// Ed25519. A secret key is the seed it grows from; whoever holds it can sign, whoever holds the public key can check.
struct SecretKey {
  std::array<std::uint8_t, 32> seed{};
};
struct PublicKey {
  std::array<std::uint8_t, 32> bytes{};
  bool operator==(PublicKey const&) const = default;
  std::string hex() const;
};
struct Signature {
  std::array<std::uint8_t, 64> bytes{};
  bool operator==(Signature const&) const = default;
  std::string hex() const;
};

/// From 32 random bytes.
SecretKey secret_key_from(Digest const& random);
PublicKey public_key_of(SecretKey const& key);
std::string hex_of(SecretKey const& key);
std::optional<SecretKey> parse_secret_key(std::string_view hex);
std::optional<PublicKey> parse_public_key(std::string_view hex);
std::optional<Signature> parse_signature(std::string_view hex);

Signature sign(std::string_view text, SecretKey const& key);
bool signed_with(std::string_view text, Signature const& signature, PublicKey const& key);

/// The digest of a text that comes piece by piece: the same as `digest_of` the whole.
class RunningDigest {
 public:
  RunningDigest();
  ~RunningDigest();
  RunningDigest(RunningDigest const&) = delete;
  RunningDigest& operator=(RunningDigest const&) = delete;

  void add(std::string_view piece);
  Digest so_far() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace liandiao
