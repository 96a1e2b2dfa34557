#pragma once

#include "engine/flow/linkage_chart.hpp"
#include "tools/liandiao/labels.hpp"

namespace liandiao::door {

/// How the chart of the linkage speaks; the labels must outlive it. rule_commands.cpp
ChartWords chart_words(Labels const& labels);

}  // namespace liandiao::door
