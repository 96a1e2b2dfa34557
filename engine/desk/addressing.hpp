#pragma once

#include <vector>

#include "engine/cases/event.hpp"

namespace liandiao {

/// Whom an event concerns outside the organisation that acted, in the order in which the step did things: the court an
/// action or an application was submitted to, who is offered a case and who offered it once that is answered, who is
/// asked, warned or called to a danger. Nobody is told of corrections and moves to another flow: what they took back is
/// held back when it is about to leave.
std::vector<Outgoing> told_of(Event const& event, CaseFile const& after);

/// Whether what a message tells still is so; an annulled step is not told any more.
bool still_stands(Outgoing const& message, CaseFile const& file);

}  // namespace liandiao
