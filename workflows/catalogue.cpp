#include "workflows/catalogue.hpp"

namespace liandiao::law {

Catalogue const& catalogue() {
  static Catalogue const the{{docket(), peoples_mediation(), litigation_referral()}, editions(), limits()};
  return the;
}

}  // namespace liandiao::law
