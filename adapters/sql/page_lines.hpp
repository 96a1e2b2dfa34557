#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/session.hpp"
#include "engine/ports/case_store.hpp"

namespace liandiao::sql {

/// A line on its way: its parties say where its names are kept, and what these are comes behind.
struct BegunLine {
  struct Name {
    RowRef row;
    std::optional<PrivateRow> text;  // nothing where it is not there
  };
  CaseLine line;
  std::array<Name, 3> names;  // of the first claimant, the first respondent, the first third party
};

/// The lines of a page in order, the newest first, found by the uids of their cases.
class PageLines {
 public:
  PageLines(Symbol district, std::vector<std::string> uids);

  std::vector<BegunLine>& all() { return lines_; }
  std::size_t size() const { return lines_.size(); }
  /// Null where the case is none of the page's.
  BegunLine* find(std::string_view uid);
  /// As they are to be shown, with the access of these organisations in this order. Uses the lines up.
  std::vector<CaseLine> done(std::vector<Symbol> const& open_to);

 private:
  std::vector<BegunLine> lines_;
  std::size_t last_ = 0;  // the rows of one case come together
};

/// A question about the cases of a page: `take` is called with each row and its line. Its rows begin with the uid.
template <class R, class Take>
Question of_lines(PageLines& lines, Query query, Row asked, Take take) {
  return {{query, std::move(asked)}, columns_of<R>(), [&lines, take](std::span<Cell const> cells) {
            auto* line = lines.find(cells.front().text);
            if (line == nullptr) return true;
            R found;
            if (!from_cells(cells, found)) return false;
            take(*line, found);
            return true;
          }};
}

/// To whom of those asked for the cases are open, and why.
Question access_of_lines(PageLines& lines, Query query, Row asked);

/// The texts of their names: the lines say already where these are kept. Other texts may be among them.
Question names_of_lines(PageLines& lines, Query query, Row asked);

}  // namespace liandiao::sql
