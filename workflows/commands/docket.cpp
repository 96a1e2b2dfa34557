#include "workflows/commands/docket.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::Register>();
template CommandSpec const& CommandSpec::of<law::InformWays>();
template CommandSpec const& CommandSpec::of<law::Triage>();
template CommandSpec const& CommandSpec::of<law::SetLevel>();
template CommandSpec const& CommandSpec::of<law::AddParty>();
template CommandSpec const& CommandSpec::of<law::AddRepresentative>();
template CommandSpec const& CommandSpec::of<law::ElectRepresentatives>();
template CommandSpec const& CommandSpec::of<law::AddClaim>();
template CommandSpec const& CommandSpec::of<law::DropClaim>();
template CommandSpec const& CommandSpec::of<law::ReportDanger>();
template CommandSpec const& CommandSpec::of<law::ConfirmAddress>();
template CommandSpec const& CommandSpec::of<law::Proceed>();
template CommandSpec const& CommandSpec::of<law::ReturnVisit>();
template CommandSpec const& CommandSpec::of<law::ReportSuit>();
template CommandSpec const& CommandSpec::of<law::Close>();
template CommandSpec const& CommandSpec::of<law::Archive>();
template CommandSpec const& CommandSpec::of<law::ErasePerson>();
template CommandSpec const& CommandSpec::of<law::Amend>();
template CommandSpec const& CommandSpec::of<law::Migrate>();
template CommandSpec const& CommandSpec::of<law::MigrateBack>();
template CommandSpec const& CommandSpec::of<law::Annul>();

}  // namespace liandiao
