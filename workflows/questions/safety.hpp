#pragma once

#include <vector>

#include "engine/flow/rulebook.hpp"

/// What is known of violence feared between the parties.
namespace liandiao::law {

/// Whom it threatens: the parties marked so. Where only the case is marked, or such a danger was reported, nobody has
/// said who the victim is, and each party is taken for one.
std::vector<int> endangered(CaseFile const& file);

/// How the parties are kept safe in this mediation, as it was last arranged; nothing when it was not.
Note const* safety_arranged(Facts const& facts);

/// The party's last word about a session held in the manner last arranged was consent.
bool feels_safe(Facts const& facts, int party);

}  // namespace liandiao::law
