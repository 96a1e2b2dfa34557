#pragma once

#include "engine/cases/case_file.hpp"

namespace liandiao {

/// Where the case as a whole stands, computed from its instances; never a state of its own.
/// registered, informed, triaged, mediating, handing_over, confirming, in_court, assigned (handed over, nothing begun),
/// breached, performing (in part performed), settled (an agreement is in force), performed, ended (nothing runs,
/// nothing agreed), closed, archived.
Symbol standing_of(CaseFile const& file);

}  // namespace liandiao
