#include "workflows/effects/joint.hpp"

namespace liandiao::law {

void TakeIn::draw(AddJoint const& command, Facts const& facts, Effects& effects) {
  effects.put(Mediator{facts.instance.no, command.person.id, command.role.code, facts.on.day, std::nullopt, Symbol()});
  Note row = note(effects, facts, "joint");
  row.organ = command.sent_by.id;
  row.number = command.trigger.code.str();
  effects.put(row);
}

void LetGo::draw(DropJoint const& command, Facts const& facts, Effects& effects) {
  Mediator row = *facts.file.find<Mediator>(facts.instance.no, command.person.id);
  row.until = facts.on.day;
  effects.put(row);
}

void NoteMeeting::draw(JointMeeting const& command, Facts const& facts, Effects& effects) {
  Note row = note(effects, facts, "joint_meeting");
  row.text = command.plan.row;
  effects.put(row);
}

}  // namespace liandiao::law
