// Worklists and what walks over many cases.

#include <algorithm>
#include <map>
#include <tuple>

#include "adapters/sql/batch.hpp"
#include "adapters/sql/case_finder.hpp"
#include "adapters/sql/lent.hpp"
#include "adapters/sql/lines_by_case.hpp"
#include "adapters/sql/lines_by_stretch.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;

struct DueRow {
  std::string uid;
  int instance = 0;
  Symbol clock;
  int agreement = 0;
  int term = 0;
  Date due;
};
BOOST_DESCRIBE_STRUCT(DueRow, (), (uid, instance, clock, agreement, term, due))

/// A flow has no mark in which the signs stand that set one mark apart from the next in a list (engine/flow/read_flow):
/// whoever asks for such a thing finds no case.
bool can_be_found(CaseQuery const& query) {
  return std::all_of(query.flags.begin(), query.flags.end(),
                     [](Symbol flag) { return flag.view().find_first_of(",[]") == std::string_view::npos; });
}

/// The cases of a page, and where it ends if there are more.
struct Found {
  sql::CaseFinder::Uids uids;
  std::string next;
};

Result<Found> found_by(Session& session, Symbol district, CaseQuery const& query) {
  auto uids = sql::CaseFinder(session, district, query).page();
  if (!uids) return passed_on(uids);
  Found found{std::move(*uids), {}};
  if (found.uids.size() <= static_cast<std::size_t>(query.limit)) return found;
  found.uids.resize(static_cast<std::size_t>(query.limit));
  found.next = found.uids.back();
  return found;
}

Result<CasePage> read_page(Session& session, Symbol district, CaseQuery const& query) {
  auto found = found_by(session, district, query);
  if (!found) return passed_on(found);
  if (found->uids.empty()) return CasePage{};
  sql::PageLines lines(district, std::move(found->uids));
  auto const close = sql::lie_close(session, district, lines);
  if (!close) return tl::unexpected<Error>(close.error());
  auto const read = *close ? sql::read_by_stretch(session, district, query, lines)
                           : sql::read_by_case(session, district, query, lines);
  if (!read) return tl::unexpected<Error>(read.error());
  return CasePage{lines.done(query.open_to), std::move(found->next)};
}

/// Work on the cases as they stood at one moment.
template <class Work>
auto at_one_moment(Session& session, Work&& work) -> decltype(work()) {
  if (auto begun = session.begin_read(); !begun) return passed_on(begun);
  auto done = work();
  if (auto ended = session.commit(); done && !ended) return passed_on(ended);
  return done;
}

}  // namespace

Result<CasePage> SqlStore::list(Symbol district, CaseQuery const& query) {
  if (auto makes_sense = sound(query); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  if (!can_be_found(query)) return CasePage{};
  return with_session(
      [&](Session& session) { return at_one_moment(session, [&] { return read_page(session, district, query); }); });
}

Result<std::string> SqlStore::end_of_page(Symbol district, CaseQuery const& query) {
  if (auto makes_sense = sound(query); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  if (!can_be_found(query)) return std::string();
  return with_session([&](Session& session) {
    return at_one_moment(session, [&]() -> Result<std::string> {
      auto found = found_by(session, district, query);
      if (!found) return passed_on(found);
      return std::move(found->next);
    });
  });
}

Result<std::vector<DueClock>> SqlStore::due(Symbol district, Date day, int limit) {
  return with_session([&](Session& session) -> Result<std::vector<DueClock>> {
    auto const rows =
        session.rows<DueRow>("due_clocks", Row().set("district", district).set("day", day).set("limit", limit));
    if (!rows) return tl::unexpected<Error>(rows.error());
    std::vector<DueClock> clocks;
    for (auto const& row : *rows)
      clocks.push_back({{district, row.uid}, row.instance, row.clock, row.agreement, row.term, row.due});
    return clocks;
  });
}

Result<> SqlStore::log_reads(std::span<ReadRecord const> records) {
  if (records.empty()) return {};
  // Many cases are looked at by one person for one purpose: one statement says all of them.
  using Alike = std::tuple<Symbol, std::int64_t, Symbol, Symbol, std::string, int>;
  std::map<Alike, std::vector<std::string>> cases;
  for (auto const& one : records)
    cases[{one.id.district, one.at.us, one.person, one.organ, one.purpose, one.rows}].push_back(one.id.uid);
  auto const turn = turn_to_write();
  return with_session([&](Session& session) -> Result<> {
    sql::Batch batch(session);
    for (auto const& [alike, uids] : cases) {
      auto const& [district, at_us, person, organ, purpose, rows] = alike;
      Row row;
      row.set("district", district).set("uids", uids).set("at_us", at_us).set("person", person).set("organ", organ);
      row.set("purpose", purpose).set("row_count", rows);
      batch.add("read_notes", std::move(row), sql::Batch::Role::rows);
    }
    return batch.commit();
  });
}

Result<> SqlStore::each_case(Symbol district, std::function<Result<>(CaseId const&)> const& visit) {
  constexpr int page_size = 1000;
  std::string after;
  for (;;) {
    // The session goes back before anybody is called: the visitor will want one too.
    auto const page = with_session([&](Session& session) {
      return session.rows<sql::UidRow>("case_after",
                                       Row().set("district", district).set("after", after).set("limit", page_size));
    });
    if (!page) return tl::unexpected<Error>(page.error());
    // A broken tree may lead in a circle.
    if (!page->empty() && page->back().uid <= after)
      return fail(Code::corrupt, "database_row_broken", {{"query", "case_after"}});
    for (auto const& row : *page)
      if (auto visited = visit({district, row.uid}); !visited) return visited;
    if (page->size() < page_size) return {};
    after = page->back().uid;
  }
}

}  // namespace liandiao
