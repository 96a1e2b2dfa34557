#pragma once

#include <string_view>
#include <vector>

#include "engine/ports/case_store.hpp"
#include "engine/statistics/form.hpp"

namespace liandiao {

/// A form that was published, and as which revision.
struct PublishedForm {
  Form form;
  int revision = 0;
};

/// Every edition of every form, in order of code and day in force. A revision of the same edition takes the place of
/// the one before it.
Result<std::vector<PublishedForm>> published_forms(RevisionStore& revisions);

/// The edition that is in force on a day. `not_found` where no such form was published or none is in force yet, with
/// what there is.
Result<Form> form_in_force(RevisionStore& revisions, std::string_view code, Date on);

/// A form and the period that is asked for, read by the form's own cut-off day: the edition in force on its last day.
struct FormOfPeriod {
  Form form;
  ReportPeriod period;
};
Result<FormOfPeriod> form_of_period(RevisionStore& revisions, std::string_view code, std::string_view period);

}  // namespace liandiao
