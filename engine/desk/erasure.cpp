#include "engine/desk/erasure.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "engine/base/value.hpp"
#include "engine/cases/encoding.hpp"

namespace liandiao {
namespace {

/// Which step a private text belongs to, and in which of its fields: the same for every version of the step.
using Place = std::pair<std::int64_t, std::string>;
using Versions = std::map<Place, std::set<RowRef>>;

std::optional<RowRef> row_in(std::string const& text) {
  auto const colon = text.find(':');
  if (colon == std::string::npos || !parse_digest(std::string_view(text).substr(colon + 1))) return std::nullopt;
  return parse_row_ref(std::string_view(text).substr(0, colon));
}

void collect(std::int64_t step, std::string const& path, Value const& value, Versions& versions) {
  if (value.kind() == Value::Kind::text)
    if (auto const row = row_in(value.text())) versions[{step, path}].insert(*row);
  for (auto const& [name, item] : value.map()) collect(step, path + "." + name, item, versions);
  for (std::size_t i = 0; i < value.list().size(); ++i)
    collect(step, path + "[" + std::to_string(i) + "]", value.list()[i], versions);
}

}  // namespace

std::vector<RowRef> with_other_versions(std::vector<RowRef> const& rows, std::vector<Event> const& events) {
  Versions versions;
  for (auto const& event : events) {
    auto const fields = parse_canonical(event.fields);
    if (!fields) continue;
    auto const* with = event.amends == 0 ? nullptr : fields->find("with");
    if (with != nullptr)
      collect(event.amends, "", *with, versions);
    else
      collect(event.seq, "", *fields, versions);
  }
  std::set<RowRef> all(rows.begin(), rows.end());
  for (auto const& [place, held] : versions)
    if (std::any_of(rows.begin(), rows.end(), [&](RowRef const& row) { return held.contains(row); }))
      all.insert(held.begin(), held.end());
  return {all.begin(), all.end()};
}

}  // namespace liandiao
