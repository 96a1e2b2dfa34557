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

Result<Openness> openness_of(std::string const& word) {
  for (auto openness :
       {Openness::open, Openness::parties, Openness::confidential, Openness::personal, Openness::victim_only})
    if (word_of(openness) == word) return openness;
  return fail(Code::corrupt, "database_row_broken", {{"query", "private_of_case"}});
}

Result<std::vector<PrivateRow>> texts_of(Result<std::vector<PrivateTextRow>> rows) {
  if (!rows) return passed_on(rows);
  std::vector<PrivateRow> texts;
  for (auto& row : *rows) {
    auto const openness = openness_of(row.openness);
    if (!openness) return tl::unexpected<Error>(openness.error());
    texts.push_back(
        {RowRef{row.seq, row.idx}, *openness, row.salt, std::move(row.text).value_or(""), row.mark, row.ending});
  }
  return texts;
}

}  // namespace

Result<std::vector<PrivateRow>> read_private_rows(Session& session, CaseId const& id) {
  return texts_of(session.rows<PrivateTextRow>("private_of_case", Row(id)));
}

Question question_of_private_row(CaseId const& id, RowRef const& row) {
  Row key(id);
  key.set("seq", row.seq).set("idx", row.index);
  return Question::of<PrivateTextRow>("private_one", std::move(key));
}

Result<std::optional<PrivateRow>> private_row_in(Table const& answer) {
  auto rows = texts_of(rows_in<PrivateTextRow>(answer, "private_one"));
  if (!rows) return passed_on(rows);
  return rows->empty() ? std::optional<PrivateRow>() : std::optional(std::move(rows->front()));
}

}  // namespace liandiao::sql
