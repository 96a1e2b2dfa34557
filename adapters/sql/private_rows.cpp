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

bool put_together(PrivateTextRow row, PrivateRow& into) {
  auto const openness = parse_openness(row.openness);
  into = {RowRef{row.seq, row.idx}, openness.value_or(Openness::confidential), row.salt,
          std::move(row.text).value_or(""), row.mark};
  return openness.has_value();
}

Result<std::vector<PrivateRow>> rows_of(Session& session, Query query, Row key) {
  auto rows = session.rows<PrivateTextRow>(query, std::move(key));
  if (!rows) return passed_on(rows);
  std::vector<PrivateRow> texts(rows->size());
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (!put_together(std::move((*rows)[i]), texts[i])) return broken_row("private_of_case");
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

std::vector<Cell::Kind> columns_of_private_row() { return columns_of<PrivateTextRow>(); }

bool private_row_in(std::span<Cell const> cells, PrivateRow& into) {
  PrivateTextRow row;
  return from_cells(cells, row) && put_together(std::move(row), into);
}

}  // namespace liandiao::sql
