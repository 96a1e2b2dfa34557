#pragma once

#include "adapters/sql/pool.hpp"
#include "adapters/sql/sql_store.hpp"

namespace liandiao {

/// The one place where something is tried again: on a new connection when the old one went away or no longer leads to
/// where changes are taken, and when somebody else's transaction stood in the way.
template <class F>
auto SqlStore::with_session(F&& work) -> decltype(work(std::declval<sql::Session&>())) {
  constexpr int turns_max = 5;
  bool reconnected = false;
  for (int turn = 1;; ++turn) {
    auto lease = pool_->lease();
    if (!lease) return tl::unexpected<Error>(std::move(lease.error()));
    auto result = work(**lease);
    if (result) return result;
    bool const lost = sql::is_lost(result.error()) || sql::is_elsewhere(result.error());
    bool const again = lost ? !std::exchange(reconnected, true) : sql::is_contended(result.error()) && turn < turns_max;
    if (lost)
      lease->lost();
    else if (result.error().code == Code::internal || (result.error().code == Code::unavailable && !again))
      lease->spoilt();
    if (!again) return result;
  }
}

/// That a statement ran, where it does not matter how many rows it touched.
inline Result<> ran(Result<long long> const& touched) {
  if (touched) return {};
  return tl::unexpected<Error>(touched.error());
}

}  // namespace liandiao
