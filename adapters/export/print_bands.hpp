#pragma once

#include <cstdint>
#include <vector>

#include "adapters/export/sheet.hpp"

/// How a table of a workbook that is too wide for a page is broken into several that are printed beside each other.
namespace liandiao {

/// Columns of one page; every page has those that stay in view before them, which are the first of the first band.
struct Band {
  std::uint16_t first = 0;
  std::uint16_t last = 0;
};

/// In Western characters.
double width_of(Sheet const& sheet, std::size_t first, std::size_t last);
/// How many of its columns stay in view.
std::size_t kept_columns(Sheet const& sheet);

/// One band, or several where one would be too small to read: those that whatever prints the table comes to when it is
/// told to fit it on so many pages. It takes the largest scale that does, and fills one page after the other.
std::vector<Band> bands_of(Sheet const& sheet);

}  // namespace liandiao
