#pragma once

#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <string>

#include "tests/fault/office.hpp"

namespace liandiao::fault {

/// A file system of its own in a folder, this large. Whoever is not root mounts it in namespaces of the test's own; a
/// machine that allows neither cannot run these tests, and the test that wanted it fails.
class SmallDisk {
 public:
  explicit SmallDisk(std::string const& size) {
    bool const there = mounted(size) || (in_namespaces_of_our_own() && mounted(size));
    if (!there) throw std::runtime_error("a small file system must be mounted: as root, or with user namespaces");
  }
  ~SmallDisk() { ::umount2(folder_.path().c_str(), MNT_DETACH); }
  SmallDisk(SmallDisk const&) = delete;
  SmallDisk& operator=(SmallDisk const&) = delete;

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
  bool mounted(std::string const& size) const {
    return ::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
  }
  /// From here on this process, and what it starts, is root of a view of the machine that nobody else sees.
  static bool in_namespaces_of_our_own() {
    auto const user = std::to_string(::geteuid());
    auto const group = std::to_string(::getegid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    auto const tell = [](char const* file, std::string const& what) {
      return bool(std::ofstream(file) << what << std::flush);
    };
    return tell("/proc/self/setgroups", "deny") && tell("/proc/self/uid_map", "0 " + user + " 1") &&
           tell("/proc/self/gid_map", "0 " + group + " 1");
  }
  std::string filler() const { return folder_.file("filler"); }

  Folder folder_;
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
