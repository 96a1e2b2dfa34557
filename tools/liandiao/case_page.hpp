#pragma once

#include <string>

#include "engine/desk/desk.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

/// A case as a mediator reads it: who, where it stands, what is due, what happened, what can be done now.
std::string case_page(CaseView const& view, std::string const& ledger_no, Date today, Voice const& voice);
/// The same for machines, with everything the reader may see.
Value case_value(CaseView const& view, std::string const& ledger_no, Date today, Voice const& voice);

/// The number the case has in the ledger.
std::string ledger_number_of(CaseFile const& file);

}  // namespace liandiao::door
