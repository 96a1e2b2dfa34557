#include "engine/desk/flows_in_use.hpp"

#include <algorithm>
#include <map>

namespace liandiao {

Result<std::vector<FlowInUse>> flows_in_use(CaseStore& cases, RevisionStore& revisions, Symbol district) {
  auto published = revisions.all(Symbol("flow"));
  if (!published) return passed_on(published);
  std::map<Digest, std::pair<std::int64_t, std::int64_t>> counted;  // open and closed
  auto const visited = cases.each_case(district, [&](CaseId const& id) -> Result<> {
    auto const file = cases.load(id);
    if (!file) return tl::unexpected<Error>(file.error());
    auto& [open, closed] = counted[file->head().flow_revision];
    ++(file->head().closed_on ? closed : open);
    return {};
  });
  if (!visited) return tl::unexpected<Error>(visited.error());
  std::vector<FlowInUse> in_use;
  for (auto& revision : *published) {
    auto const [open, closed] = counted[revision.digest];
    in_use.push_back({std::move(revision), open, closed});
  }
  std::stable_sort(in_use.begin(), in_use.end(), [](FlowInUse const& a, FlowInUse const& b) {
    return std::pair(a.revision.published, a.revision.number) < std::pair(b.revision.published, b.revision.number);
  });
  return in_use;
}

}  // namespace liandiao
