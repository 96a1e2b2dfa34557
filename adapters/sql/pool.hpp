#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "adapters/sql/session.hpp"

namespace liandiao::sql {

/// Sessions lent out one thread at a time. They are opened as they are needed, up to a number, and kept with their held
/// statements.
class Pool {
 public:
  explicit Pool(Place place) : place_(std::move(place)) {}

  /// A session until the lease ends; then an open transaction is rolled back, and a session that was spoilt is closed.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Session> session) : pool_(&pool), session_(std::move(session)) {}
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (session_) pool_->take_back(std::move(session_));
    }
    Session& operator*() const { return *session_; }
    Session* operator->() const { return session_.get(); }
    /// For after an error that may lie in the connection: the next one starts anew.
    void spoilt() {
      session_->cut();
      session_.reset();
      pool_->take_back(nullptr);
    }
    /// For after an error that may lie in the server: what is idle was connected to it as well.
    void lost() {
      pool_->forget_idle();
      spoilt();
    }

   private:
    Pool* pool_;
    std::unique_ptr<Session> session_;
  };

  /// `unavailable` when none comes free in time.
  Result<Lease> lease();

 private:
  void take_back(std::unique_ptr<Session> session);
  void forget_idle();

  Place const place_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Session>> idle_;
  std::size_t out_ = 0;
};

}  // namespace liandiao::sql
