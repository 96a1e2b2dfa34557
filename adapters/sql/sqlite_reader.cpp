#include "adapters/sql/sqlite_reader.hpp"

namespace liandiao::sql {
namespace {

namespace api = sqlite_api;

/// The values stay where they are until the statement is reset.
int bind(api::sqlite3_stmt& statement, Row const& row) {
  int result = SQLITE_OK;
  for (int at = 1; at <= api::sqlite3_bind_parameter_count(&statement) && result == SQLITE_OK; ++at) {
    Cell const& cell = row.named(api::sqlite3_bind_parameter_name(&statement, at) + 1);  // behind its colon
    auto const length = static_cast<int>(cell.text.size());
    if (cell.null)
      result = api::sqlite3_bind_null(&statement, at);
    else if (cell.kind == Cell::Kind::number)
      result = api::sqlite3_bind_int64(&statement, at, cell.number);
    else if (cell.kind == Cell::Kind::text)
      result = api::sqlite3_bind_text(&statement, at, cell.text.data(), length, nullptr);
    else
      result = api::sqlite3_bind_blob(&statement, at, cell.text.data(), length, nullptr);
  }
  return result;
}

/// A statement left in the middle would keep its snapshot open.
struct Reset {
  api::sqlite3_stmt* statement;
  ~Reset() { api::sqlite3_reset(statement); }
};

}  // namespace

Result<api::sqlite3_stmt*> SqliteReader::held(Query query) {
  auto& statement = statements_[query.at];
  if (statement) return statement.get();
  auto const text = query::all[query.at].sqlite;
  api::sqlite3_stmt* prepared = nullptr;
  int const result =
      api::sqlite3_prepare_v2(connection_, text.data(), static_cast<int>(text.size()), &prepared, nullptr);
  if (result != SQLITE_OK) return tl::unexpected<Error>(classified_sqlite(result, query.name()));
  statement.reset(prepared);
  return prepared;
}

Result<> SqliteReader::answer(Question& question) {
  auto const query = question.order.query;
  auto const prepared = held(query);
  if (!prepared) return tl::unexpected<Error>(prepared.error());
  auto& statement = **prepared;
  Reset const reset{&statement};
  int result = bind(statement, question.order.row);
  if (result != SQLITE_OK) return tl::unexpected<Error>(classified_sqlite(result, query.name()));
  cells_.resize(question.columns.size());
  for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i].kind = question.columns[i];
  bool intact = true;
  while ((result = api::sqlite3_step(&statement)) == SQLITE_ROW) {
    read(statement);
    intact = question.take(cells_) && intact;
  }
  if (result != SQLITE_DONE) return tl::unexpected<Error>(classified_sqlite(result, query.name()));
  if (!intact) return broken_row(query.name());
  return {};
}

void SqliteReader::read(api::sqlite3_stmt& statement) {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    Cell& cell = cells_[i];
    int const column = static_cast<int>(i);
    cell.null = api::sqlite3_column_type(&statement, column) == SQLITE_NULL;
    if (cell.null) continue;
    if (cell.kind == Cell::Kind::number) {
      cell.number = api::sqlite3_column_int64(&statement, column);
      continue;
    }
    auto const* const bytes = static_cast<char const*>(api::sqlite3_column_blob(&statement, column));
    cell.text.assign(bytes == nullptr ? "" : bytes,
                     static_cast<std::size_t>(api::sqlite3_column_bytes(&statement, column)));
  }
}

}  // namespace liandiao::sql
