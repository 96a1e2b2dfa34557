#pragma once

#include "engine/flow/rulebook.hpp"

/// Who mediates for the body itself, and who was added by joint work.
namespace liandiao::law {

/// Appointed by the body; it alone signs for it.
inline bool appointed(Mediator const& row) { return row.role == "lead" || row.role == "co"; }

inline bool joined(Facts const& facts, Symbol person) {
  auto const* row = facts.file.find<Mediator>(facts.instance.no, person);
  return row != nullptr && !row->until && !appointed(*row);
}

}  // namespace liandiao::law
