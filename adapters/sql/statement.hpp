#pragma once

#include <soci/soci.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/row.hpp"

namespace liandiao::sql {

/// The names a statement binds, each once, in the order of their first appearance.
std::vector<std::string> parameters_of(std::string_view text);
/// The text with `$1`, `$2` … in the place of the names, behind so many others.
std::string with_numbers(std::string_view text, std::vector<std::string> const& names, std::size_t others = 0);

/// How bytes travel: as SOCI's own blobs, or as PostgreSQL writes them in a text, `\x00ff`; its blobs in SOCI are files
/// beside the table.
enum class Binary : std::uint8_t { blob, hex };

/// A statement prepared once and held by its session, with buffers of its own that never move: SOCI keeps pointers to
/// what it is given. Throws what SOCI throws; `guarded` catches it.
class Statement {
 public:
  /// `row` shows the kinds of the values to come, `columns` those of the result.
  Statement(soci::session& session, std::string_view text, Row const& row, std::vector<Cell::Kind> const& columns,
            Binary binary);

  /// Takes the values out of `row` and runs; true when there is a first row.
  bool start(Row& row);
  bool next();
  /// The row it stands at. It lives until the next one.
  std::span<Cell const> row() const { return cells_; }
  long long affected() { return statement_.get_affected_rows(); }

 private:
  struct Slot {
    soci::indicator indicator = soci::i_ok;
    std::unique_ptr<soci::blob> bytes;
  };
  struct Parameter : Slot {
    Cell cell;
    std::string name;
    std::size_t from = 0;  // its place in the row last bound
  };
  void bind(Row& row);
  void collect();

  Binary const binary_;
  std::vector<Parameter> parameters_;
  std::vector<Slot> columns_;
  std::vector<Cell> cells_;    // of the columns
  soci::statement statement_;  // dies before the buffers it points to
};

}  // namespace liandiao::sql
