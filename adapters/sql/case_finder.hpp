#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "adapters/sql/case_gatherer.hpp"

namespace liandiao::sql {

/// Finds the cases of one page of a worklist. It begins with the shortest list that was asked for — a holder's, a
/// mediator's, those an organisation may see, those a name leads to — and looks at each of its cases for the rest.
class CaseFinder {
 public:
  using Uids = std::vector<std::string>;

  CaseFinder(Session& session, Symbol district, CaseQuery const& query);

  /// Newest first; one more than the page holds where there are more.
  Result<Uids> page();

 private:
  /// A list that an index keeps in the order of the uids.
  struct List {
    std::optional<Query> size;  // none: of the whole district, which is longer than any other
    Query find = "find_in_district";
    bool by_reader = false;  // one for each organisation asked for
  };
  /// Whether cases are known to be open to one of those asked for.
  enum class Known : std::uint8_t { nothing, open };
  Row filters(Known known) const;
  Row filters(Symbol reader) const;
  std::vector<Symbol> readers(List const& list) const;
  Result<std::int64_t> size_of(List const& list, std::int64_t most);
  /// The shortest, and its size as far as it was counted.
  Result<std::pair<List, std::int64_t>> shortest();
  /// Those that each of what was asked for may lead to; nothing where none of it leads to few enough.
  Result<CaseGatherer::Candidates> candidates();
  Result<std::string> uid_of(Query query, Row row);
  Result<Uids> walk(List const& list);
  Result<Uids> among(Uids const& candidates);
  /// Those of them that are open to one of those asked for, in order; all where nobody is.
  Result<Uids> open_among(Uids uids);

  Session& session_;
  Symbol const district_;
  CaseQuery const& query_;
  std::string const before_;
  std::size_t const wanted_;
};

}  // namespace liandiao::sql
