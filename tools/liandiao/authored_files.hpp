#pragma once

#include <functional>
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
/// The file that is named, published by `publish`: as which revision it stands, or everything wrong with it.
using Publish = std::function<Result<Revision>(Desk&, Value const&, std::vector<Finding>&)>;
Exit publish_file(Talk& talk, Publish const& publish);

}  // namespace liandiao::door
