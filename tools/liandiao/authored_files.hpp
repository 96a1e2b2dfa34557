#pragma once

#include <string>
#include <vector>

#include "engine/flow/flow.hpp"
#include "engine/ports/case_store.hpp"
#include "tools/liandiao/talk.hpp"

/// What is said of files that people write by hand and publish: flows and forms.
namespace liandiao::door {

std::string sentence(Finding const& finding, Labels const& labels);
Value finding_value(Finding const& finding, Labels const& labels);

/// Everything wrong with a file, each with its line; that it is sound, when nothing is.
Exit report(Talk& talk, std::string const& file, std::vector<Finding> const& findings);

Value revision_value(Revision const& revision);
std::string revision_line(Revision const& revision, Labels const& labels);
Exit published(Talk& talk, Result<Revision> const& revision);

}  // namespace liandiao::door
