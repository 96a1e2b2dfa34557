#include "tests/folder.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace liandiao::tests {
namespace {

std::filesystem::path quick_place() {
  std::filesystem::path const memory = "/dev/shm";
  return ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

}  // namespace

Folder::Folder() : Folder(quick_place()) {}

Folder::Folder(std::filesystem::path const& below) {
  auto pattern = (below / "liandiao-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder can be made in " + below.string());
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace liandiao::tests
