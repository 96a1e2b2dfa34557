#pragma once

#include "adapters/sql/query.hpp"
#include "engine/cases/parts.hpp"

namespace liandiao::sql {

/// The five statements of a part.
struct PartQueries {
  Query open, move, gone, of_case, of_cases;
};

template <class P>
extern PartQueries const queries_of;  // a part without its line below does not link

// clang-format off
template <> inline constexpr PartQueries queries_of<Party>{"party_open", "party_move", "party_gone", "party_of_case", "party_of_cases"};
template <> inline constexpr PartQueries queries_of<Representative>{"representative_open", "representative_move", "representative_gone", "representative_of_case", "representative_of_cases"};
template <> inline constexpr PartQueries queries_of<Claim>{"claim_open", "claim_move", "claim_gone", "claim_of_case", "claim_of_cases"};
template <> inline constexpr PartQueries queries_of<Relation>{"relation_open", "relation_move", "relation_gone", "relation_of_case", "relation_of_cases"};
template <> inline constexpr PartQueries queries_of<Instance>{"instance_open", "instance_move", "instance_gone", "instance_of_case", "instance_of_cases"};
template <> inline constexpr PartQueries queries_of<Participation>{"participation_open", "participation_move", "participation_gone", "participation_of_case", "participation_of_cases"};
template <> inline constexpr PartQueries queries_of<Consent>{"consent_open", "consent_move", "consent_gone", "consent_of_case", "consent_of_cases"};
template <> inline constexpr PartQueries queries_of<Mediator>{"mediator_open", "mediator_move", "mediator_gone", "mediator_of_case", "mediator_of_cases"};
template <> inline constexpr PartQueries queries_of<Recusal>{"recusal_open", "recusal_move", "recusal_gone", "recusal_of_case", "recusal_of_cases"};
template <> inline constexpr PartQueries queries_of<Agreement>{"agreement_open", "agreement_move", "agreement_gone", "agreement_of_case", "agreement_of_cases"};
template <> inline constexpr PartQueries queries_of<Term>{"term_open", "term_move", "term_gone", "term_of_case", "term_of_cases"};
template <> inline constexpr PartQueries queries_of<Clock>{"clock_open", "clock_move", "clock_gone", "clock_of_case", "clock_of_cases"};
template <> inline constexpr PartQueries queries_of<Suspension>{"suspension_open", "suspension_move", "suspension_gone", "suspension_of_case", "suspension_of_cases"};
template <> inline constexpr PartQueries queries_of<Paper>{"paper_open", "paper_move", "paper_gone", "paper_of_case", "paper_of_cases"};
template <> inline constexpr PartQueries queries_of<Inform>{"inform_open", "inform_move", "inform_gone", "inform_of_case", "inform_of_cases"};
template <> inline constexpr PartQueries queries_of<Custody>{"custody_open", "custody_move", "custody_gone", "custody_of_case", "custody_of_cases"};
template <> inline constexpr PartQueries queries_of<Access>{"access_open", "access_move", "access_gone", "access_of_case", "access_of_cases"};
template <> inline constexpr PartQueries queries_of<Irregularity>{"irregularity_open", "irregularity_move", "irregularity_gone", "irregularity_of_case", "irregularity_of_cases"};
template <> inline constexpr PartQueries queries_of<NumberRequest>{"number_open", "number_move", "number_gone", "number_of_case", "number_of_cases"};
template <> inline constexpr PartQueries queries_of<Duty>{"duty_open", "duty_move", "duty_gone", "duty_of_case", "duty_of_cases"};
template <> inline constexpr PartQueries queries_of<Filing>{"filing_open", "filing_move", "filing_gone", "filing_of_case", "filing_of_cases"};
template <> inline constexpr PartQueries queries_of<Note>{"note_open", "note_move", "note_gone", "note_of_case", "note_of_cases"};
template <> inline constexpr PartQueries queries_of<Guest>{"guest_open", "guest_move", "guest_gone", "guest_of_case", "guest_of_cases"};
template <> inline constexpr PartQueries queries_of<Handover>{"handover_open", "handover_move", "handover_gone", "handover_of_case", "handover_of_cases"};
template <> inline constexpr PartQueries queries_of<Confirmation>{"confirmation_open", "confirmation_move", "confirmation_gone", "confirmation_of_case", "confirmation_of_cases"};
template <> inline constexpr PartQueries queries_of<UndisputedFact>{"undisputed_open", "undisputed_move", "undisputed_gone", "undisputed_of_case", "undisputed_of_cases"};
template <> inline constexpr PartQueries queries_of<ServiceAddress>{"service_address_open", "service_address_move", "service_address_gone", "service_address_of_case", "service_address_of_cases"};
template <> inline constexpr PartQueries queries_of<PlannedSession>{"planned_session_open", "planned_session_move", "planned_session_gone", "planned_session_of_case", "planned_session_of_cases"};
template <> inline constexpr PartQueries queries_of<Election>{"election_open", "election_move", "election_gone", "election_of_case", "election_of_cases"};
// clang-format on

}  // namespace liandiao::sql
