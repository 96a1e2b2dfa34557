#pragma once

#include <vector>

#include "engine/cases/event.hpp"

/// What is counted of a case, and what each of its steps adds to the figures or takes back from them. Figures and their
/// definitions: engine/statistics/figure.hpp; one file each counts a subject: engine/statistics/counting.
namespace liandiao {

/// Every measure of the case as it stands, in order of code, day, organ, type, source, detail and instance; each of
/// these once, `index` and `closing` are 0. Type and source are those of the case as it stands, so that whoever sorts
/// it anew moves its figures, too. A case that was merged into another counts nothing.
std::vector<Measure> counted(CaseFile const& file);

/// What a step added, or took back, between the case before it and after it: the difference of what is counted, without
/// what stays the same. So the measures of a case always add up to what is counted of it, whatever was corrected.
std::vector<Measure> measures_of_step(std::vector<Measure> const& before, std::vector<Measure> const& after);

/// chain(), and with each step what it adds to the figures.
void count_steps(std::vector<Step>& steps, CaseFile& file);

/// The sums of measures by what they are counted by, as `counted` gives them; those that come to nought are left out.
std::vector<Measure> added_up(std::vector<Measure> measures);

}  // namespace liandiao
