#include "workflows/commands/mediation.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::Apply>();
template CommandSpec const& CommandSpec::of<law::OwnMotion>();
template CommandSpec const& CommandSpec::of<law::TransferIn>();
template CommandSpec const& CommandSpec::of<law::Accept>();
template CommandSpec const& CommandSpec::of<law::Refuse>();
template CommandSpec const& CommandSpec::of<law::Appoint>();
template CommandSpec const& CommandSpec::of<law::Reassign>();
template CommandSpec const& CommandSpec::of<law::ObjectToMediator>();
template CommandSpec const& CommandSpec::of<law::RejectObjection>();
template CommandSpec const& CommandSpec::of<law::Disclose>();
template CommandSpec const& CommandSpec::of<law::StandDown>();
template CommandSpec const& CommandSpec::of<law::InformRights>();
template CommandSpec const& CommandSpec::of<law::GiveConsent>();
template CommandSpec const& CommandSpec::of<law::InviteGuest>();
template CommandSpec const& CommandSpec::of<law::RecordUndisputed>();
template CommandSpec const& CommandSpec::of<law::Investigate>();
template CommandSpec const& CommandSpec::of<law::ArrangeSafety>();
template CommandSpec const& CommandSpec::of<law::Convene>();
template CommandSpec const& CommandSpec::of<law::Adjourn>();
template CommandSpec const& CommandSpec::of<law::Agree>();
template CommandSpec const& CommandSpec::of<law::AgreeOrally>();
template CommandSpec const& CommandSpec::of<law::End>();
template CommandSpec const& CommandSpec::of<law::Leave>();
template CommandSpec const& CommandSpec::of<law::TakenOver>();
template CommandSpec const& CommandSpec::of<law::DeemFailed>();
template CommandSpec const& CommandSpec::of<law::Extend>();
template CommandSpec const& CommandSpec::of<law::Suspend>();
template CommandSpec const& CommandSpec::of<law::Resume>();

}  // namespace liandiao
