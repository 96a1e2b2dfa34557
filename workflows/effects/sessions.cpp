#include "workflows/effects/sessions.hpp"

#include "workflows/questions/sessions.hpp"

namespace liandiao::law {

void SetSession::draw(PlanSession const& command, Facts const& facts, Effects& effects) {
  effects.put(as_planned(command, facts));
}

void PutOff::draw(MoveSession const& command, Facts const& facts, Effects& effects) {
  effects.put(as_planned(command, facts));
}

void CallOff::draw(CancelSession const& command, Facts const& facts, Effects& effects) {
  PlannedSession row = *still_planned(facts, command.session);
  row.standing = Symbol("cancelled");
  row.reason = command.reason.row;
  row.since = facts.on.day;
  effects.put(row);
}

void hold_as_planned(std::optional<EventRef> const& session, Facts const& facts, Effects& effects) {
  if (!session) return;
  PlannedSession row = *still_planned(facts, *session);
  row.standing = Symbol("held");
  row.since = facts.on.day;
  effects.put(row);
}

}  // namespace liandiao::law
