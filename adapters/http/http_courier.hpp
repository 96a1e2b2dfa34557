#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "engine/base/error.hpp"
#include "engine/ports/courier.hpp"

namespace liandiao {

/// Posts each message to an address on this machine, signed (docs/formats/outbox.md). 2xx is delivered; what the
/// receiver refuses for good (4xx but 408 and 429) is not sent again; everything else is.
class HttpCourier final : public Courier {
 public:
  /// The secret kept under a name.
  using KeyOf = std::function<Result<std::string>(std::string const& name)>;
  /// `patience` bounds each of connecting, sending and the whole wait for the answer.
  explicit HttpCourier(KeyOf key_of, std::chrono::milliseconds patience = std::chrono::seconds(8));

  Handed hand_over(Parcel const& parcel) override;

 private:
  KeyOf key_of_;
  std::chrono::milliseconds const patience_;
};

/// HMAC-SHA256, in hex, of what is signed: time, id and body, each ending with a line feed but the last.
std::string message_signature(std::string const& key, std::string const& time, std::string const& id,
                              std::string const& body);

}  // namespace liandiao
