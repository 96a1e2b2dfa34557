#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/query.hpp"
#include "adapters/sql/row.hpp"

/// What the named statements of a step do to a row, so that rows can be worked out before there is a database.
namespace liandiao::district {

/// Where a column's new value comes from.
struct Source {
  enum class Kind { parameter, literal, when };
  Kind kind = Kind::literal;
  std::string parameter;
  sql::Cell literal;
  // CASE WHEN column = :parameter AND … THEN … END, and nothing otherwise. A condition in brackets asks about more than
  // the row, as whether the rules are still in force that a step was decided by, and is taken to hold.
  std::vector<std::pair<std::string, std::string>> conditions;
  std::shared_ptr<Source> then;
};

/// A statement of the kinds a step consists of: INSERT … VALUES, UPDATE … SET … WHERE, DELETE FROM … WHERE, each row
/// found by columns that equal parameters. An INSERT that does nothing when the row is there inserts it: the database
/// is empty. Any other statement is `std::runtime_error`: whoever writes it says here what it means.
struct Meaning {
  enum class Kind { insert, update, remove };
  Kind kind = Kind::insert;
  std::string table;
  std::vector<std::pair<std::string, Source>> values;      // column and what it is set to
  std::vector<std::pair<std::string, std::string>> where;  // column and parameter
};

Meaning read_meaning(std::string_view statement);
Meaning const& meaning_of(sql::Query query);

}  // namespace liandiao::district
