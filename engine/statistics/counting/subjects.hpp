#pragma once

#include "engine/statistics/counting/tally.hpp"

/// What is counted, a file for each subject. What the codes mean: engine/statistics/figure.cpp.
namespace liandiao {

void count_peoples_mediation(Tally& tally);
void count_administrative_mediation(Tally& tally);  // police mediation among it
void count_court_mediation(Tally& tally);
void count_courts(Tally& tally);  // judicial confirmation and filing
void count_handovers(Tally& tally);
void count_deadlines(Tally& tally);
void count_ledger(Tally& tally);
void count_subsidy(Tally& tally);

/// Who sent somebody into joint work on a mediation, for each organisation once, in its own figures; `detail` is who
/// leads. Of no use to the leading organ itself.
void count_participants(Tally& tally, Instance const& mediation, Date day, Symbol code);

}  // namespace liandiao
