#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapters/sql/one_column.hpp"
#include "adapters/sql/session.hpp"
#include "engine/cases/party_mark.hpp"
#include "engine/ports/case_store.hpp"

namespace liandiao::sql {

/// How long a list is.
struct SizeRow {
  std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(SizeRow, (), (size))

/// The text as a LIKE pattern that means just itself, anywhere, in lower case; nothing for nothing.
std::string pattern_of(std::string const& text);

/// Puts `number` and `number_end` into a row: what begins so lies between them.
void set_beginning(Row& row, std::string const& number);

/// Gathers the cases that a text, a number, the end of one or a day may lead to, in the order of their uids. Each is a
/// candidate: that the case is what was asked for is still to be seen. Nothing where there are more than `most`.
class CaseGatherer {
 public:
  using Uids = std::vector<std::string>;
  using Candidates = std::optional<Uids>;
  /// Above this, what is looked for is so frequent that walking a list comes upon it soon.
  static constexpr std::int64_t most = 20'000;

  CaseGatherer(Session& session, Symbol district, std::string before)
      : session_(session), district_(district), before_(std::move(before)) {}

  Result<Candidates> with_text(std::string const& text);
  Result<Candidates> numbered_from(std::string const& number);
  Result<Candidates> due_by(Date day);
  /// Of a level and open to one of these; nothing where so many are both that walking one list finds them.
  Result<Candidates> of_level(Symbol level, std::vector<Symbol> const& open_to);
  /// Only those a party of which has a number of this kind that ends so, however many.
  Result<Uids> ending(MarkKind kind, EndingAsked const& asked);

 private:
  Row row() const;
  bool enough() const { return static_cast<std::int64_t>(found_.size()) > most; }
  Candidates gathered();
  /// Adds what the query gives, unless there is enough already.
  Result<> take(Query query, Row row);
  Result<> take_names(std::string const& text);
  Result<> take_numbers(std::string const& text, std::string const& pattern);
  Result<> take_causes(std::string const& pattern);
  Result<std::int64_t> size_of(std::string const& gram);

  Session& session_;
  Symbol const district_;
  std::string const before_;
  Uids found_;
};

}  // namespace liandiao::sql
