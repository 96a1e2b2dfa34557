#pragma once

#include "engine/cases/facts.hpp"
#include "engine/flow/rulebook.hpp"
#include "engine/procedure/verdict.hpp"

namespace liandiao {

/// What the flow asks of this act beside the law and is not there yet: papers on file, lists complete, parties told,
/// the person within the organ who must act, cases found answered. Adds to the verdict's missing; a party's free act
/// has no gate (the flow checker sees to it).
void ask_gates(Symbol command, Facts const& facts, Verdict& verdict);

/// Does this demand of a flow speak of papers on file?
bool about_papers(GuardInfo const& guard);

}  // namespace liandiao
