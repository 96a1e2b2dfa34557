// The measures of a case, written anew.

#include "adapters/sql/batch.hpp"
#include "adapters/sql/lent.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;

struct VersionRow {
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version))

}  // namespace

Result<> SqlStore::rewrite_measures(CaseId const& id, std::int64_t version,
                                    std::span<std::pair<std::int64_t, Measure> const> rows) {
  auto const turn = turn_to_write();
  return with_session([&](Session& session) -> Result<> {
    sql::Batch batch(session);
    if (session.has_many_writers())
      batch.add("figures_share", Row().set("district", id.district), sql::Batch::Role::rows);
    batch.add("case_hold", Row(id), sql::Batch::Role::rows);
    if (auto held = batch.flush(); !held) return held;
    auto const found = session.rows<VersionRow>("version_held", Row(id));
    if (!found) return tl::unexpected<Error>(found.error());
    if (found->empty()) return fail(Code::not_found, "case_unknown", {{"case", id.uid}});
    if (found->front().version != version)
      return fail(Code::conflict, "case_moved", {{"case", id.uid}, {"version", std::to_string(version)}});
    batch.add("measures_erase", Row(id), sql::Batch::Role::rows);
    for (auto const& [seq, measure] : rows) {
      Row row(id);
      row.set("seq", seq).members(measure);
      batch.add("measure_append", std::move(row));
    }
    return batch.commit();
  });
}

}  // namespace liandiao
