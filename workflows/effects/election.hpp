#pragma once

#include "workflows/effects/shared.hpp"

/// What follows when a group chooses who acts for it.
namespace liandiao::law {

struct Elect {
  static constexpr std::string_view code = "representatives.elect";
  static void draw(ElectRepresentatives const& command, Facts const& facts, Effects& effects);
};

/// With these, who come in by consent, comes whoever they act for and has not spoken yet.
void bring_in_represented(std::vector<int> const& parties, Facts const& facts, Effects& effects);

/// Who leaves acts for nobody and is acted for by nobody.
void leave_group(int party, Facts const& facts, Effects& effects);

}  // namespace liandiao::law
