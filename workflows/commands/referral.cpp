#include "workflows/commands/referral.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::Submit>();
template CommandSpec const& CommandSpec::of<law::Receive>();
template CommandSpec const& CommandSpec::of<law::RequireCorrection>();
template CommandSpec const& CommandSpec::of<law::Correct>();
template CommandSpec const& CommandSpec::of<law::ReturnPapers>();
template CommandSpec const& CommandSpec::of<law::CallToTrial>();
template CommandSpec const& CommandSpec::of<law::FileSuit>();
template CommandSpec const& CommandSpec::of<law::RefuseFiling>();
template CommandSpec const& CommandSpec::of<law::Redirect>();
template CommandSpec const& CommandSpec::of<law::Withdraw>();
template CommandSpec const& CommandSpec::of<law::TreatAsWithdrawn>();
template CommandSpec const& CommandSpec::of<law::ConcludeSuit>();
template CommandSpec const& CommandSpec::of<law::Appeal>();
template CommandSpec const& CommandSpec::of<law::DecideAppeal>();

}  // namespace liandiao
