// Cases that came back from other cases.

#include "adapters/sql/lent.hpp"

namespace liandiao {
namespace {

struct ChildRow {
  std::string uid;
};
BOOST_DESCRIBE_STRUCT(ChildRow, (), (uid))

}  // namespace

Result<std::vector<CaseId>> SqlStore::children(CaseId const& id) {
  auto const rows = with_session([&](sql::Session& session) {
    return session.rows<ChildRow>("case_children", sql::Row().set("district", id.district).set("parent", id.uid));
  });
  if (!rows) return tl::unexpected<Error>(rows.error());
  std::vector<CaseId> found;
  for (auto const& row : *rows) found.push_back({id.district, row.uid});
  return found;
}

}  // namespace liandiao
