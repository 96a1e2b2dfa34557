#include <algorithm>
#include <numeric>
#include <vector>

#include "adapters/export/pdf_page.hpp"

namespace liandiao {
namespace {

constexpr double margin = 34;
constexpr double padding = 2;
constexpr double body_size = 9;
constexpr double smallest_size = 6;

/// Columns that are on the same pages: all of them, or so many as can be read.
struct Band {
  std::vector<std::size_t> columns;
  std::vector<double> widths;
};

/// One sheet on as many pages as it takes.
class SheetPrinter {
 public:
  SheetPrinter(PdfPages& pages, Workbook const& workbook, Sheet const& sheet, int first_page, int last_page)
      : pages_(pages), workbook_(workbook), sheet_(sheet), page_(first_page), last_page_(last_page) {
    bool const large = sheet.paper == PaperSize::a3;
    width_ = large ? 1190.55 : 841.89;
    height_ = large ? 841.89 : 595.28;
  }

  /// Gives the number of the last page.
  Result<int> print() {
    pages_.size(width_, height_);
    auto const bands = banded();
    for (auto const& band : bands) {
      band_ = &band;
      begin_page();
      auto printed = each_row(sheet_, [&](SheetRow const& row) {
        print_row(row);
        return pages_.sunk();
      });
      if (!printed) return passed_on(printed);
      if (&band == &bands.back()) print_below();
      end_page();
    }
    return page_ - 1;
  }

 private:
  double across() const { return width_ - 2 * margin; }
  double bottom() const { return height_ - margin - 14; }
  Typeset body(Align align = Align::centre, bool bold = false) const { return {size_, bold, align}; }

  Align align_of(Cell const& cell) const {
    return std::holds_alternative<std::string>(cell) ? Align::left : Align::centre;
  }
  double indent(SheetRow const& row) const { return row.depth * size_; }

  /// What each column would like at this size: its longest cell, and of its heading what cannot well be broken.
  std::vector<double> wishes() {
    std::vector<double> widths;
    widths.reserve(sheet_.columns.size());
    for (auto const& column : sheet_.columns) {
      double const named = pages_.width_of(column.name, body());
      widths.push_back(std::max(std::min(named, 3 * size_), pages_.width_of(column.number, body())));
    }
    if (sheet_.more) {
      for (std::size_t at = 0; at < widths.size(); ++at)
        widths[at] = std::max(widths[at], sheet_.columns[at].width * size_ / 2);
    } else {
      constexpr double longest = 22;
      for (auto const& row : sheet_.rows)
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
          double const cell = pages_.width_of(cell_text(row.cells[at]), body(Align::left, row.sum));
          bool const text = std::holds_alternative<std::string>(row.cells[at]);
          double const wanted = cell + (at == 0 ? indent(row) : 0);
          widths[at] = std::max(widths[at], text ? std::min(wanted, longest * size_) : wanted);
        }
    }
    for (auto& one : widths) one += 2 * padding + 1;
    return widths;
  }

  /// The largest size at which all columns stand beside each other; where even the smallest is too large for that, the
  /// columns are broken into bands, each with those that stay in view.
  std::vector<Band> banded() {
    std::vector<double> widths;
    for (size_ = body_size;; size_ -= 0.5) {
      widths = wishes();
      if (std::accumulate(widths.begin(), widths.end(), 0.0) <= across() || size_ <= smallest_size) break;
    }
    std::size_t const kept = std::min(sheet_.kept_columns, sheet_.columns.size());
    double kept_width = 0;
    Band keeps;
    for (std::size_t at = 0; at < kept; ++at) {
      keeps.columns.push_back(at);
      keeps.widths.push_back(widths[at]);
      kept_width += widths[at];
    }
    std::vector<Band> bands{keeps};
    double used = kept_width;
    for (std::size_t at = kept; at < widths.size(); ++at) {
      if (used + widths[at] > across() && bands.back().columns.size() > kept) {
        bands.push_back(keeps);
        used = kept_width;
      }
      bands.back().columns.push_back(at);
      bands.back().widths.push_back(widths[at]);
      used += widths[at];
    }
    for (auto& band : bands) spread(band);
    return bands;
  }

  /// The table is as wide as the page.
  void spread(Band& band) const {
    double const used = std::accumulate(band.widths.begin(), band.widths.end(), 0.0);
    for (auto& one : band.widths) one *= across() / used;
  }

  void begin_page() {
    y_ = margin;
    std::string const title = sheet_.title;
    double const title_height = pages_.height_of(title, across(), {16, true, Align::centre});
    pages_.text(title, {margin, y_, across(), title_height}, {16, true, Align::centre});
    y_ += title_height + 4;
    for (auto const& number : sheet_.numbers) line(number, Align::right);
    about();
    headings();
  }

  void line(std::string const& said, Align align) {
    Typeset const how{body_size, false, align};
    double const height = pages_.height_of(said, across(), how) + padding;
    pages_.text(said, {margin, y_, across(), height}, how);
    y_ += height;
  }

  void about() {
    double height = 0;
    auto const each = [&](auto const& visit) {
      visit(sheet_.left, Align::left, 0);
      visit(sheet_.middle, Align::centre, 1);
      visit(sheet_.right, Align::right, 2);
    };
    double const third = across() / 3;
    each([&](std::string const& said, Align align, int) {
      if (!said.empty()) height = std::max(height, pages_.height_of(said, third, {body_size, false, align}));
    });
    each([&](std::string const& said, Align align, int place) {
      pages_.text(said, {margin + place * third, y_, third, height}, {body_size, false, align});
    });
    if (height > 0) y_ += height + 4;
  }

  double x_of(std::size_t place) const {
    return margin +
           std::accumulate(band_->widths.begin(), band_->widths.begin() + static_cast<std::ptrdiff_t>(place), 0.0);
  }
  void cell(std::string const& said, Box box, Typeset const& how, double moved_in = 0) {
    pages_.frame(box);
    box.x += padding + moved_in;
    box.width -= 2 * padding + moved_in;
    pages_.text(said, box, how);
  }
  double height_in(std::string const& said, double width, Typeset const& how) {
    return pages_.height_of(said, width - 2 * padding, how) + 2 * padding;
  }

  SheetColumn const& column(std::size_t place) const { return sheet_.columns[band_->columns[place]]; }
  double run_width(ColumnRun const& run) const {
    double width = 0;
    for (auto place = run.first; place <= run.last; ++place) width += band_->widths[place];
    return width;
  }

  /// Of the columns in this band those that stand under one heading.
  std::vector<ColumnRun> runs() const {
    std::vector<ColumnRun> found;
    for (std::size_t place = 0; place < band_->columns.size(); ++place) {
      bool const goes_on = place > 0 && !column(place).group.empty() && column(place).group == column(place - 1).group;
      if (goes_on)
        found.back().last = place;
      else
        found.push_back({place, place});
    }
    return found;
  }

  void headings() {
    auto const how = body();
    double group_height = 0, name_height = 0, alone_height = 0;
    for (auto const& run : runs()) {
      bool const grouped = !column(run.first).group.empty();
      if (grouped) group_height = std::max(group_height, height_in(column(run.first).group, run_width(run), how));
      for (auto place = run.first; place <= run.last; ++place) {
        double const height = height_in(column(place).name, band_->widths[place], how);
        (grouped ? name_height : alone_height) = std::max(grouped ? name_height : alone_height, height);
      }
    }
    name_height = std::max(name_height, alone_height - group_height);
    for (auto const& run : runs()) {
      bool const grouped = !column(run.first).group.empty();
      double const begins = grouped ? y_ + group_height : y_;
      if (grouped) cell(column(run.first).group, {x_of(run.first), y_, run_width(run), group_height}, how);
      for (auto place = run.first; place <= run.last; ++place)
        cell(column(place).name, {x_of(place), begins, band_->widths[place], y_ + group_height + name_height - begins},
             how);
    }
    y_ += group_height + name_height;
    if (!has_numbers(sheet_)) return;
    double const height = size_ + 2 * padding + 2;
    for (std::size_t place = 0; place < band_->columns.size(); ++place)
      cell(column(place).number, {x_of(place), y_, band_->widths[place], height}, how);
    y_ += height;
  }

  void print_row(SheetRow const& row) {
    double height = size_ + 2 * padding + 3;
    auto const each = [&](auto const& visit) {
      for (std::size_t place = 0; place < band_->columns.size(); ++place) {
        auto const at = band_->columns[place];
        visit(place, cell_text(row.cells[at]), body(align_of(row.cells[at]), row.sum), at == 0 ? indent(row) : 0);
      }
    };
    each([&](std::size_t place, std::string const& said, Typeset const& how, double moved_in) {
      height = std::max(height, height_in(said, band_->widths[place] - moved_in, how));
    });
    if (y_ + height > bottom()) next_page();
    each([&](std::size_t place, std::string const& said, Typeset const& how, double moved_in) {
      cell(said, {x_of(place), y_, band_->widths[place], height}, how, moved_in);
    });
    y_ += height;
  }

  void next_page() {
    end_page();
    begin_page();
  }

  void end_page() {
    auto const foot = last_page_ > 0 ? page_foot(workbook_.page_of, std::to_string(page_), std::to_string(last_page_))
                                     : page_foot(workbook_.page, std::to_string(page_), "");
    pages_.text(foot, {margin, height_ - margin - 10, across(), 12}, {8, false, Align::centre});
    pages_.end_page();
    ++page_;
  }

  void print_below() {
    constexpr double signature_height = 30;
    if (!sheet_.signature.empty()) {
      if (y_ + signature_height > bottom()) next_page();
      double const part = across() / static_cast<double>(sheet_.signature.size());
      for (std::size_t at = 0; at < sheet_.signature.size(); ++at)
        pages_.text(sheet_.signature[at], {margin + static_cast<double>(at) * part, y_, part, signature_height},
                    {10, false, Align::left});
      y_ += signature_height;
    }
    for (auto const& said : sheet_.notes) {
      if (y_ + pages_.height_of(said, across(), {body_size - 1, false, Align::left}) > bottom()) next_page();
      line(said, Align::left);
    }
  }

  PdfPages& pages_;
  Workbook const& workbook_;
  Sheet const& sheet_;
  int page_;
  int last_page_;  // nought: not known
  double width_ = 0, height_ = 0, y_ = 0, size_ = body_size;
  Band const* band_ = nullptr;
};

Result<int> print_all(PdfPages& pages, Workbook const& workbook, int last_page) {
  int page = 0;
  for (auto const& sheet : workbook.sheets) {
    auto printed = SheetPrinter(pages, workbook, sheet, page + 1, last_page).print();
    if (!printed) return printed;
    page = *printed;
  }
  return page;
}

}  // namespace

Result<> write_pdf(Workbook const& workbook, Sink const& sink) {
  PdfPages pages(workbook, sink);
  bool const streamed = std::any_of(workbook.sheets.begin(), workbook.sheets.end(),
                                    [](Sheet const& sheet) { return static_cast<bool>(sheet.more); });
  int last_page = 0;
  if (!streamed) {
    pages.drawing(false);
    auto counted = print_all(pages, workbook, 0);
    if (!counted) return passed_on(counted);
    last_page = *counted;
    pages.drawing(true);
  }
  auto printed = print_all(pages, workbook, last_page);
  auto finished = pages.finish();
  return printed ? finished : passed_on(printed);
}

}  // namespace liandiao
