#include "workflows/catalogue.hpp"

#include "generated/procedures.hpp"

namespace liandiao::law {

Catalogue const& catalogue() {
  static Catalogue const the{every_procedure(), editions(), limits()};
  return the;
}

}  // namespace liandiao::law
