#include "tests/fault/disk.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace liandiao::fault {
namespace {

/// A write that was not synced; without bytes, a truncation.
struct Pending {
  sqlite3_int64 at = 0;
  std::string bytes;
  bool truncates = false;
};

/// A file whose writes are kept back: as its readers see it, and what the disk does not have yet.
struct Kept {
  std::string image;
  std::vector<Pending> pending;
  bool loaded = false;
  bool deleted = false;
};

struct Running {
  Orders orders;
  int operations = 0;
  std::map<std::string, Kept> kept;
};
Running running;

sqlite3_vfs& plain_disk() {
  static sqlite3_vfs* const found = sqlite3_vfs_find("unix");
  return *found;
}

bool keeps_back() { return running.orders.unsynced != Orders::Unsynced::kept; }

// ---- what is brought to a file
// ---------------------------------------------------------------------------------------

void bring(std::string const& path, std::vector<Pending> const& pending) {
  int const file = ::open(path.c_str(), O_RDWR | O_CREAT, 0644);
  for (auto const& one : pending) {
    bool const done = one.truncates ? ::ftruncate(file, one.at) == 0
                                    : ::pwrite(file, one.bytes.data(), one.bytes.size(), one.at) ==
                                          static_cast<ssize_t>(one.bytes.size());
    if (!done) ::abort();
  }
  ::close(file);
}

std::vector<Pending> survivors(std::vector<Pending> pending, std::mt19937& draw) {
  constexpr std::size_t sector = 512;
  std::vector<Pending> found;
  for (auto& one : pending) {
    auto const fate = draw() % 3;
    if (fate == 0) continue;
    if (fate == 1) one.bytes.resize(std::min(one.bytes.size(), sector * (draw() % 8)));
    found.push_back(std::move(one));
  }
  return found;
}

[[noreturn]] void die() {
  if (running.orders.unsynced == Orders::Unsynced::some) {
    std::mt19937 draw(running.orders.seed);
    for (auto const& [path, kept] : running.kept)
      if (!kept.deleted) bring(path, survivors(kept.pending, draw));
  }
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

void counted() {
  if (++running.operations == running.orders.die_before) die();
}
void lock_counted() {
  if (running.orders.counts_locks) counted();
}
bool refused(int from) { return from > 0 && running.operations >= from; }

// ---- files
// -----------------------------------------------------------------------------------------------------------

/// What SQLite holds of an open file; the plain disk's own follows it in memory.
struct File {
  sqlite3_file base;
  Kept* kept;
};
Kept* kept_of(sqlite3_file* file) { return reinterpret_cast<File*>(file)->kept; }
sqlite3_file* plain(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1); }

int close_file(sqlite3_file* file) { return plain(file)->pMethods->xClose(plain(file)); }

int read_file(sqlite3_file* file, void* into, int amount, sqlite3_int64 at) {
  auto const* kept = kept_of(file);
  if (kept == nullptr) return plain(file)->pMethods->xRead(plain(file), into, amount, at);
  auto const size = static_cast<sqlite3_int64>(kept->image.size());
  auto const there = std::clamp<sqlite3_int64>(size - at, 0, amount);
  std::memset(into, 0, static_cast<std::size_t>(amount));
  if (there > 0) std::memcpy(into, kept->image.data() + at, static_cast<std::size_t>(there));
  return there == amount ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, void const* bytes, int amount, sqlite3_int64 at) {
  counted();
  if (refused(running.orders.full_from)) return SQLITE_FULL;
  auto* kept = kept_of(file);
  if (kept == nullptr) return plain(file)->pMethods->xWrite(plain(file), bytes, amount, at);
  std::string text(static_cast<char const*>(bytes), static_cast<std::size_t>(amount));
  auto const place = static_cast<std::size_t>(at);
  kept->image.resize(std::max(kept->image.size(), place + text.size()));
  kept->image.replace(place, text.size(), text);
  kept->pending.push_back({at, std::move(text), false});
  return SQLITE_OK;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  counted();
  auto* kept = kept_of(file);
  if (kept == nullptr) return plain(file)->pMethods->xTruncate(plain(file), size);
  kept->image.resize(static_cast<std::size_t>(size));
  kept->pending.push_back({size, "", true});
  return SQLITE_OK;
}

/// The real disk is not asked: no test switches the machine off, and thousands of syncs take their time.
int sync_file(sqlite3_file* file, int) {
  counted();
  if (refused(running.orders.sync_fails_from)) return SQLITE_IOERR_FSYNC;
  auto* kept = kept_of(file);
  if (kept == nullptr || running.orders.syncs_lie) return SQLITE_OK;
  for (auto const& one : kept->pending) {
    // Through the handle there is: closing another one would let go of this process's locks.
    int const done = one.truncates ? plain(file)->pMethods->xTruncate(plain(file), one.at)
                                   : plain(file)->pMethods->xWrite(plain(file), one.bytes.data(),
                                                                   static_cast<int>(one.bytes.size()), one.at);
    if (done != SQLITE_OK) return done;
  }
  kept->pending.clear();
  return SQLITE_OK;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  auto const* kept = kept_of(file);
  if (kept == nullptr) return plain(file)->pMethods->xFileSize(plain(file), size);
  *size = static_cast<sqlite3_int64>(kept->image.size());
  return SQLITE_OK;
}

int lock_file(sqlite3_file* file, int level) { return plain(file)->pMethods->xLock(plain(file), level); }
int unlock_file(sqlite3_file* file, int level) { return plain(file)->pMethods->xUnlock(plain(file), level); }
int reserved(sqlite3_file* file, int* out) { return plain(file)->pMethods->xCheckReservedLock(plain(file), out); }
int control(sqlite3_file* file, int op, void* with) {
  // A hint that the file will grow would grow it past the count.
  if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_OK;
  return plain(file)->pMethods->xFileControl(plain(file), op, with);
}
int sector_size(sqlite3_file* file) { return plain(file)->pMethods->xSectorSize(plain(file)); }
/// None of the promises a modern disk makes.
int characteristics(sqlite3_file*) { return 0; }
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return plain(file)->pMethods->xShmMap(plain(file), page, size, extend, out);
}
int lock_shared(sqlite3_file* file, int offset, int n, int flags) {
  lock_counted();
  return plain(file)->pMethods->xShmLock(plain(file), offset, n, flags);
}
void barrier(sqlite3_file* file) {
  lock_counted();
  plain(file)->pMethods->xShmBarrier(plain(file));
}
int unmap_shared(sqlite3_file* file, int remove) { return plain(file)->pMethods->xShmUnmap(plain(file), remove); }

sqlite3_io_methods const methods{2,         close_file,   read_file,       write_file,  truncate_file,
                                 sync_file, size_of_file, lock_file,       unlock_file, reserved,
                                 control,   sector_size,  characteristics, map_shared,  lock_shared,
                                 barrier,   unmap_shared, nullptr,         nullptr};

// ---- the disk
// --------------------------------------------------------------------------------------------------------

int load(sqlite3_file* file, Kept& kept) {
  sqlite3_int64 size = 0;
  if (int const result = plain(file)->pMethods->xFileSize(plain(file), &size); result != SQLITE_OK) return result;
  kept.image.resize(static_cast<std::size_t>(size));
  kept.loaded = true;
  return size == 0 ? SQLITE_OK
                   : plain(file)->pMethods->xRead(plain(file), kept.image.data(), static_cast<int>(size), 0);
}

int open_file(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* out) {
  auto& opened = *reinterpret_cast<File*>(file);
  opened = {};
  *plain(file) = {};
  bool const base = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  if (running.orders.opens_read_only && base)
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  int result = plain_disk().xOpen(&plain_disk(), name, plain(file), flags, out);
  if (plain(file)->pMethods != nullptr) opened.base.pMethods = &methods;
  if (result != SQLITE_OK || name == nullptr || !keeps_back()) return result;
  if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) == 0) return result;
  auto& kept = running.kept[name];
  if (kept.deleted) kept.pending.push_back({0, "", true});
  kept.deleted = false;
  opened.kept = &kept;
  return kept.loaded ? SQLITE_OK : load(file, kept);
}

int delete_file(sqlite3_vfs*, char const* name, int sync) {
  counted();
  auto const found = running.kept.find(name);
  if (!keeps_back() || found == running.kept.end()) return plain_disk().xDelete(&plain_disk(), name, sync);
  found->second.image.clear();
  found->second.pending.clear();
  found->second.deleted = true;  // on the disk it stays until the system settles
  return SQLITE_OK;
}

int access_file(sqlite3_vfs*, char const* name, int flags, int* out) {
  auto const found = running.kept.find(name);
  if (found == running.kept.end() || !found->second.deleted)
    return plain_disk().xAccess(&plain_disk(), name, flags, out);
  *out = 0;
  return SQLITE_OK;
}

sqlite3_vfs& faulty_disk() {
  static sqlite3_vfs disk = [] {
    sqlite3_vfs made = plain_disk();
    made.zName = "liandiao-fault";
    made.pNext = nullptr;
    made.szOsFile += static_cast<int>(sizeof(File));
    made.xOpen = open_file;
    made.xDelete = delete_file;
    made.xAccess = access_file;
    return made;
  }();
  return disk;
}

int forbid_growth(sqlite3* opened, char**, sqlite3_api_routines const*) {
  return sqlite3_exec(opened, "PRAGMA max_page_count = 1", nullptr, nullptr, nullptr);  // no more than it has
}
auto* const when_opened = reinterpret_cast<void (*)()>(forbid_growth);

}  // namespace

Cramped::Cramped() { sqlite3_auto_extension(when_opened); }
Cramped::~Cramped() { sqlite3_cancel_auto_extension(when_opened); }

Disk::Disk(Orders const& orders) {
  running = {};
  running.orders = orders;
  sqlite3_vfs_register(&faulty_disk(), 1);
}

Disk::~Disk() {
  sqlite3_vfs_unregister(&faulty_disk());
  sqlite3_vfs_register(&plain_disk(), 1);
}

void Disk::obey(Orders const& orders) {
  running.orders = orders;
  running.operations = 0;
}

int Disk::operations() const { return running.operations; }

void Disk::settle() {
  for (auto& [path, kept] : running.kept) {
    if (kept.deleted)
      ::unlink(path.c_str());
    else
      bring(path, kept.pending);
    kept.pending.clear();
  }
}

}  // namespace liandiao::fault
