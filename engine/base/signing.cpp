#include "engine/base/signing.hpp"

#include <sodium.h>

#include <algorithm>

namespace liandiao {
namespace {

unsigned char const* raw(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

template <std::size_t size>
std::string in_hex(std::array<std::uint8_t, size> const& bytes) {
  std::string text(2 * size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.resize(2 * size);
  return text;
}

/// As it is written, in lower case and nothing more: there is one text for one value.
template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> from_hex(std::string_view hex) {
  std::array<std::uint8_t, size> bytes{};
  std::size_t read = 0;
  if (hex.size() != 2 * size) return std::nullopt;
  if (sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &read, nullptr) != 0 || read != size)
    return std::nullopt;
  return in_hex(bytes) == hex ? std::optional(bytes) : std::nullopt;
}

struct Expanded {
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> open{};

  explicit Expanded(SecretKey const& key) { crypto_sign_seed_keypair(open.data(), secret.data(), key.seed.data()); }
  ~Expanded() { sodium_memzero(secret.data(), secret.size()); }
  Expanded(Expanded const&) = delete;
  Expanded& operator=(Expanded const&) = delete;
};

}  // namespace

std::string PublicKey::hex() const { return in_hex(bytes); }
std::string Signature::hex() const { return in_hex(bytes); }

SecretKey secret_key_from(Digest const& random) {
  SecretKey key;
  std::copy(random.bytes.begin(), random.bytes.end(), key.seed.begin());
  return key;
}

PublicKey public_key_of(SecretKey const& key) { return PublicKey{Expanded(key).open}; }

std::string hex_of(SecretKey const& key) { return in_hex(key.seed); }

std::optional<SecretKey> parse_secret_key(std::string_view hex) {
  auto const seed = from_hex<32>(hex);
  return seed ? std::optional(SecretKey{*seed}) : std::nullopt;
}

std::optional<PublicKey> parse_public_key(std::string_view hex) {
  auto const bytes = from_hex<32>(hex);
  return bytes ? std::optional(PublicKey{*bytes}) : std::nullopt;
}

std::optional<Signature> parse_signature(std::string_view hex) {
  auto const bytes = from_hex<64>(hex);
  return bytes ? std::optional(Signature{*bytes}) : std::nullopt;
}

Signature sign(std::string_view text, SecretKey const& key) {
  Expanded const expanded(key);
  Signature signature;
  crypto_sign_detached(signature.bytes.data(), nullptr, raw(text), text.size(), expanded.secret.data());
  return signature;
}

bool signed_with(std::string_view text, Signature const& signature, PublicKey const& key) {
  return crypto_sign_verify_detached(signature.bytes.data(), raw(text), text.size(), key.bytes.data()) == 0;
}

struct RunningDigest::State {
  crypto_generichash_state inner;
};

RunningDigest::RunningDigest() : state_(std::make_unique<State>()) {
  crypto_generichash_init(&state_->inner, nullptr, 0, sizeof(Digest::bytes));
}

RunningDigest::~RunningDigest() = default;

void RunningDigest::add(std::string_view piece) { crypto_generichash_update(&state_->inner, raw(piece), piece.size()); }

Digest RunningDigest::so_far() const {
  auto finished = state_->inner;
  Digest digest;
  crypto_generichash_final(&finished, digest.bytes.data(), digest.bytes.size());
  return digest;
}

}  // namespace liandiao
