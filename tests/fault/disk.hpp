#pragma once

#include <cstdint>

namespace liandiao::fault {

/// What a disk is told to do. Operations are counted from 1: every write, sync, truncation and deletion.
struct Orders {
  /// What a death leaves of the writes that were not synced: all of them, as when a process is killed; none, as when
  /// the power goes; or some, each whole, torn at a sector or not at all, drawn by `seed`.
  enum class Unsynced : std::uint8_t { kept, lost, some };

  int die_before = 0;  // the process is killed before this operation; 0: never
  Unsynced unsynced = Unsynced::kept;
  std::uint32_t seed = 0;
  bool syncs_lie = false;     // says that it has synced, and has not
  bool counts_locks = false;  // the locks and barriers of shared memory are operations too
  int full_from = 0;          // this operation and every later one finds no room, if it is a write
  int sync_fails_from = 0;    // this operation and every later one fails, if it is a sync
  bool opens_read_only = false;
};

/// SQLite's disk for as long as this lives: a layer over the one there is, for connections opened meanwhile. They must
/// be closed before it is gone. One at a time.
class Disk {
 public:
  explicit Disk(Orders const& orders);
  ~Disk();
  Disk(Disk const&) = delete;
  Disk& operator=(Disk const&) = delete;

  /// Counts from nothing again under other orders.
  void obey(Orders const& orders);
  int operations() const;
  /// Brings what was not synced to the files, as a system does that has time: for after the last connection.
  void settle();
};

/// For as long as this lives, databases that are opened may not grow by a page.
class Cramped {
 public:
  Cramped();
  ~Cramped();
  Cramped(Cramped const&) = delete;
  Cramped& operator=(Cramped const&) = delete;
};

}  // namespace liandiao::fault
