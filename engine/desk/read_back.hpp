#pragma once

#include <memory>
#include <string_view>

#include "engine/base/value.hpp"
#include "engine/ports/case_store.hpp"

namespace liandiao {

/// A stored revision that cannot be what was published: `corrupt`.
inline tl::unexpected<Error> unreadable(Revision const& revision, Error const& why) {
  return fail(Code::corrupt, "revision_unreadable",
              {{"value", revision.kind.str() + " " + revision.digest.hex()}, {"reason", why.plain()}});
}

/// Reads a stored revision back with its own strict reader.
template <class Read>
auto read_back(Revision const& revision, Read&& read) -> decltype(read(std::declval<Value const&>())) {
  auto const value = parse_canonical(revision.body);
  if (!value) return unreadable(revision, value.error());
  auto made = read(*value);
  if (!made) return unreadable(revision, made.error());
  return made;
}

/// The same of the revision with this digest, to share.
template <class T, class Read>
Result<std::shared_ptr<T const>> read_by_digest(RevisionStore& revisions, std::string_view kind, Digest const& digest,
                                                Read&& read) {
  auto const revision = revisions.by_digest(Symbol(kind), digest);
  if (!revision) return tl::unexpected<Error>(revision.error());
  auto made = read_back(*revision, read);
  if (!made) return passed_on(made);
  return std::make_shared<T const>(std::move(*made));
}

}  // namespace liandiao
