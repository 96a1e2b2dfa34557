#pragma once

#include <vector>

#include "engine/flow/rulebook.hpp"
#include "workflows/commands.hpp"

/// What is still owed of an agreement. An agreement without terms is performed, urged and broken as a whole.
namespace liandiao::law {

/// Nothing for an agreement nobody follows.
Instance const* fulfilment_of(CaseFile const& file, int agreement);
/// The same, as long as something may still come of it.
Instance const* running_fulfilment_of(CaseFile const& file, int agreement);

std::vector<Term> terms_of(CaseFile const& file, int agreement);

/// Its day has passed, or it has none: then the creditor may ask for it at any time (民法典 511).
bool is_due(Term const& term, Date day);

/// The last days for what is still owed of the instance's agreement; what was agreed without a day is owed from `ruled`
/// on (民事诉讼法 250).
std::vector<Date> last_days(Facts const& facts, Date ruled);

bool nothing_left(std::vector<Term> const& terms);
bool breach_left(std::vector<Term> const& terms);

/// The terms of the instance's agreement as they stand once the command is done.
std::vector<Term> terms_after(RecordPerformance const& command, Facts const& facts);
std::vector<Term> terms_after(ChangeTerm const& command, Facts const& facts);
std::vector<Term> terms_after(Waive const& command, Facts const& facts);

/// Has the agreement as a whole been urged?
bool urged_as_a_whole(Facts const& facts);

/// The terms a command means: those it names, or all it can mean.
std::vector<Term> urged_terms(Urge const& command, Facts const& facts);
std::vector<Term> broken_terms(RecordBreach const& command, Facts const& facts);
/// Overdue and urged without success (若干规定 37), or declared not to be performed (民法典 578).
bool can_be_broken(Term const& term, RecordBreach const& command, Date day);

bool told_remedies_since(CaseFile const& file, int party, Date day);
/// Creditors of a breach whom nobody has told their ways (若干规定 37); of a whole agreement, all it binds.
std::vector<int> untold_of_breach(CaseFile const& file, Instance const& fulfilment);

}  // namespace liandiao::law
