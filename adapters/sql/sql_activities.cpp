// Recorded activity.

#include <limits>

#include "adapters/sql/activity_rows.hpp"
#include "adapters/sql/batch.hpp"
#include "adapters/sql/figure_rows.hpp"
#include "adapters/sql/lent.hpp"
#include "adapters/sql/one_column.hpp"
#include "adapters/sql/open_to.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;

constexpr auto no_bound = std::numeric_limits<std::int64_t>::max();

struct ActivityRow {
  std::int64_t no = 0;
  Symbol kind;
  Symbol organ;
  Date day;
  std::int64_t number = 0;
  std::int64_t people = 0;
  std::string note;
  Symbol person;
  Symbol acting;
  std::int64_t recorded_us = 0;
  std::int64_t withdraws = 0;
  std::int64_t closing = 0;
  Digest previous;
  Digest hash;
  std::int64_t withdrawn_by = 0;
};
BOOST_DESCRIBE_STRUCT(ActivityRow, (),
                      (no, kind, organ, day, number, people, note, person, acting, recorded_us, withdraws, closing,
                       previous, hash, withdrawn_by))

struct LastRow {
  std::int64_t no = 0;
  Digest hash;
};
BOOST_DESCRIBE_STRUCT(LastRow, (), (no, hash))

struct TurnRow {
  std::string turn;
};
BOOST_DESCRIBE_STRUCT(TurnRow, (), (turn))

StoredActivity as_stored(Symbol district, ActivityRow const& row) {
  StoredActivity one;
  one.activity = {district,
                  row.no,
                  row.kind,
                  row.organ,
                  row.day,
                  row.number,
                  row.people,
                  row.note,
                  row.person,
                  row.acting,
                  Instant{row.recorded_us},
                  row.withdraws,
                  row.closing,
                  row.previous};
  one.hash = row.hash;
  one.withdrawn_by = row.withdrawn_by;
  return one;
}

Row row_of(StoredActivity const& one) {
  auto const& a = one.activity;
  ActivityRow const columns{a.no,     a.kind,        a.organ,     a.day,     a.number,   a.people, a.note, a.person,
                            a.acting, a.recorded.us, a.withdraws, a.closing, a.previous, one.hash, 0};
  Row row;
  row.set("district", a.district).members(columns);
  return row;
}

Result<StoredActivity> one_of(Session& session, Symbol district, std::int64_t no) {
  auto const rows = session.rows<ActivityRow>("activity_one", Row().set("district", district).set("no", no));
  if (!rows) return tl::unexpected<Error>(rows.error());
  if (rows->empty()) return no_such_activity(no);
  return as_stored(district, rows->front());
}

/// What the record is told by those before it; nobody else can append one until this transaction is over, and no
/// closing can be made.
Result<> take_place(Session& session, Activity& activity) {
  auto const here = [&] { return Row().set("district", activity.district); };
  if (auto shared = session.rows<sql::LockRow>("figures_share", here()); !shared) return passed_on(shared);
  if (auto turn = session.rows<TurnRow>("activity_turn", here()); !turn) return passed_on(turn);
  auto const closings = session.rows<sql::CountRow>("closing_count", here());
  if (!closings) return tl::unexpected<Error>(closings.error());
  auto const last = session.rows<LastRow>("activity_last", here());
  if (!last) return tl::unexpected<Error>(last.error());
  activity.closing = closings->front().count;
  activity.no = last->empty() ? 1 : last->front().no + 1;
  activity.previous = last->empty() ? Digest{} : last->front().hash;
  return {};
}

}  // namespace

Result<std::vector<ActivitySum>> sql::activity_sums_in(Session& session, Symbol district, FiguresAsked const& asked) {
  return session.rows<ActivitySum>("activity_sums", figures_row(district, asked));
}

Result<std::vector<Activity>> sql::activities_in(Session& session, Symbol district, Symbol kind,
                                                 FiguresAsked const& asked) {
  auto const rows = session.rows<ActivityRow>("activity_of_kind", figures_row(district, asked).set("kind", kind));
  if (!rows) return tl::unexpected<Error>(rows.error());
  std::vector<Activity> records;
  for (auto const& one : *rows) records.push_back(as_stored(district, one).activity);
  return records;
}

Result<StoredActivity> SqlStore::record(Activity activity) {
  auto const turn = turn_to_write();
  return with_session([&](Session& session) -> Result<StoredActivity> {
    sql::Batch batch(session);
    if (auto begun = batch.flush(); !begun) return passed_on(begun);
    if (auto placed = take_place(session, activity); !placed) return passed_on(placed);
    if (activity.withdraws != 0) {
      auto taken_back = one_of(session, activity.district, activity.withdraws);
      if (!taken_back) return taken_back;
      if (auto may = may_be_withdrawn(*taken_back); !may) return passed_on(may);
    }
    StoredActivity const done{activity, hash_of(activity), 0};
    batch.add("activity_record", row_of(done), sql::Batch::Role::lock);
    if (auto committed = batch.commit(); !committed) return passed_on(committed);
    return done;
  });
}

Result<StoredActivity> SqlStore::activity(Symbol district, std::int64_t no) {
  return with_session([&](Session& session) { return one_of(session, district, no); });
}

Result<ActivityPage> SqlStore::activities(Symbol district, ActivityQuery const& query) {
  if (auto sound = sound_page(query.limit); !sound) return passed_on(sound);
  std::int64_t before = no_bound;
  if (!query.after.empty() && !read_number(query.after, before)) return not_a_cursor(query.after);
  Row row;
  row.set("district", district).set("before", before).set("organs", sql::list_of_organs(query.organs));
  row.set("kind", query.kind).set("from", query.from ? query.from->text() : std::string());
  row.set("to", query.to ? query.to->text() : std::string());
  row.set("limit", query.limit + 1);  // one more tells whether there is a next page
  auto const rows = with_session([&](Session& session) { return session.rows<ActivityRow>("activity_page", row); });
  if (!rows) return tl::unexpected<Error>(rows.error());
  ActivityPage page;
  for (auto const& one : *rows) page.records.push_back(as_stored(district, one));
  page.next = cut(page.records, query.limit);
  return page;
}

Result<std::vector<ActivitySum>> SqlStore::activity_sums(Symbol district, FiguresAsked const& asked) {
  return with_session([&](Session& session) { return sql::activity_sums_in(session, district, asked); });
}

Result<std::vector<Activity>> SqlStore::activities_of(Symbol district, Symbol kind, FiguresAsked const& asked) {
  return with_session([&](Session& session) { return sql::activities_in(session, district, kind, asked); });
}

Result<std::vector<StoredActivity>> SqlStore::activity_chain(Symbol district, std::int64_t from, int limit) {
  auto const rows = with_session([&](Session& session) {
    return session.rows<ActivityRow>("activity_chain",
                                     Row().set("district", district).set("from", from).set("limit", limit));
  });
  if (!rows) return tl::unexpected<Error>(rows.error());
  std::vector<StoredActivity> records;
  for (auto const& one : *rows) records.push_back(as_stored(district, one));
  return records;
}

}  // namespace liandiao
