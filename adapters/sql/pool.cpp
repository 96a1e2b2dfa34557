#include "adapters/sql/pool.hpp"

namespace liandiao::sql {

Result<Pool::Lease> Pool::lease() {
  {
    std::unique_lock lock(mutex_);
    bool const free = freed_.wait_for(lock, place_.busy, [&] { return out_ < place_.sessions_max; });
    if (!free) return fail(Code::unavailable, "database_busy", {{"sessions", std::to_string(place_.sessions_max)}});
    ++out_;
    // A commit may be the first thing that is said over a connection: over one that has ended it would not be known
    // whether it was done.
    while (!idle_.empty()) {
      auto session = std::move(idle_.back());
      idle_.pop_back();
      if (!session->ended()) return Lease(*this, std::move(session));
    }
  }
  auto opened = Session::open(place_, Session::Missing::refuse);
  if (!opened) {
    take_back(nullptr);
    return passed_on(opened);
  }
  return Lease(*this, std::move(*opened));
}

void Pool::take_back(std::unique_ptr<Session> session) {
  if (session) session->rollback();
  {
    std::scoped_lock const lock(mutex_);
    --out_;
    if (session) idle_.push_back(std::move(session));
  }
  freed_.notify_one();
}

void Pool::forget_idle() {
  std::vector<std::unique_ptr<Session>> gone;
  {
    std::scoped_lock const lock(mutex_);
    gone.swap(idle_);
  }
  for (auto& session : gone) session->cut();
}

}  // namespace liandiao::sql
