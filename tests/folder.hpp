#pragma once

#include <filesystem>
#include <string>

namespace liandiao::tests {

/// A folder of its own that is gone with it.
class Folder {
 public:
  /// In memory where the machine has such a place: nothing in it outlives the machine anyway.
  Folder();
  explicit Folder(std::filesystem::path const& below);
  ~Folder();
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;

  std::string file(std::string const& name) const { return (path_ / name).string(); }
  std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace liandiao::tests
