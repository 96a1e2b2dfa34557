#pragma once

#include "engine/ports/courier.hpp"

namespace liandiao {

/// Puts each message into the receiver's folder, as a folder of its own named by the message's id, with `letter.json`
/// and the files that go with it; whole or not at all. One that is there already was delivered before: it is left as it
/// is.
class FolderCourier final : public Courier {
 public:
  Handed hand_over(Parcel const& parcel) override;
};

}  // namespace liandiao
