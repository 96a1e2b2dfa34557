#pragma once

#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <fstream>
#include <string>

#include "tests/fault/office.hpp"

namespace liandiao::fault {

/// A file system of its own in a folder, this large. Only where the machine lets us mount one: ask `there()`.
class SmallDisk {
 public:
  explicit SmallDisk(std::string const& size) : there_(mounted(folder_.path().c_str(), size)) {}
  ~SmallDisk() {
    if (there_) ::umount2(folder_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(SmallDisk const&) = delete;
  SmallDisk& operator=(SmallDisk const&) = delete;

  bool there() const { return there_; }
  Folder const& folder() const { return folder_; }
  /// Until not one byte more goes in.
  void fill() const {
    std::ofstream file(filler(), std::ios::binary | std::ios::app);
    while (file << std::string(512, 'x') << std::flush) continue;
  }
  void make_room() const { std::filesystem::remove(filler()); }
  /// Whether the machine lets us: nobody, not even root, writes to it any more; or everybody again.
  bool read_only(bool wanted) const {
    unsigned long const flags = MS_REMOUNT;
    return ::mount("tmpfs", folder_.path().c_str(), "tmpfs", wanted ? flags | MS_RDONLY : flags, nullptr) == 0;
  }

 private:
  static bool mounted(char const* path, std::string const& size) {
    return ::mount("tmpfs", path, "tmpfs", 0, ("size=" + size).c_str()) == 0;
  }
  std::string filler() const { return folder_.file("filler"); }

  Folder folder_;
  bool there_;
};

/// No file of this process grows beyond this many bytes: a write that would is cut short, and the next one fails.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) : signal_(::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit const limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    ::signal(SIGXFSZ, signal_);
  }
  FileLimit(FileLimit const&) = delete;
  FileLimit& operator=(FileLimit const&) = delete;

 private:
  rlimit before_{};
  void (*signal_)(int);
};

}  // namespace liandiao::fault
