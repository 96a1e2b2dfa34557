#include "workflows/commands/fulfilment.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::BeginFulfilment>();
template CommandSpec const& CommandSpec::of<law::RecordPerformance>();
template CommandSpec const& CommandSpec::of<law::Urge>();
template CommandSpec const& CommandSpec::of<law::RecordBreach>();
template CommandSpec const& CommandSpec::of<law::ChangeTerm>();
template CommandSpec const& CommandSpec::of<law::Waive>();
template CommandSpec const& CommandSpec::of<law::AgreementReplaced>();
template CommandSpec const& CommandSpec::of<law::AgreementCancelled>();

}  // namespace liandiao
