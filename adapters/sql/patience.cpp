#include "adapters/sql/patience.hpp"

#include <sys/socket.h>

namespace liandiao::sql {

Patience::Patience(int socket) : socket_(socket), watcher_([this](std::stop_token const& stop) { watch(stop); }) {}

Patience::~Patience() = default;

// It looks around instead of being woken: a step is dozens of waits of microseconds, and none of them should pay.
void Patience::watch(std::stop_token const& stop) {
  Glances glances;
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    ended_.wait_for(lock, stop, Glances::apart, [] { return false; });
    if (glances.too_long(wait_.load(), std::chrono::milliseconds(limit_ms_.load()))) ::shutdown(socket_, SHUT_RDWR);
  }
}

}  // namespace liandiao::sql
