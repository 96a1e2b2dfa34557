#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace liandiao::sql {

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
      if (patience_ != nullptr) patience_->since_ms_ = now_ms();
    }
    ~Wait() {
      if (patience_ != nullptr) patience_->since_ms_ = nobody_waits;
    }
    Wait(Wait const&) = delete;
    Wait& operator=(Wait const&) = delete;

   private:
    Patience* patience_;
  };

 private:
  static constexpr std::int64_t nobody_waits = -1;
  static std::int64_t now_ms();
  void watch(std::stop_token const& stop);

  int const socket_;
  std::atomic<std::int64_t> limit_ms_ = 0;
  std::atomic<std::int64_t> since_ms_ = nobody_waits;
  std::mutex mutex_;
  std::condition_variable_any ended_;
  std::jthread watcher_;  // ends before what it looks at
};

}  // namespace liandiao::sql
