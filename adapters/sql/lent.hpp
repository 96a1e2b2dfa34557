#pragma once

#include "adapters/sql/pool.hpp"
#include "adapters/sql/sql_store.hpp"

namespace liandiao {

template <class F>
auto SqlStore::with_session(F&& work) -> decltype(work(std::declval<sql::Session&>())) {
  auto lease = pool_->lease();
  if (!lease) return tl::unexpected<Error>(std::move(lease.error()));
  auto result = work(**lease);
  if (!result && (result.error().code == Code::unavailable || result.error().code == Code::internal)) lease->spoilt();
  return result;
}

}  // namespace liandiao
