#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/flow/flow.hpp"
#include "engine/procedure/catalogue.hpp"

namespace liandiao {

/// The chart's words in the reader's language: a label by section and word, a text by key with its blanks filled in.
struct ChartWords {
  std::function<std::string(std::string const& section, std::string_view word)> label;
  std::function<std::string(std::string_view key, Params const& with)> text;
};

/// The whole linkage under a flow that was checked, as one Mermaid flowchart: procedures with their clocks as nodes;
/// outcomes as edges to what is offered after them, or to the end; thick edges for what the law opens by itself, broken
/// ones for what it makes follow in a procedure that runs beside. Clocks are those of a case registered now.
std::string linkage_chart(Flow const& flow, Catalogue const& catalogue, ChartWords const& words);

}  // namespace liandiao
