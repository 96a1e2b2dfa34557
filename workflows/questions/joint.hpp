#pragma once

#include <algorithm>

#include "engine/flow/rulebook.hpp"

/// Who mediates for the body itself, and who was added by joint work.
namespace liandiao::law {

/// Appointed by the body; it alone signs for it.
inline bool appointed(Mediator const& row) { return row.role == "lead" || row.role == "co"; }

/// Has mediated in the case: for its body, or as a partner in joint work. Whoever guides or looks on does not.
inline bool mediated(CaseFile const& file, Symbol person) {
  auto const& rows = file.all<Mediator>();
  return std::any_of(rows.begin(), rows.end(), [&](Mediator const& row) {
    return row.person == person && (appointed(row) || row.role == "partner");
  });
}

/// Acts for a party of the case.
inline bool represents_somebody(CaseFile const& file, Symbol person) {
  auto const& rows = file.all<Representative>();
  return std::any_of(rows.begin(), rows.end(), [&](Representative const& row) { return row.person == person; });
}

inline bool joined(Facts const& facts, Symbol person) {
  auto const* row = facts.file.find<Mediator>(facts.instance.no, person);
  return row != nullptr && !row->until && !appointed(*row);
}

}  // namespace liandiao::law
