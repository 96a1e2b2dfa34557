#pragma once

#include <vector>

#include "engine/flow/rulebook.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"

/// What is known of the sessions planned in a mediation.
namespace liandiao::law {

/// The session a step planned in this instance, as long as it is neither held nor cancelled.
PlannedSession const* still_planned(Facts const& facts, EventRef step);

/// A session as it will stand once the command is followed; of one that is not planned any more, an empty row.
PlannedSession as_planned(PlanSession const& command, Facts const& facts);
PlannedSession as_planned(MoveSession const& command, Facts const& facts);

/// Who comes face to face: those present at a session, those asked to one that is planned in person.
template <class C>
std::vector<int> who_meets(C const& command, Facts const& facts) {
  if constexpr (requires { command.present; }) {
    return numbers(command.present);
  } else {
    auto const row = as_planned(command, facts);
    return row.form == "in_person" ? row.parties : std::vector<int>{};
  }
}

}  // namespace liandiao::law
