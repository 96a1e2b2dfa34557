#include "adapters/sql/batch.hpp"

#include "engine/base/ensure.hpp"

namespace liandiao::sql {

Batch::~Batch() {
  if (open_) session_->rollback();
}

void Batch::add(Query query, Row row, Role role) { orders_.push_back({query, std::move(row), role}); }

Result<> Batch::flush() { return send(false); }

Result<> Batch::commit() {
  auto done = send(true);
  if (done) open_ = false;
  return done;
}

std::vector<Order> Batch::taken() { return std::exchange(orders_, {}); }

Result<> Batch::send(bool commit) {
  ensure(session_ != nullptr, "what is only collected is not sent");
  Around const around{!open_, commit};
  open_ = true;
  auto failed = session_->send(orders_, around);
  auto const orders = std::exchange(orders_, {});
  if (!failed) return {};
  bool const constraint = failed->error.code == Code::conflict || failed->error.code == Code::invalid_input;
  if (!constraint) return tl::unexpected<Error>(std::move(failed->error));
  bool const known = failed->at < orders.size();
  Params with{{"query", known ? std::string(orders[failed->at].query.name()) : "commit"}};
  bool const taken = failed->error.code == Code::conflict;  // anything else is not somebody who was first
  if (known && taken && orders[failed->at].role == Role::lock)
    return fail(Code::conflict, "case_moved", std::move(with));
  if (known && taken && orders[failed->at].role == Role::closing)
    return fail(Code::conflict, "closing_moved", std::move(with));
  return fail(Code::internal, "step_does_not_fit", std::move(with));
}

}  // namespace liandiao::sql
