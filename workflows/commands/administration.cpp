#include "workflows/commands/administration.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::ApplyToOrgan>();
template CommandSpec const& CommandSpec::of<law::ProposeMediation>();
template CommandSpec const& CommandSpec::of<law::FixStart>();
template CommandSpec const& CommandSpec::of<law::ReportClue>();
template CommandSpec const& CommandSpec::of<law::CheckClue>();

}  // namespace liandiao
