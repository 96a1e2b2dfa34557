#include "workflows/commands/watching.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::Consult>();
template CommandSpec const& CommandSpec::of<law::AnswerConsultation>();
template CommandSpec const& CommandSpec::of<law::Warn>();
template CommandSpec const& CommandSpec::of<law::AnswerWarning>();
template CommandSpec const& CommandSpec::of<law::RecordPrior>();

}  // namespace liandiao
