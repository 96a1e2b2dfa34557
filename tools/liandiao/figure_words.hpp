#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/desk/figure_desk.hpp"
#include "tools/liandiao/talk.hpp"

/// What the commands about figures have in common.
namespace liandiao::door {

/// The place with who asks.
struct FigureDoor {
  std::unique_ptr<Workplace> place;
  AtDesk who;

  FigureDesk desk() const { return {place->desk(), place->revisions(), LIANDIAO_VERSION}; }
};
Result<FigureDoor> figure_door(Talk& talk);

/// `--period`; said where it is missing.
Result<std::string> period_asked(Asked const& asked);
/// `--override CHECK=REASON`, of one form or (empty) whichever form has the check.
Result<std::vector<Overridden>> overridden_in(Asked const& asked, Symbol form);

/// For machines, a cell as it stands; a ratio without denominator is nothing, and one that is kept from the public says
/// so.
Value cell_value(std::int64_t cell);
/// The form a cell stated anew is of, in the edition of its period; null where there is none any more.
using FormOf = std::function<Form const*(Restated const&)>;
/// As they were published; each is read once.
FormOf published_form_of(RevisionStore& revisions);
/// Of which period, form, row and column, what it was and is, and by which steps or records.
inline constexpr std::size_t restated_row = 2;  // where its row stands
std::vector<std::string> restated_line(Restated const& one, FormOf const& form_of, Voice const& voice);
/// A row by its name, be it of an organisation, a person or an article; the total; with all below it.
std::string row_said(Symbol of, bool sum, Voice const& voice);

/// Cells stated anew, one a line, with what moved them; and for machines.
std::string restated_lines(std::vector<Restated> const& lines, FormOf const& form_of, Voice const& voice);
Value restated_value(Restated const& one);
/// The same with another name for its row, or none, where that is not to be told.
Value restated_value_as(Restated const& one, std::string_view row);

}  // namespace liandiao::door
