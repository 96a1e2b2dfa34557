// Messages that wait to leave.

#include "adapters/sql/lent.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;

struct MessageRow {
  std::string uid;
  std::int64_t seq = 0;
  int index = 0;
  Symbol kind;
  int instance = 0;
  Symbol sender;
  Symbol receiver;
  Date on;
  std::int64_t written_us = 0;
  std::int64_t due_us = 0;
  int attempts = 0;
  Symbol state;
  std::string trouble;
  Symbol closed_by;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(MessageRow, (),
                      (uid, seq, index, kind, instance, sender, receiver, on, written_us, due_us, attempts, state,
                       trouble, closed_by, reason))

Posted posted(Symbol district, MessageRow const& row) {
  Posted one;
  one.id = {district, row.uid};
  one.what = {row.seq, row.index, row.kind, row.instance, row.sender, row.receiver, row.on};
  one.written = Instant{row.written_us};
  one.due = Instant{row.due_us};
  one.attempts = row.attempts;
  one.state = row.state;
  one.trouble = row.trouble;
  one.closed_by = row.closed_by;
  one.reason = row.reason;
  return one;
}

Row key_of(MessageRef const& ref) {
  Row row(ref.id);
  row.set("seq", ref.seq).set("index", ref.index);
  return row;
}

}  // namespace

Result<std::vector<Posted>> SqlStore::take_messages(Symbol district, Hold const& hold, int limit) {
  Row row;
  row.set("district", district).set("worker", hold.worker).set("now", hold.now.us).set("until", hold.until.us);
  row.set("limit", limit);
  if (auto taken = written("message_take", row); !taken) return tl::unexpected<Error>(taken.error());
  auto const rows = with_session([&](Session& session) { return session.rows<MessageRow>("message_of_worker", row); });
  if (!rows) return tl::unexpected<Error>(rows.error());
  std::vector<Posted> taken;
  for (auto const& one : *rows) taken.push_back(posted(district, one));
  return taken;
}

Result<> SqlStore::delivered(MessageRef const& ref) { return ran(written("message_delivered", key_of(ref))); }

Result<> SqlStore::put_off(MessageRef const& ref, std::string const& worker, Instant due, std::string const& trouble) {
  auto row = key_of(ref);
  row.set("worker", worker).set("due", due.us).set("trouble", trouble);
  return ran(written("message_put_off", std::move(row)));
}

Result<> SqlStore::give_up(MessageRef const& ref, std::string const& worker, std::string const& trouble) {
  return ran(written("message_give_up", key_of(ref).set("worker", worker).set("trouble", trouble)));
}

Result<> SqlStore::let_go(MessageRef const& ref, std::string const& worker) {
  return ran(written("message_let_go", key_of(ref).set("worker", worker)));
}

Result<OutboxPage> SqlStore::messages(Symbol district, OutboxQuery const& query) {
  if (auto makes_sense = sound_page(query.limit); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  MessageRef after{{district, ""}, 0, 0};
  if (!query.after.empty()) {
    auto const parsed = parse_message_id(district, query.after);
    if (!parsed) return not_a_cursor(query.after);
    after = *parsed;
  }
  auto row = key_of(after);
  row.set("dead", query.dead ? 1 : 0).set("limit", query.limit + 1);  // one more tells whether there is a next page
  auto const rows = with_session([&](Session& session) { return session.rows<MessageRow>("message_page", row); });
  if (!rows) return tl::unexpected<Error>(rows.error());
  OutboxPage page;
  for (auto const& one : *rows) page.messages.push_back(posted(district, one));
  page.next = cut(page.messages, query.limit);
  return page;
}

Result<Posted> SqlStore::message(MessageRef const& ref) {
  auto const rows =
      with_session([&](Session& session) { return session.rows<MessageRow>("message_one", key_of(ref)); });
  if (!rows) return tl::unexpected<Error>(rows.error());
  if (rows->empty()) return fail(Code::not_found, "outbox_unknown", {{"value", message_id(ref)}});
  return posted(ref.id.district, rows->front());
}

Result<> SqlStore::changed(MessageRef const& ref, sql::Query query, sql::Row row) {
  auto const touched = written(query, std::move(row));
  if (!touched) return tl::unexpected<Error>(touched.error());
  if (*touched == 1) return {};
  if (auto const there = message(ref); !there) return tl::unexpected<Error>(there.error());
  return fail(Code::rejected, "outbox_discarded", {{"value", message_id(ref)}});
}

Result<> SqlStore::resend(MessageRef const& ref, Instant now) {
  return changed(ref, "message_resend", key_of(ref).set("now", now.us));
}

Result<> SqlStore::discard(MessageRef const& ref, Symbol person, std::string const& reason) {
  return changed(ref, "message_discard", key_of(ref).set("person", person).set("reason", reason));
}

}  // namespace liandiao
