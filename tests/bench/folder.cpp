#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "tests/bench/bench.hpp"

namespace liandiao::bench {

Folder::Folder() {
  std::string pattern = "/var/tmp/liandiao-bench-XXXXXX";  // unlike /tmp, kept over a restart and so never in memory
  if (mkdtemp(pattern.data()) == nullptr) give_up("no folder can be made in /var/tmp");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::mounted() const {
  std::ifstream mounts("/proc/mounts");
  std::string device, point, kind, rest, longest, found;
  while (mounts >> device >> point >> kind && std::getline(mounts, rest)) {
    auto const below = point == "/" ? point : point + "/";
    if (!path_.starts_with(below) || below.size() < longest.size()) continue;
    longest = below;
    found = path_;
    found += " on " + device + " (" + kind + ")";
  }
  return found;
}

}  // namespace liandiao::bench
