#pragma once

#include "engine/cases/case_file.hpp"
#include "tools/liandiao/voice.hpp"

/// What became of a term, in words: paid, overdue, urged, breached, performed.
namespace liandiao::door {

/// Without a day nothing is overdue.
std::string term_text(Term const& term, std::optional<Date> today, Voice const& voice);

}  // namespace liandiao::door
