#include "adapters/sql/batch.hpp"

namespace liandiao::sql {

Batch::~Batch() {
  if (open_) session_.rollback();
}

void Batch::add(Query query, Row row, Role role) { entries_.push_back({query, std::move(row), role}); }

Result<> Batch::flush() {
  if (!open_) {
    if (auto begun = session_.begin_write(); !begun) return begun;
    open_ = true;
  }
  for (auto& entry : entries_)
    if (auto sent = send(entry); !sent) return sent;
  entries_.clear();
  return {};
}

Result<> Batch::commit() {
  if (auto sent = flush(); !sent) return sent;
  auto done = session_.commit();
  if (done) open_ = false;
  return done;
}

Result<> Batch::send(Entry& entry) {
  auto touched = session_.run(entry.query, std::move(entry.row));
  bool const constraint =
      !touched && (touched.error().code == Code::conflict || touched.error().code == Code::invalid_input);
  if (!touched && !constraint) return passed_on(touched);
  if (touched && *touched == 1) return {};
  Params with{{"query", std::string(entry.query.name())}};
  if (entry.role == Role::lock) return fail(Code::conflict, "case_moved", std::move(with));
  return fail(Code::internal, "step_does_not_fit", std::move(with));
}

}  // namespace liandiao::sql
