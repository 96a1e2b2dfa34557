#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/desk/court_desk.hpp"
#include "engine/desk/patience.hpp"
#include "engine/ports/courier.hpp"
#include "engine/ports/outbox.hpp"

namespace liandiao {

/// One of any number of workers that take messages out of the house.
///
/// What goes is made when it goes. A letter holds numbers, organs and days and no text of anybody's; with a referral or
/// an application goes the package for the court, which is built from `Disclosed` and nothing else. So what was erased
/// or annulled between step and delivery does not leave.
class Deliverer {
 public:
  /// The files of a package, as they are handed out.
  using Pack = std::function<std::vector<ParcelFile>(ReferralPackage const&)>;
  /// Who takes parcels that way (`folder`, `http`); null where nobody does.
  using CourierOf = std::function<Courier*(Symbol way)>;
  Deliverer(Desk& desk, Outbox& outbox, Ids& ids, Pack pack, CourierOf courier_of);

  struct Trouble {
    std::string id;
    std::string trouble;
    bool dead = false;
  };
  struct Pass {
    int delivered = 0;
    std::vector<Trouble> troubles;  // what was not
    bool stopped = false;           // before all was tried
  };
  /// Everything that is due. `stop` is asked between messages.
  Result<Pass> pass(std::function<bool()> const& stop);

 private:
  Result<> deliver(Posted const& posted, Receivers const& receivers, Pass& pass);
  Result<> put_aside(Posted const& posted, Handed const& handed, Pass& pass);
  /// What to hand over; or why it cannot be, now or ever.
  tl::expected<Parcel, Handed> parcel_of(Posted const& posted, Receiver const& receiver);

  Desk& desk_;
  Outbox& outbox_;
  Ids& ids_;
  Pack pack_;
  CourierOf courier_of_;
  std::string const worker_;
};

}  // namespace liandiao
