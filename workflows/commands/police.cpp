#include "workflows/commands/police.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::PoliceReport>();
template CommandSpec const& CommandSpec::of<law::InformOut>();
template CommandSpec const& CommandSpec::of<law::PoliceAccept>();
template CommandSpec const& CommandSpec::of<law::AssessViolation>();
template CommandSpec const& CommandSpec::of<law::SecureEvidence>();
template CommandSpec const& CommandSpec::of<law::PoliceSession>();
template CommandSpec const& CommandSpec::of<law::PoliceFail>();
template CommandSpec const& CommandSpec::of<law::PoliceAgree>();
template CommandSpec const& CommandSpec::of<law::MediateOnSpot>();
template CommandSpec const& CommandSpec::of<law::TurnToPenalty>();
template CommandSpec const& CommandSpec::of<law::OpenPenalty>();
template CommandSpec const& CommandSpec::of<law::PoliceSettled>();
template CommandSpec const& CommandSpec::of<law::PoliceBroken>();
template CommandSpec const& CommandSpec::of<law::DecidePenalty>();
template CommandSpec const& CommandSpec::of<law::AcceptSettlement>();
template CommandSpec const& CommandSpec::of<law::CancelPoliceAgreement>();
template CommandSpec const& CommandSpec::of<law::ExtendHandling>();

}  // namespace liandiao
