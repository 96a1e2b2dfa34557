#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/cases/event.hpp"
#include "engine/ports/hold.hpp"
#include "engine/ports/page.hpp"

namespace liandiao {

/// Which message: the step that brought it, and its place among those of the step.
struct MessageRef {
  CaseId id;
  std::int64_t seq = 0;
  int index = 0;
};

/// `uid.seq.index`: what a receiver knows a message by, the same at each attempt and for ever.
std::string message_id(MessageRef const& ref);
/// Nothing when it is no such id.
std::optional<MessageRef> parse_message_id(Symbol district, std::string_view text);

/// A message that was not delivered yet, or was given up.
struct Posted {
  CaseId id;
  Outgoing what;
  Instant written;
  Instant due;          // when it is tried next
  int attempts = 0;     // that failed
  Symbol state;         // waiting; dead: nobody tries any more until a person says so; discarded
  std::string trouble;  // why the last attempt failed: a key of `errors`, or what the receiver answered
  Symbol closed_by;     // who discarded it, and why
  std::string reason;

  MessageRef ref() const { return {id, what.seq, what.index}; }
};
inline std::string cursor_of(Posted const& one) { return message_id(one.ref()); }

struct OutboxQuery {
  bool dead = false;  // only those given up
  std::string after;  // cursor: what the last page gave as `next`
  int limit = 50;     // 1..500
};
struct OutboxPage {
  std::vector<Posted> messages;  // by case, then in the order in which they must go
  std::string next;              // empty: no more
};

/// The messages that wait to leave. They are written by `CaseStore::commit`, in the transaction of the step that
/// brought them: a step that is stored has its messages, one that is not has none.
///
/// A message is delivered at least once. What one receiver is told about one case leaves in the order of the steps: a
/// message is not given out while an earlier one of its case to that receiver waits or is dead. Between receivers there
/// is no order, so that one that is away holds up nobody else.
///
/// Every implementation passes tests/conformance. `not_found` for a message that is not there, because it was delivered
/// or never was; other codes as for `CaseStore`.
class Outbox {
 public:
  virtual ~Outbox() = default;

  /// Takes messages that are due and that nobody holds, longest due first. Two that ask at once are given different
  /// ones.
  virtual Result<std::vector<Posted>> take_messages(Symbol district, Hold const& hold, int limit) = 0;
  /// It arrived: it is gone from here, whoever holds it by now.
  virtual Result<> delivered(MessageRef const& ref) = 0;
  /// It did not: one more attempt, next at that moment. Nothing happens when it is in other hands by now.
  virtual Result<> put_off(MessageRef const& ref, std::string const& worker, Instant due,
                           std::string const& trouble) = 0;
  /// The same, for good.
  virtual Result<> give_up(MessageRef const& ref, std::string const& worker, std::string const& trouble) = 0;
  /// It was not tried: as if it had not been taken.
  virtual Result<> let_go(MessageRef const& ref, std::string const& worker) = 0;

  virtual Result<OutboxPage> messages(Symbol district, OutboxQuery const& query) = 0;
  virtual Result<Posted> message(MessageRef const& ref) = 0;
  /// Due at once, with all its attempts before it. `rejected` when it was discarded.
  virtual Result<> resend(MessageRef const& ref, Instant now) = 0;
  /// It will not go, and holds up nothing any more; it stays on record with who said so and why. `rejected` when it was
  /// discarded before.
  virtual Result<> discard(MessageRef const& ref, Symbol person, std::string const& reason) = 0;
};

}  // namespace liandiao
