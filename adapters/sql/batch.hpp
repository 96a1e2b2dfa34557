#pragma once

#include <vector>

#include "adapters/sql/session.hpp"

namespace liandiao::sql {

/// One transaction as a list of plain statements, each touching exactly one row unless it says otherwise. Nothing is
/// sent before it must be, so that a batch nothing is read from in between can travel as a whole.
class Batch {
 public:
  using Role = Order::Role;

  explicit Batch(Session& session) : session_(&session) {}
  /// For whoever brings the statements to a database by another way: they are collected, and never sent.
  Batch() = default;
  ~Batch();  // what was not committed is rolled back
  Batch(Batch const&) = delete;
  Batch& operator=(Batch const&) = delete;

  void add(Query query, Row row, Role role = Role::row);
  /// Sends what was collected, so that what follows can be read inside the transaction.
  Result<> flush();
  /// Sends the rest and makes all of it durable.
  Result<> commit();
  /// What was collected and not sent, in order.
  std::vector<Order> taken();

 private:
  Result<> send(bool commit);

  Session* session_ = nullptr;
  std::vector<Order> orders_;
  bool open_ = false;
};

}  // namespace liandiao::sql
