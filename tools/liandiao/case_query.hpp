#pragma once

#include "tools/liandiao/talk.hpp"

namespace liandiao::door {

/// Which cases a line asks for; days are for whoever knows what they are days of.
Result<CaseQuery> case_query(Talk const& talk);

}  // namespace liandiao::door
