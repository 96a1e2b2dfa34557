#include "tools/liandiao/secret_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

namespace liandiao::door {
namespace {

tl::unexpected<Error> not_written(std::filesystem::path const& path) {
  return fail(Code::unavailable, "file_not_written", {{"path", path.string()}, {"reason", std::strerror(errno)}});
}

/// A file made new; what is in it is on the disk when `finish` succeeds, and it is gone when nobody finished it.
class NewFile {
 public:
  NewFile(std::filesystem::path path, mode_t mode)
      : path_(std::move(path)), descriptor_(open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)) {}
  ~NewFile() {
    int const why = errno;
    if (descriptor_ >= 0) {
      close(descriptor_);
      if (!finished_) unlink(path_.c_str());
    }
    errno = why;
  }
  NewFile(NewFile const&) = delete;
  NewFile& operator=(NewFile const&) = delete;

  bool finish(std::string_view bytes) {
    while (descriptor_ >= 0 && !bytes.empty()) {
      auto const written = write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    finished_ = descriptor_ >= 0 && fsync(descriptor_) == 0;
    return finished_;
  }

 private:
  std::filesystem::path const path_;
  int const descriptor_;
  bool finished_ = false;
};

std::filesystem::path folder_of(std::filesystem::path const& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// A name is on the disk only once its folder is.
bool settle(std::filesystem::path const& folder) {
  int const descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  bool const done = fsync(descriptor) == 0;
  close(descriptor);
  return done;
}

constexpr mode_t for_its_owner = 0600;

}  // namespace

void make_folder_of(std::filesystem::path const& path) {
  std::error_code ignored;
  std::filesystem::create_directories(folder_of(path), ignored);
}

Result<> write_secret(std::filesystem::path const& path, std::string_view bytes) {
  make_folder_of(path);
  NewFile file(path, for_its_owner);
  if (!file.finish(bytes) || !settle(folder_of(path))) return not_written(path);
  return {};
}

}  // namespace liandiao::door
