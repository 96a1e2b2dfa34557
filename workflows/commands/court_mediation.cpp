#include "workflows/commands/court_mediation.hpp"

#include "engine/cases/command_spec.hpp"

namespace liandiao {

template CommandSpec const& CommandSpec::of<law::OfferMediation>();
template CommandSpec const& CommandSpec::of<law::EntrustSuit>();
template CommandSpec const& CommandSpec::of<law::ApplyToLawyers>();
template CommandSpec const& CommandSpec::of<law::AskAppointment>();
template CommandSpec const& CommandSpec::of<law::Delegate>();
template CommandSpec const& CommandSpec::of<law::Decline>();
template CommandSpec const& CommandSpec::of<law::Contact>();
template CommandSpec const& CommandSpec::of<law::NoteStatement>();
template CommandSpec const& CommandSpec::of<law::ReportFalse>();
template CommandSpec const& CommandSpec::of<law::ClearSuspicion>();
template CommandSpec const& CommandSpec::of<law::ReportBack>();
template CommandSpec const& CommandSpec::of<law::LodgeAgreement>();
template CommandSpec const& CommandSpec::of<law::InsistOnSuit>();
template CommandSpec const& CommandSpec::of<law::IssuePaper>();
template CommandSpec const& CommandSpec::of<law::ServePaper>();
template CommandSpec const& CommandSpec::of<law::ChargeFee>();
template CommandSpec const& CommandSpec::of<law::SuitEntrusted>();
template CommandSpec const& CommandSpec::of<law::TrialPauses>();
template CommandSpec const& CommandSpec::of<law::SuitGoesOn>();
template CommandSpec const& CommandSpec::of<law::SuitOver>();
template CommandSpec const& CommandSpec::of<law::SuitWithdrawn>();

}  // namespace liandiao
