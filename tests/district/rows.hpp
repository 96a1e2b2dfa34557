#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "adapters/sql/batch.hpp"
#include "engine/cases/event.hpp"
#include "engine/ports/numbers.hpp"

namespace liandiao::district {

/// Rows of one table, each with a value for each of its columns.
struct TableRows {
  std::vector<std::string> columns;
  std::vector<std::vector<sql::Cell>> rows;
};
/// By the name of the table.
using Tables = std::map<std::string, TableRows, std::less<>>;

/// The rows that are left of cases when all their steps are stored: what the store's own statements do (`add_steps`),
/// worked out in memory. Tables and columns are those the statements name.
class CaseRows {
 public:
  void follow(std::span<Step const> steps);
  /// The rows of all cases followed since, and begins anew.
  void hand_over(Tables& into);

 private:
  sql::Batch batch_;
  Tables of_case_;
  Tables of_all_;
};

/// The row of one statement that inserts.
void add_row(Tables& tables, sql::Query query, sql::Row row);

/// Numbers in the order in which they are asked for, as a store that committed case after case would have given them.
class Numbers {
 public:
  explicit Numbers(NumberFormat format) : format_(std::move(format)) {}
  void give(Tables& tables, std::span<Step const> steps);
  /// Where each series stands.
  void add_series(Tables& tables) const;

 private:
  NumberFormat format_;
  std::map<std::tuple<Symbol, Symbol, Symbol, int>, std::int64_t> given_;  // district, organ, type, year
};

/// As COPY takes it, without header: columns by tabs, bytes in hex, NULL as \N.
std::string copy_text(std::vector<std::vector<sql::Cell>> const& rows);

}  // namespace liandiao::district
