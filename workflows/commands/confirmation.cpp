#include "workflows/commands/confirmation.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::ApplyConfirmation>();
template CommandSpec const& CommandSpec::of<law::ApplyRestored>();
template CommandSpec const& CommandSpec::of<law::RequireSupply>();
template CommandSpec const& CommandSpec::of<law::Supply>();
template CommandSpec const& CommandSpec::of<law::AcceptApplication>();
template CommandSpec const& CommandSpec::of<law::RefuseApplication>();
template CommandSpec const& CommandSpec::of<law::HearApplicants>();
template CommandSpec const& CommandSpec::of<law::ExtendReview>();
template CommandSpec const& CommandSpec::of<law::ConfirmAgreement>();
template CommandSpec const& CommandSpec::of<law::DismissApplication>();
template CommandSpec const& CommandSpec::of<law::EndReview>();
template CommandSpec const& CommandSpec::of<law::CorrectRuling>();
template CommandSpec const& CommandSpec::of<law::Challenge>();
template CommandSpec const& CommandSpec::of<law::UpholdRuling>();
template CommandSpec const& CommandSpec::of<law::RevokeRuling>();
template CommandSpec const& CommandSpec::of<law::ApplyEnforcement>();
template CommandSpec const& CommandSpec::of<law::ConcludeEnforcement>();

}  // namespace liandiao
