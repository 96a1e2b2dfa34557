#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace liandiao::sql {

/// How long a wait has been looked at. It is counted in glances and not by a clock: a process that was suspended, or a
/// machine that slept, wakes to a clock that has gone on and a server that had no chance to answer.
class Glances {
 public:
  static constexpr std::chrono::milliseconds apart{200};

  /// One more glance: whether what goes on now has been there for longer than the limit. Waits are told apart by their
  /// number, nought is none; a limit of zero is for ever.
  bool too_long(std::uint64_t wait, std::chrono::milliseconds limit) {
    seen_ = wait != 0 && wait == last_ ? seen_ + 1 : 0;
    last_ = wait;
    return limit.count() > 0 && seen_ * apart > limit;
  }

 private:
  std::uint64_t last_ = 0;
  std::int64_t seen_ = 0;  // after the first
};

/// Ends a connection whose server has gone silent. A server bounds its statements itself, but nothing it says comes
/// through a network that has stopped, and libpq waits for it without end: cut off, it gives up at once.
class Patience {
 public:
  explicit Patience(int socket);
  ~Patience();
  Patience(Patience const&) = delete;
  Patience& operator=(Patience const&) = delete;

  /// How long a wait may last from now on; zero: for ever.
  void limit(std::chrono::milliseconds limit) { limit_ms_ = limit.count(); }

  /// One wait for the server, from its beginning to its end. Null: nobody watches.
  class Wait {
   public:
    explicit Wait(Patience* patience) : patience_(patience) {
      if (patience_ != nullptr) patience_->wait_ = ++patience_->waits_;
    }
    ~Wait() {
      if (patience_ != nullptr) patience_->wait_ = 0;
    }
    Wait(Wait const&) = delete;
    Wait& operator=(Wait const&) = delete;

   private:
    Patience* patience_;
  };

 private:
  void watch(std::stop_token const& stop);

  int const socket_;
  std::atomic<std::int64_t> limit_ms_ = 0;
  std::atomic<std::uint64_t> wait_ = 0;  // what goes on now; nought: nothing
  std::uint64_t waits_ = 0;              // so far; the session's thread counts them
  std::mutex mutex_;
  std::condition_variable_any ended_;
  std::jthread watcher_;  // ends before what it looks at
};

}  // namespace liandiao::sql
