#pragma once

#include <algorithm>
#include <vector>

namespace liandiao {

/// Puts a list in order and leaves what it holds in it once.
template <class T>
void keep_each_once(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace liandiao
