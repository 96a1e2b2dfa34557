#pragma once

#include <algorithm>
#include <vector>

namespace liandiao {

/// Whether a list holds something.
template <class T>
bool among(std::vector<T> const& list, T const& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace liandiao
