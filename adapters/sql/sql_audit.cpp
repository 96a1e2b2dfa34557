// Rows that belong to nothing, and are kept in another order than that of the cases.

#include "adapters/sql/lent.hpp"
#include "adapters/sql/stray_rows.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;
using Lines = std::vector<StrayRows>;

struct StrayRow {
  std::string uid;
  std::int64_t found = 0;
};
BOOST_DESCRIBE_STRUCT(StrayRow, (), (uid, found))

struct SeriesRow {
  std::string organ;
  std::string type;
  int year = 0;
  std::int64_t given = 0;
  std::int64_t found = 0;
};
BOOST_DESCRIBE_STRUCT(SeriesRow, (), (organ, type, year, given, found))

struct FactRow {
  std::string fact;
};
BOOST_DESCRIBE_STRUCT(FactRow, (), (fact))

StrayRows described(StrayRow const& row) {
  return {sql::of_grams, "name_gram " + row.uid + ": " + std::to_string(row.found) + " rows in no name"};
}
StrayRows described(SeriesRow const& row) {
  return {sql::of_series, "number_series " + row.type + " " + row.organ + " " + std::to_string(row.year) + ": " +
                              std::to_string(row.given) + " given, " + std::to_string(row.found) + " found"};
}

template <class R>
Result<> gather(Session& session, sql::Query query, Symbol district, Lines& lines) {
  auto const rows = session.rows<R>(query, Row().set("district", district));
  if (!rows) return tl::unexpected<Error>(rows.error());
  for (auto const& row : *rows) lines.push_back(described(row));
  return {};
}

Result<> sound(Session& session) {
  auto const found = session.rows<FactRow>("database_damage");
  if (!found) return tl::unexpected<Error>(found.error());
  for (auto const& row : *found)
    if (row.fact != "ok")
      return fail(Code::corrupt, "database_damaged", {{"path", session.shown()}, {"fact", row.fact}});
  return {};
}

}  // namespace

Result<Lines> SqlStore::strays(Symbol district) {
  for (auto const* kind : {"calendar", "flow", "registers", "receivers", "crosswalk"})
    if (auto const read = all(Symbol(kind)); !read) return tl::unexpected<Error>(read.error());
  return with_session([&](Session& session) -> Result<Lines> {
    Session::Unhurried const unhurried(session);
    if (auto begun = session.begin_read(); !begun) return passed_on(begun);
    Lines lines;
    auto result = sound(session);
    if (result) result = gather<StrayRow>(session, "stray_grams", district, lines);
    if (result) result = gather<SeriesRow>(session, "broken_series", district, lines);
    if (result) result = session.commit();
    if (!result) return passed_on(result);
    return lines;
  });
}

}  // namespace liandiao
