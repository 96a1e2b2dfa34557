#pragma once

#include <filesystem>

#include "engine/base/error.hpp"
#include "engine/base/signing.hpp"

namespace liandiao::door {

/// A key is a file of one line: what it is, a space, the key in hex. docs/formats/seal.md.
struct KeyFiles {
  std::filesystem::path secret;
  std::filesystem::path open;
};

/// Writes a pair into a folder; nothing when one of the two is there already.
Result<KeyFiles> write_keys(std::filesystem::path const& folder, SecretKey const& key);

/// `rejected` for a secret that others than its owner may read.
Result<SecretKey> read_secret_key(std::filesystem::path const& path);
Result<PublicKey> read_public_key(std::filesystem::path const& path);

}  // namespace liandiao::door
