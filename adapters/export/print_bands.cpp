#include "adapters/export/print_bands.hpp"

#include <algorithm>
#include <cmath>

namespace liandiao {
namespace {

constexpr double beside_letters = 5.0 / 7;  // what a cell takes on both sides of its text, in characters

double printed_width(Sheet const& sheet, std::size_t at) { return sheet.columns[at].width + beside_letters; }

double kept_width(Sheet const& sheet) {
  double width = 0;
  for (std::size_t at = 0; at < kept_columns(sheet); ++at) width += printed_width(sheet, at);
  return width;
}

/// One page after the other filled with columns, none wider than so much.
std::vector<Band> filled(Sheet const& sheet, double page) {
  double const kept = kept_width(sheet);
  std::vector<Band> bands{{}};
  double used = kept;
  for (auto at = kept_columns(sheet); at < sheet.columns.size(); ++at) {
    double const width = printed_width(sheet, at);
    if (used + width > page && used > kept) {
      bands.push_back({static_cast<std::uint16_t>(at), 0});
      used = kept;
    }
    used += width;
    bands.back().last = static_cast<std::uint16_t>(at);
  }
  return bands;
}

/// What a page may be wide for it to end after a column, in order.
std::vector<double> widths_of_pages(Sheet const& sheet) {
  double const kept = kept_width(sheet);
  std::vector<double> widths;
  for (auto first = kept_columns(sheet); first < sheet.columns.size(); ++first) {
    double width = kept;
    for (auto at = first; at < sheet.columns.size(); ++at) widths.push_back(width += printed_width(sheet, at));
  }
  std::sort(widths.begin(), widths.end());
  return widths;
}

}  // namespace

double width_of(Sheet const& sheet, std::size_t first, std::size_t last) {
  double width = 0;
  for (auto at = first; at <= last; ++at) width += sheet.columns[at].width;
  return width;
}

std::size_t kept_columns(Sheet const& sheet) { return std::min(sheet.kept_columns, sheet.columns.size()); }

std::vector<Band> bands_of(Sheet const& sheet) {
  constexpr double readable = 300;
  auto const last = sheet.columns.size() - 1;
  auto const pages = static_cast<std::size_t>(std::ceil(width_of(sheet, 0, last) / readable));
  if (pages <= 1 || kept_columns(sheet) > last) return {{0, static_cast<std::uint16_t>(last)}};
  auto const widths = widths_of_pages(sheet);
  auto const narrowest = std::partition_point(widths.begin(), widths.end(),
                                              [&](double width) { return filled(sheet, width).size() > pages; });
  return filled(sheet, *narrowest);
}

}  // namespace liandiao
