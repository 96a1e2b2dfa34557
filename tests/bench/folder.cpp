#include <fstream>

#include "tests/bench/bench.hpp"

namespace liandiao::bench {

std::string Folder::mounted() const {
  std::ifstream mounts("/proc/mounts");
  std::string device, point, kind, rest, longest, found;
  while (mounts >> device >> point >> kind && std::getline(mounts, rest)) {
    auto const below = point == "/" ? point : point + "/";
    if (!path().string().starts_with(below) || below.size() < longest.size()) continue;
    longest = below;
    found = path().string();
    found += " on " + device + " (" + kind + ")";
  }
  return found;
}

}  // namespace liandiao::bench
