#include "adapters/sql/patience.hpp"

#include <sys/socket.h>

namespace liandiao::sql {

Patience::Patience(int socket) : socket_(socket), watcher_([this](std::stop_token const& stop) { watch(stop); }) {}

Patience::~Patience() = default;

std::int64_t Patience::now_ms() {
  auto const now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

// It looks around instead of being woken: a step is dozens of waits of microseconds, and none of them should pay.
void Patience::watch(std::stop_token const& stop) {
  constexpr std::chrono::milliseconds glance(200);
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    ended_.wait_for(lock, stop, glance, [] { return false; });
    auto const since = since_ms_.load();
    auto const limit = limit_ms_.load();
    if (since != nobody_waits && limit > 0 && now_ms() - since > limit) ::shutdown(socket_, SHUT_RDWR);
  }
}

}  // namespace liandiao::sql
