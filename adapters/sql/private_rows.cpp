#include "adapters/sql/private_rows.hpp"

namespace liandiao::sql {
namespace {

struct PrivateTextRow {
  std::int64_t seq = 0;
  int idx = 0;
  std::string openness;
  Digest salt;
  std::optional<std::string> text;
  Digest mark;
};
BOOST_DESCRIBE_STRUCT(PrivateTextRow, (), (seq, idx, openness, salt, text, mark))

Result<Openness> openness_of(std::string const& word) {
  for (auto openness :
       {Openness::open, Openness::parties, Openness::confidential, Openness::personal, Openness::victim_only})
    if (word_of(openness) == word) return openness;
  return fail(Code::corrupt, "database_row_broken", {{"query", "private_of_case"}});
}

Result<std::vector<PrivateRow>> rows_of(Session& session, Query query, Row key) {
  auto rows = session.rows<PrivateTextRow>(query, std::move(key));
  if (!rows) return passed_on(rows);
  std::vector<PrivateRow> texts;
  for (auto& row : *rows) {
    auto const openness = openness_of(row.openness);
    if (!openness) return tl::unexpected<Error>(openness.error());
    texts.push_back({RowRef{row.seq, row.idx}, *openness, row.salt, std::move(row.text).value_or(""), row.mark});
  }
  return texts;
}

}  // namespace

Result<std::vector<PrivateRow>> read_private_rows(Session& session, CaseId const& id) {
  return rows_of(session, "private_of_case", Row(id));
}

Result<std::optional<PrivateRow>> read_private_row(Session& session, CaseId const& id, RowRef const& row) {
  Row key(id);
  key.set("seq", row.seq).set("idx", row.index);
  auto rows = rows_of(session, "private_one", std::move(key));
  if (!rows) return passed_on(rows);
  return rows->empty() ? std::optional<PrivateRow>() : std::optional(std::move(rows->front()));
}

}  // namespace liandiao::sql
