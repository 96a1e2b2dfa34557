// Revisions of what is authored as files.

#include "adapters/sql/batch.hpp"
#include "adapters/sql/lent.hpp"
#include "adapters/sql/one_column.hpp"

namespace liandiao {
namespace {

using sql::Query;
using sql::Row;
using sql::Session;

struct RevisionRow {
  Symbol kind;
  Symbol name;
  int number = 0;
  Digest digest;
  std::string body;
  std::int64_t published_us = 0;
};
BOOST_DESCRIBE_STRUCT(RevisionRow, (), (kind, name, number, digest, body, published_us))

Result<std::vector<Revision>> revisions(Session& session, Query query, Row row) {
  auto rows = session.rows<RevisionRow>(query, std::move(row));
  if (!rows) return passed_on(rows);
  std::vector<Revision> found;
  for (auto& r : *rows) {
    // Nothing is decided by a rulebook that is not what was published.
    if (digest_of(r.body) != r.digest)
      return fail(Code::corrupt, "revision_unreadable",
                  {{"value", r.kind.str() + " " + r.digest.hex()}, {"reason", "digest"}});
    found.push_back({r.kind, r.name, r.number, r.digest, std::move(r.body), Instant{r.published_us}});
  }
  return found;
}

Result<std::optional<Revision>> latest_of(Session& session, Symbol kind, Symbol name) {
  auto found = name.empty() ? revisions(session, "revision_latest_of_kind", Row().set("kind", kind))
                            : revisions(session, "revision_latest", Row().set("kind", kind).set("name", name));
  if (!found) return passed_on(found);
  if (found->empty()) return std::optional<Revision>();
  return std::optional<Revision>(std::move(found->front()));
}

}  // namespace

Result<Revision> SqlStore::publish(Symbol kind, Symbol name, std::string const& body, Instant now) {
  auto const turn = turn_to_write();
  return with_session([&](Session& session) -> Result<Revision> {
    sql::Batch batch(session);
    if (auto begun = batch.flush(); !begun) return passed_on(begun);
    auto last = latest_of(session, kind, name);
    if (!last) return passed_on(last);
    Digest const digest = digest_of(body);
    if (*last && (*last)->digest == digest) return std::move(**last);
    Revision const next{kind, name, *last ? (*last)->number + 1 : 1, digest, body, now};
    batch.add("revision_publish", Row().members(RevisionRow{kind, name, next.number, digest, body, now.us}),
              sql::Batch::Role::lock);
    auto done = batch.commit();
    // Another server published meanwhile: what is the latest must be read again.
    if (!done && done.error().code == Code::conflict)
      return fail(Code::unavailable, "database_contended", {{"query", "revision_publish"}, {"result", ""}});
    if (!done) return passed_on(done);
    return next;
  });
}

Result<std::optional<Revision>> SqlStore::latest(Symbol kind, Symbol name) {
  return with_session([&](Session& session) { return latest_of(session, kind, name); });
}

Result<Revision> SqlStore::by_digest(Symbol kind, Digest const& digest) {
  return with_session([&](Session& session) -> Result<Revision> {
    auto found = revisions(session, "revision_by_digest", Row().set("kind", kind).set("digest", digest));
    if (!found) return passed_on(found);
    if (found->empty())
      return fail(Code::not_found, "revision_unknown", {{"kind", kind.str()}, {"digest", digest.hex()}});
    return std::move(found->front());
  });
}

Result<std::vector<Revision>> SqlStore::all(Symbol kind) {
  return with_session(
      [&](Session& session) { return revisions(session, "revision_of_kind", Row().set("kind", kind)); });
}

Result<std::vector<Revision>> SqlStore::all(Symbol kind, Symbol name, int after) {
  return with_session([&](Session& session) {
    return revisions(session, "revision_of_name", Row().set("kind", kind).set("name", name).set("after", after));
  });
}

Result<Revision> SqlStore::numbered(Symbol kind, Symbol name, int number) {
  return with_session([&](Session& session) -> Result<Revision> {
    auto found =
        revisions(session, "revision_numbered", Row().set("kind", kind).set("name", name).set("number", number));
    if (!found) return passed_on(found);
    if (found->empty()) return no_revision(kind, name, number);
    return std::move(found->front());
  });
}

Result<std::int64_t> SqlStore::published() {
  return with_session([&](Session& session) -> Result<std::int64_t> {
    auto const counted = session.rows<sql::CountRow>("revision_count");
    if (!counted) return tl::unexpected<Error>(counted.error());
    return counted->front().count;
  });
}

}  // namespace liandiao
