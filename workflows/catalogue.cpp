#include "workflows/catalogue.hpp"

namespace liandiao::law {

Catalogue const& catalogue() {
  static Catalogue const the{
      {docket(), handover(), peoples_mediation(), court_mediation(), fulfilment(), judicial_confirmation(), litigation_referral()},
      editions(),
      limits()};
  return the;
}

}  // namespace liandiao::law
