#pragma once

#include <string>
#include <vector>

#include "engine/flow/linkage_chart.hpp"
#include "tools/liandiao/talk.hpp"

namespace liandiao::door {

/// How the chart of the linkage speaks; the labels must outlive it. rule_commands.cpp
ChartWords chart_words(Labels const& labels);

/// Everything wrong with a flow, each with its line; that it is sound, when nothing is. rule_commands.cpp
Exit report(Talk& talk, std::string const& file, std::vector<Finding> const& findings);

}  // namespace liandiao::door
