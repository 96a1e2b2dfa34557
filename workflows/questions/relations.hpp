#pragma once

#include <string_view>

#include "engine/cases/facts.hpp"

/// What stands in a case about others.
namespace liandiao::law {

/// The row about that other case; one case has one, whatever was said of it in turn.
inline Relation const* relation_to(CaseFile const& file, std::string_view other) {
  for (auto const& row : file.all<Relation>())
    if (row.other == other) return &row;
  return nullptr;
}

/// The row about the case this one is merged into.
inline Relation const* merged_into(CaseFile const& file) {
  for (auto const& row : file.all<Relation>())
    if (row.standing == "merged") return &row;
  return nullptr;
}

}  // namespace liandiao::law
