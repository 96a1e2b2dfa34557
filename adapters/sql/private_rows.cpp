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
  Digest ending;
};
BOOST_DESCRIBE_STRUCT(PrivateTextRow, (), (seq, idx, openness, salt, text, mark, ending))

bool put_together(PrivateTextRow row, PrivateRow& into) {
  auto const openness = parse_openness(row.openness);
  into = {RowRef{row.seq, row.idx},
          openness.value_or(Openness::confidential),
          row.salt,
          std::move(row.text).value_or(""),
          row.mark,
          row.ending};
  return openness.has_value();
}

}  // namespace

Result<std::vector<PrivateRow>> read_private_rows(Session& session, CaseId const& id) {
  auto rows = session.rows<PrivateTextRow>("private_of_case", Row(id));
  if (!rows) return passed_on(rows);
  std::vector<PrivateRow> texts(rows->size());
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (!put_together(std::move((*rows)[i]), texts[i])) return broken_row("private_of_case");
  return texts;
}

std::vector<Cell::Kind> columns_of_private_row() { return columns_of<PrivateTextRow>(); }

bool private_row_in(std::span<Cell const> cells, PrivateRow& into) {
  PrivateTextRow row;
  return from_cells(cells, row) && put_together(std::move(row), into);
}

}  // namespace liandiao::sql
