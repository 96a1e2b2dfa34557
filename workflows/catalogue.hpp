#pragma once

#include "engine/procedure/catalogue.hpp"

/// All the law this program knows: its procedures, the editions they came in, and their time limits.
namespace liandiao::law {

std::vector<Edition> editions();
std::vector<Limit> limits();

/// Its procedures are those of the folder `procedures`, one a file.
Catalogue const& catalogue();

}  // namespace liandiao::law
