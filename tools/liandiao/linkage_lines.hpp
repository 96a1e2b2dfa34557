#pragma once

#include <functional>
#include <string>

#include "engine/cases/case_file.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/voice.hpp"

/// What passed between organisations and courts about a case, as lines of its page.
namespace liandiao::door {

/// A number as it follows a word; nothing when there is none.
std::string spaced(std::string const& number);

/// What the reader gets of a private text.
using PrivateText = std::function<std::string(RowRef)>;

/// Each hand-over with its answer, then how often the case changed hands and how often it was sent back.
void list_handovers(Columns& columns, CaseFile const& file, PrivateText const& private_text, Voice const& voice);
void list_confirmations(Columns& columns, CaseFile const& file, Voice const& voice);
void list_filings(Columns& columns, CaseFile const& file, Voice const& voice);

}  // namespace liandiao::door
