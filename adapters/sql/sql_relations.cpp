// Cases that have to do with other cases, and people who are found in several.

#include "adapters/sql/batch.hpp"
#include "adapters/sql/lent.hpp"
#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

using sql::Row;
using sql::Session;

struct OtherRow {
  std::string uid;
};
BOOST_DESCRIBE_STRUCT(OtherRow, (), (uid))

struct SecretRow {
  Digest secret;
};
BOOST_DESCRIBE_STRUCT(SecretRow, (), (secret))

struct BearerRow {
  std::string uid;
  Symbol dispute_type;
  Symbol area;
  Date registered_on;
};
BOOST_DESCRIBE_STRUCT(BearerRow, (), (uid, dispute_type, area, registered_on))

Result<std::vector<CaseId>> ids_of(Result<std::vector<OtherRow>> const& rows, Symbol district) {
  if (!rows) return tl::unexpected<Error>(rows.error());
  std::vector<CaseId> found;
  for (auto const& row : *rows) found.push_back({district, row.uid});
  return found;
}

}  // namespace

Result<std::vector<CaseId>> SqlStore::children(CaseId const& id) {
  return ids_of(with_session([&](Session& session) {
                  return session.rows<OtherRow>("case_children",
                                                Row().set("district", id.district).set("parent", id.uid));
                }),
                id.district);
}

Result<std::vector<CaseId>> SqlStore::relating(CaseId const& id) {
  return ids_of(with_session([&](Session& session) {
                  return session.rows<OtherRow>("case_relating",
                                                Row().set("district", id.district).set("other", id.uid));
                }),
                id.district);
}

Result<Digest> SqlStore::mark_key(Symbol district, Digest const& fresh) {
  {
    std::scoped_lock const lock(marking_);
    if (auto const known = mark_keys_.find(district); known != mark_keys_.end()) return known->second;
  }
  auto const kept = [&](Session& session) {
    return session.rows<SecretRow>("mark_key_of", Row().set("district", district));
  };
  auto const found = with_session(kept);
  if (!found) return tl::unexpected<Error>(found.error());
  if (!found->empty()) {
    std::scoped_lock const lock(marking_);
    return mark_keys_.emplace(district, found->front().secret).first->second;
  }
  auto const turn = turn_to_write();
  return with_session([&](Session& session) -> Result<Digest> {
    auto const tried = session.run("mark_key_keep", Row().set("district", district).set("secret", fresh));
    if (!tried) return tl::unexpected<Error>(tried.error());
    auto const now = kept(session);  // somebody else's, if two were first at once
    if (!now) return tl::unexpected<Error>(now.error());
    ensure(!now->empty(), "a key that was kept is there");
    return now->front().secret;
  });
}

Result<> SqlStore::find_by(CaseId const& id, std::span<FoundBy const> texts) {
  if (texts.empty()) return {};
  auto const turn = turn_to_write();
  return with_session([&](Session& session) -> Result<> {
    sql::Batch batch(session);
    for (auto const& text : texts) {
      Row place(id);
      place.set("seq", text.row.seq).set("idx", text.row.index);
      Row marked = place;
      marked.set("mark", text.mark).set("ending", text.ending);
      batch.add("private_mark", std::move(marked), sql::Batch::Role::rows);  // and nobody erases it meanwhile
      if (!text.name) continue;
      batch.add("gram_erase", place, sql::Batch::Role::rows);
      batch.add("gram_keep_all", place, sql::Batch::Role::rows);
    }
    return batch.commit();
  });
}

Result<std::vector<MarkBearer>> SqlStore::bearing(Symbol district, Digest const& mark, Date since, int limit) {
  ensure(!mark.none(), "a mark that is looked for is one");
  auto const rows = with_session([&](Session& session) {
    return session.rows<BearerRow>(
        "mark_bearers", Row().set("district", district).set("mark", mark).set("since", since).set("limit", limit));
  });
  if (!rows) return tl::unexpected<Error>(rows.error());
  std::vector<MarkBearer> found;
  for (auto const& row : *rows)
    found.push_back({CaseId{district, row.uid}, row.dispute_type, row.area, row.registered_on});
  return found;
}

Result<std::vector<CauseSeen>> SqlStore::causes_seen(Symbol district, Date from, Date to) {
  return with_session([&](Session& session) {
    Session::Unhurried const unhurried(session);
    return session.rows<CauseSeen>("causes_seen", Row().set("district", district).set("from", from).set("to", to));
  });
}

}  // namespace liandiao
