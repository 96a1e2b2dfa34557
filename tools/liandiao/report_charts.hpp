#pragma once

#include <vector>

#include "adapters/export/sheet.hpp"
#include "tools/liandiao/report_words.hpp"

namespace liandiao::door {

/// What the head of an office looks at first: how its numbers went, which disputes there were, and what came of them.
/// `earlier` are the reports of the periods before, the latest first.
std::vector<Chart> report_charts(ReportWords const& words, std::vector<Report> const& earlier);

}  // namespace liandiao::door
