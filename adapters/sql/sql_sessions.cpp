// Sessions to come.

#include "adapters/sql/lent.hpp"
#include "adapters/sql/open_to.hpp"
#include "engine/ports/sessions_to_come.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;

struct SessionRow {
  std::string uid;
  std::optional<std::string> ledger_no;
  Symbol dispute_type;
  Symbol level;
  Symbol holder;
  int instance = 0;
  Symbol procedure;
  Symbol organ;
  std::optional<Symbol> mediator;
  std::int64_t seq = 0;
  Date day;
  int minute = 0;
  Symbol form;
  std::string place;
  bool kept_private = false;
  std::vector<int> parties;
  int moves = 0;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (),
                      (uid, ledger_no, dispute_type, level, holder, instance, procedure, organ, mediator, seq, day,
                       minute, form, place, kept_private, parties, moves))

SessionToCome to_come(Symbol district, SessionRow const& row) {
  SessionToCome one;
  one.id = {district, row.uid};
  one.ledger_no = row.ledger_no.value_or("");
  one.dispute_type = row.dispute_type;
  one.level = row.level;
  one.holder = row.holder;
  one.mediator = row.mediator.value_or(Symbol());
  one.instance = row.instance;
  one.procedure = row.procedure;
  one.organ = row.organ;
  one.session = row.seq;
  one.day = row.day;
  one.minute = row.minute;
  one.form = row.form;
  one.place = row.place;
  one.kept_private = row.kept_private;
  one.parties = row.parties;
  one.moves = row.moves;
  return one;
}

}  // namespace

Result<SessionPage> SqlStore::sessions(Symbol district, SessionQuery const& query) {
  if (auto makes_sense = sound_page(query.limit); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  auto const after = parse_session_cursor(query.after);
  if (!after) return tl::unexpected<Error>(after.error());
  auto const& [day, minute, uid, seq] = *after;
  Row row;
  row.set("district", district).set("from", query.from).set("to", query.to);
  row.set("day", day).set("minute", minute).set("uid", uid).set("seq", seq);
  row.set("open_to", sql::list_of_organs(query.open_to)).set("holder", query.holder).set("organ", query.organ);
  row.set("mediator", query.mediator).set("limit", query.limit + 1);  // one more tells whether there is a next page
  auto const rows =
      with_session([&](Session& session) { return session.rows<SessionRow>("sessions_to_come", std::move(row)); });
  if (!rows) return tl::unexpected<Error>(rows.error());
  SessionPage page;
  for (auto const& one : *rows) page.sessions.push_back(to_come(district, one));
  page.next = cut(page.sessions, query.limit);
  return page;
}

}  // namespace liandiao
