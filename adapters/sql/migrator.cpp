#include "adapters/sql/migrator.hpp"
#include "adapters/sql/one_column.hpp"

#include <algorithm>

#include "engine/base/digest.hpp"

namespace liandiao::sql {
namespace {

/// Whose database it is, by the mark 0001_initial.sql leaves.
struct MarkRow {
  std::string mark;
  std::int64_t tables = 0;
};
BOOST_DESCRIBE_STRUCT(MarkRow, (), (mark, tables))

struct AppliedRow {
  int version = 0;
  std::string name;
  std::string digest;
};
BOOST_DESCRIBE_STRUCT(AppliedRow, (), (version, name, digest))

std::string digest_hex(migration::Migration const& step) { return digest_of(step.text).hex(); }

/// How many of the known migrations the database has, all of them unchanged.
Result<std::size_t> applied(Session& session, std::span<migration::Migration const> known) {
  auto const marks = session.rows<MarkRow>("schema_mark");
  if (!marks) return tl::unexpected<Error>(marks.error());
  auto const& [mark, tables] = marks->front();
  if (mark == "none" && tables == 0) return std::size_t{0};
  if (mark != "ours") return fail(Code::invalid_input, "database_foreign", {{"path", session.shown()}});
  auto const rows = session.rows<AppliedRow>("schema_applied");
  if (!rows) return tl::unexpected<Error>(rows.error());
  if (rows->size() > known.size())
    return fail(Code::unavailable, "schema_newer",
                {{"schema", std::to_string(rows->size())}, {"known", std::to_string(known.size())}});
  for (std::size_t i = 0; i < rows->size(); ++i) {
    auto const& row = (*rows)[i];
    if (row.version != known[i].number || row.name != known[i].name || row.digest != digest_hex(known[i]))
      return fail(Code::corrupt, "schema_changed", {{"version", std::to_string(row.version)}, {"name", row.name}});
  }
  return rows->size();
}

Result<> apply_one(Session& session, Instant now, migration::Migration const& step) {
  if (auto done = session.script(std::string(step.text)); !done) return done;
  Row row;
  row.set("version", step.number).set("name", std::string(step.name)).set("digest", digest_hex(step));
  row.set("applied_at_us", now.us);
  auto noted = session.run("schema_note", std::move(row));
  if (!noted) return passed_on(noted);
  return session.commit();
}

}  // namespace

std::vector<migration::Migration> migrations_of(std::string_view backend) {
  std::vector<migration::Migration> found;
  std::copy_if(migration::all.begin(), migration::all.end(), std::back_inserter(found),
               [&](migration::Migration const& step) { return step.backend == backend; });
  return found;
}

Result<int> migrate(Session& session, Instant now, std::span<migration::Migration const> known) {
  for (int done = 0;; ++done) {
    if (auto begun = session.begin_write(); !begun) return passed_on(begun);
    if (auto locked = session.rows<sql::LockRow>("schema_lock"); !locked) return passed_on(locked);
    // Looked at inside the transaction: another `init` may have been at work until a moment ago.
    auto const have = applied(session, known);
    auto step = have && *have < known.size() ? apply_one(session, now, known[*have]) : Result<>();
    session.rollback();
    if (!have) return tl::unexpected<Error>(have.error());
    if (!step) return passed_on(step);
    if (*have == known.size()) return done;
  }
}

Result<> require_known_schema(Session& session, std::span<migration::Migration const> known) {
  auto const have = applied(session, known);
  if (!have) return tl::unexpected<Error>(have.error());
  return {};
}

Result<> require_current_schema(Session& session, std::span<migration::Migration const> known) {
  auto const have = applied(session, known);
  if (!have) return tl::unexpected<Error>(have.error());
  if (*have < known.size())
    return fail(Code::unavailable, "schema_older",
                {{"schema", std::to_string(*have)}, {"known", std::to_string(known.size())}});
  return {};
}

}  // namespace liandiao::sql
