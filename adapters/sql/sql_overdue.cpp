// What is overdue as of a day.

#include "adapters/sql/lent.hpp"
#include "adapters/sql/open_to.hpp"
#include "engine/ports/overdue_clocks.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;

struct OverdueRow {
  std::string uid;
  std::optional<std::string> ledger_no;
  Symbol dispute_type;
  Symbol level;
  Symbol holder;
  std::optional<Symbol> mediator;
  int instance = 0;
  Symbol procedure;
  Symbol organ;
  Symbol clock;
  int agreement = 0;
  int term = 0;
  Symbol owner;
  Symbol basis;
  Symbol article;
  Date due;
  bool swept = false;
};
BOOST_DESCRIBE_STRUCT(OverdueRow, (),
                      (uid, ledger_no, dispute_type, level, holder, mediator, instance, procedure, organ, clock,
                       agreement, term, owner, basis, article, due, swept))

OverdueClock clock_of(Symbol district, OverdueRow const& row) {
  OverdueClock one;
  one.id = {district, row.uid};
  one.ledger_no = row.ledger_no.value_or("");
  one.dispute_type = row.dispute_type;
  one.level = row.level;
  one.holder = row.holder;
  one.mediator = row.mediator.value_or(Symbol());
  one.instance = row.instance;
  one.procedure = row.procedure;
  one.organ = row.organ;
  one.clock = row.clock;
  one.agreement = row.agreement;
  one.term = row.term;
  one.owner = row.owner;
  one.basis = row.basis;
  one.article = row.article;
  one.due = row.due;
  one.swept = row.swept;
  return one;
}

}  // namespace

Result<OverduePage> SqlStore::overdue(Symbol district, OverdueQuery const& query) {
  if (auto makes_sense = sound_page(query.limit); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  auto const after = parse_overdue_cursor(query.after);
  if (!after) return tl::unexpected<Error>(after.error());
  auto const& [due, uid, instance, clock, agreement, term] = *after;
  Row row;
  row.set("district", district).set("on", query.on).set("due", due).set("uid", uid).set("instance", instance);
  row.set("clock", clock).set("agreement", agreement).set("term", term);
  row.set("open_to", sql::list_of_organs(query.open_to)).set("holder", query.holder).set("organ", query.organ);
  row.set("mediator", query.mediator).set("limit", query.limit + 1);  // one more tells whether there is a next page
  auto const rows =
      with_session([&](Session& session) { return session.rows<OverdueRow>("overdue_clocks", std::move(row)); });
  if (!rows) return tl::unexpected<Error>(rows.error());
  OverduePage page;
  for (auto const& one : *rows) page.clocks.push_back(clock_of(district, one));
  page.next = cut(page.clocks, query.limit);
  return page;
}

}  // namespace liandiao
