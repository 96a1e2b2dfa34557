#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/described.hpp"
#include "engine/base/error.hpp"
#include "engine/base/symbol.hpp"
#include "engine/base/value.hpp"

namespace liandiao {

/// Where an organ takes messages in, and which.
struct Receiver {
  Symbol organ;
  std::vector<Symbol> kinds;
  Symbol by;                       // folder, http
  std::string address;             // a folder; or an address on this machine
  std::optional<std::string> key;  // by what name the secret is kept that http signs with
  bool operator==(Receiver const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Receiver, (), (organ, kinds, by, address, key))

/// Whom this house tells something, as authored (docs/formats/outbox.md). Whoever is not in it is told by other means.
struct Receivers {
  std::vector<Receiver> receivers;

  /// The receiver of such a message; null where there is none.
  Receiver const* of(Symbol organ, Symbol kind) const;
  bool operator==(Receivers const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Receivers, (), (receivers))

/// Strict. An address of http must be on this machine: what is told must not cross a network in the clear, and a proxy
/// that seals it stands beside the program.
Result<Receivers> read_receivers(Value const& value);
/// The same as canonical text.
std::string receivers_text(Receivers const& receivers);

}  // namespace liandiao
