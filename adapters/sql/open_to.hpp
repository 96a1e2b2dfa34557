#pragma once

#include <string>
#include <vector>

#include "engine/base/symbol.hpp"

namespace liandiao::sql {

/// Organisations as a query takes them: |a|b|, and '' for none.
inline std::string list_of_organs(std::vector<Symbol> const& organs) {
  std::string list;
  for (auto const organ : organs) list += (list.empty() ? "|" : "") + organ.str() + "|";
  return list;
}

}  // namespace liandiao::sql
