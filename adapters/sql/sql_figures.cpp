// Papers as files, and what the steps of a case added to the figures.

#include "adapters/sql/figure_rows.hpp"
#include "adapters/sql/lent.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;

struct FileRow {
  sql::Bytes bytes;
};
BOOST_DESCRIBE_STRUCT(FileRow, (), (bytes))

struct FileRefRow {
  std::int64_t seq = 0;
  int index = 0;
};
BOOST_DESCRIBE_STRUCT(FileRefRow, (), (seq, index))

}  // namespace

Result<std::optional<std::string>> SqlStore::paper(CaseId const& id, RowRef const& paper) {
  return with_session([&](Session& session) -> Result<std::optional<std::string>> {
    auto rows = session.rows<FileRow>("paper_file_of", Row(id).set("seq", paper.seq).set("idx", paper.index));
    if (!rows) return passed_on(rows);
    if (rows->empty()) return std::optional<std::string>();
    return std::optional<std::string>(std::move(rows->front().bytes.value));
  });
}

Result<std::vector<RowRef>> SqlStore::paper_files(CaseId const& id) {
  return with_session([&](Session& session) -> Result<std::vector<RowRef>> {
    auto const rows = session.rows<FileRefRow>("paper_files_of_case", Row(id));
    if (!rows) return tl::unexpected<Error>(rows.error());
    std::vector<RowRef> papers;
    for (auto const& row : *rows) papers.push_back({row.seq, row.index});
    return papers;
  });
}

Result<std::vector<std::pair<std::int64_t, Measure>>> SqlStore::measures(CaseId const& id) {
  return with_session([&](Session& session) -> Result<std::vector<std::pair<std::int64_t, Measure>>> {
    auto const rows = sql::read_measures(session, "measures_of_case", Row(id));
    if (!rows) return tl::unexpected<Error>(rows.error());
    std::vector<std::pair<std::int64_t, Measure>> list;
    for (auto const& row : *rows) list.emplace_back(row.seq, row.measure);
    return list;
  });
}

}  // namespace liandiao
