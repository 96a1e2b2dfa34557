#include "workflows/catalogue.hpp"

namespace liandiao::law {

Catalogue const& catalogue() {
  static Catalogue const the{
      {docket(), handover(), peoples_mediation(), police_mediation(), administrative_mediation(), court_mediation(),
       fulfilment(), judicial_confirmation(), litigation_referral(), remedy()},
      editions(),
      limits()};
  return the;
}

}  // namespace liandiao::law
