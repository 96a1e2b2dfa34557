// What waits before courts.

#include <algorithm>

#include "adapters/sql/lent.hpp"
#include "adapters/sql/one_column.hpp"
#include "engine/ports/court_cursor.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;

struct WaitingRow {
  std::string uid;
  int instance = 0;
  std::optional<Date> due;
};
BOOST_DESCRIBE_STRUCT(WaitingRow, (), (uid, instance, due))

}  // namespace

Result<BeforeCourtPage> SqlStore::before_courts(Symbol district, BeforeCourtQuery const& query) {
  if (auto makes_sense = sound_page(query.limit); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  auto const after = parse_court_cursor(query.after);
  if (!after) return tl::unexpected<Error>(after.error());
  auto const& [due, uid, instance] = *after;
  std::vector<BeforeCourt> found;
  for (auto const court : query.courts) {
    Row row;
    row.set("district", district).set("court", court).set("due", due).set("uid", uid).set("instance", instance);
    row.set("limit", query.limit + 1);  // one more tells whether there is a next page
    auto const rows =
        with_session([&](Session& session) { return session.rows<WaitingRow>("before_court", std::move(row)); });
    if (!rows) return tl::unexpected<Error>(rows.error());
    for (auto const& one : *rows) found.push_back({{district, one.uid}, one.instance, one.due});
  }
  auto const before = [](BeforeCourt const& a, BeforeCourt const& b) { return place_of(a) < place_of(b); };
  std::sort(found.begin(), found.end(), before);
  // What was received by one of her courts and is decided by another is one thing to do.
  auto const same = [](BeforeCourt const& a, BeforeCourt const& b) { return place_of(a) == place_of(b); };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  BeforeCourtPage page{std::move(found), {}};
  page.next = cut(page.lines, query.limit);
  return page;
}

Result<CaseId> SqlStore::find_by_court_no(Symbol district, std::string const& court_no) {
  return with_session([&](Session& session) -> Result<CaseId> {
    if (court_no.empty()) return fail(Code::not_found, "case_unknown", {{"case", court_no}});
    auto const rows =
        session.rows<sql::UidRow>("case_by_court_no", Row().set("district", district).set("court_no", court_no));
    if (!rows) return tl::unexpected<Error>(rows.error());
    if (rows->size() > 1) return fail(Code::invalid_input, "case_ambiguous", {{"case", court_no}});
    if (rows->empty()) return fail(Code::not_found, "case_unknown", {{"case", court_no}});
    return CaseId{district, rows->front().uid};
  });
}

}  // namespace liandiao
