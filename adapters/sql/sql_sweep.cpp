// Which worker of the sweep is at which case.

#include <algorithm>

#include "adapters/sql/lent.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;

struct TakenRow {
  std::string uid;
  int attempts = 0;
  int instance = 0;
  Symbol clock;
  int agreement = 0;
  int term = 0;
  Date due;
};
BOOST_DESCRIBE_STRUCT(TakenRow, (), (uid, attempts, instance, clock, agreement, term, due))

std::vector<DueCase> by_case(Symbol district, std::vector<TakenRow> const& rows) {
  std::vector<DueCase> cases;
  for (auto const& row : rows) {
    auto found = std::find_if(cases.begin(), cases.end(), [&](DueCase const& one) { return one.id.uid == row.uid; });
    if (found == cases.end()) found = cases.insert(cases.end(), DueCase{{district, row.uid}, row.attempts, {}});
    found->clocks.push_back({found->id, row.instance, row.clock, row.agreement, row.term, row.due});
  }
  return cases;
}

}  // namespace

Result<long long> SqlStore::written(sql::Query query, sql::Row row) {
  auto const turn = turn_to_write();
  return with_session([&](Session& session) -> Result<long long> {
    if (auto begun = session.begin_write(); !begun) return passed_on(begun);
    auto const touched = session.run(query, row);
    auto const ended = touched ? session.commit() : Result<>();
    if (touched && ended) return *touched;
    session.rollback();
    return tl::unexpected<Error>(touched ? ended.error() : touched.error());
  });
}

Result<std::vector<DueCase>> SqlStore::take_due(Symbol district, Date day, Hold const& hold, int clocks) {
  Row row;
  row.set("district", district).set("day", day).set("worker", hold.worker).set("now", hold.now.us);
  row.set("until", hold.until.us).set("limit", clocks);
  if (auto taken = written("due_take", row); !taken) return tl::unexpected<Error>(taken.error());
  auto const rows = with_session([&](Session& session) { return session.rows<TakenRow>("due_of_worker", row); });
  if (!rows) return tl::unexpected<Error>(rows.error());
  return by_case(district, *rows);
}

Result<> SqlStore::let_go(CaseId const& id, std::string const& worker) {
  return ran(written("due_let_go", Row(id).set("worker", worker)));
}

Result<> SqlStore::put_off(CaseId const& id, std::string const& worker, Instant until) {
  return ran(written("due_put_off", Row(id).set("worker", worker).set("until", until.us)));
}

Result<> SqlStore::tidy_due(Symbol district, Date day, Instant now) {
  return ran(written("due_tidy", Row().set("district", district).set("day", day).set("now", now.us)));
}

}  // namespace liandiao
