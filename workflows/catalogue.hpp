#pragma once

#include "engine/procedure/catalogue.hpp"

/// All the law this program knows: its procedures, the editions they came in, and their time limits.
namespace liandiao::law {

Procedure docket();
Procedure handover();
Procedure peoples_mediation();
Procedure police_mediation();
Procedure administrative_mediation();
Procedure court_mediation();
Procedure fulfilment();
Procedure judicial_confirmation();
Procedure litigation_referral();
Procedure remedy();

std::vector<Edition> editions();
std::vector<Limit> limits();

Catalogue const& catalogue();

}  // namespace liandiao::law
