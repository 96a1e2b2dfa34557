#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace liandiao::door {

/// How many cells of a terminal a text takes: a Chinese character takes two.
std::size_t display_width(std::string_view text);

/// The text cut to at most `width` cells, ending in … where something is missing.
std::string fitted(std::string_view text, std::size_t width);

/// Rows of cells, aligned by display width, two spaces between. Columns in which no row has anything are left out.
class Columns {
 public:
  explicit Columns(std::size_t indent = 0) : indent_(indent) {}

  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  /// A line that stands by itself between the rows.
  void line(std::string text);
  bool empty() const { return rows_.empty(); }
  std::string text() const;

 private:
  std::size_t indent_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::pair<std::size_t, std::string>> lines_;  // before which row
};

}  // namespace liandiao::door
