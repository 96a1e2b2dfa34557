#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/value.hpp"
#include "engine/cases/case_file.hpp"

/// What drawn fields are made of.
namespace liandiao::tests {

inline Value symbol(Symbol word) { return Value::of(word.str()); }
inline Value words(std::string_view text) { return Value::of(std::string(text)); }

/// The numbers of all such parts of the case; a first one where it has none, so that it may be asked for in vain.
template <class P>
std::vector<int> numbers_of(CaseFile const& file) {
  std::vector<int> list;
  for (auto const& row : file.all<P>()) list.push_back(row.no);
  if (list.empty()) list.push_back(1);
  return list;
}

}  // namespace liandiao::tests
