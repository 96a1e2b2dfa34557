#pragma once

#include "workflows/questions.hpp"

/// What guards and effects want to know of a mediation a court sent out, and of the suit it may run in.
namespace liandiao::law {

inline constexpr std::string_view entrusted = "entrusted_mediation";

/// Runs inside a suit that was filed; the others run before one, or beside the courts.
bool runs_in_suit(Instance const& instance);

/// The court that sent it; empty for a room parties came to by themselves.
Symbol sending_court(Facts const& facts, Instance const& instance);

/// The suit that waits for a mediation inside it; only one mediation is live, so only one waits.
Instance const* waiting_suit(CaseFile const& file);

/// The mediation inside a suit that waits for it.
Instance const* mediation_inside(Facts const& facts, Instance const& suit);

/// Agreed inside the suit, and not yet in force: drawn up, and not signed for by everybody.
Agreement const* unserved_agreement(Facts const& facts);

/// Whom the court's paper binds and who has not signed for it, once these have.
std::vector<int> unserved(Facts const& facts, std::vector<PartyRef> const& served_now);

/// Bound by the agreement that waits for the court's paper.
bool awaits_service(Facts const& facts, int party);

/// Reported as false, and not cleared by the court since.
bool is_suspected(CaseFile const& file, int instance);

}  // namespace liandiao::law
