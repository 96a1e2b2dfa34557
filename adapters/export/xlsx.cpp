#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <system_error>
#include <tuple>

#include "adapters/export/packed_cells.hpp"
#include "adapters/export/print_bands.hpp"
#include "adapters/export/sheet_writers.hpp"
#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

namespace fs = std::filesystem;

/// What a cell looks like.
enum class Look { title, about, heading, number, text, whole, amount, ratio, day, note };
enum class Side { left, centre, right };

tl::unexpected<Error> not_written(fs::path const& path, lxw_error error, int reason) {
  std::string const why = reason != 0 ? std::generic_category().message(reason) : std::string(lxw_strerror(error));
  return fail(Code::unavailable, "file_not_written", {{"path", path.string()}, {"reason", why}});
}

class Formats {
 public:
  explicit Formats(lxw_workbook* book) : book_(book) {}

  lxw_format* of(Look look, Side side = Side::centre, int depth = 0, bool sum = false) {
    auto& format = made_[{look, side, depth, sum}];
    if (format == nullptr) format = make(look, side, depth, sum);
    return format;
  }

 private:
  lxw_format* make(Look look, Side side, int depth, bool sum) {
    auto* format = workbook_add_format(book_);
    bool const in_table = look != Look::title && look != Look::about && look != Look::note;
    format_set_font_name(format, look == Look::title || look == Look::heading ? "黑体" : "宋体");
    format_set_font_size(format, look == Look::title ? 18 : 10);
    format_set_align(format, side == Side::left    ? LXW_ALIGN_LEFT
                             : side == Side::right ? LXW_ALIGN_RIGHT
                                                   : LXW_ALIGN_CENTER);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (in_table) format_set_border(format, LXW_BORDER_THIN);
    if (look == Look::heading || look == Look::text || look == Look::note) format_set_text_wrap(format);
    if (look == Look::title || sum) format_set_bold(format);
    if (depth > 0) format_set_indent(format, static_cast<uint8_t>(depth));
    if (look == Look::whole) format_set_num_format(format, "0");
    if (look == Look::amount) format_set_num_format(format, "#,##0.00####");
    if (look == Look::ratio) format_set_num_format(format, "0.00");
    if (look == Look::day) format_set_num_format(format, "yyyy-mm-dd");
    return format;
  }

  lxw_workbook* book_;
  std::map<std::tuple<Look, Side, int, bool>, lxw_format*> made_;
};

constexpr double height_of_line = 15;

/// One sheet of the workbook, written from its first row to its last: what is streamed cannot go back.
class SheetWriter {
 public:
  SheetWriter(lxw_workbook* book, Workbook const& workbook, Sheet const& sheet, Formats& formats, fs::path const& told)
      : workbook_(workbook),
        sheet_(sheet),
        formats_(formats),
        told_(told),
        page_(workbook_add_worksheet(book, sheet.tab.c_str())),
        bands_(bands_of(sheet)),
        beside_(bands_) {
    // What stands in a column that is repeated on the next page would be cut off there.
    if (bands_.size() > 1) beside_.front().first = static_cast<lxw_col_t>(kept_columns(sheet));
  }

  Result<> write() {
    if (page_ == nullptr) return not_written(told_, LXW_ERROR_SHEETNAME_ALREADY_USED, 0);
    for (std::size_t at = 0; at < sheet_.columns.size(); ++at) {
      auto const col = static_cast<lxw_col_t>(at);
      worksheet_set_column(page_, col, col, sheet_.columns[at].width, nullptr);
    }
    write_above();
    write_headings();
    lxw_row_t const first = row_;
    auto written = each_row(sheet_, [&](SheetRow const& row) { return write_row(row); });
    if (!written) return written;
    if (sheet_.more && row_ > first) worksheet_autofilter(page_, first - 1, 0, row_ - 1, bands_.back().last);
    write_below();
    set_up_print(first);
    if (error_ != LXW_NO_ERROR) return not_written(told_, error_, 0);
    return {};
  }

  std::size_t cells() const { return cells_; }

 private:
  void note(lxw_error error) {
    if (error_ == LXW_NO_ERROR) error_ = error;
  }
  void text(lxw_row_t row, lxw_col_t col, std::string const& text, lxw_format* format) {
    ++cells_;
    note(text.empty() ? worksheet_write_blank(page_, row, col, format)
                      : worksheet_write_string(page_, row, col, text.c_str(), format));
  }
  /// One text over several cells.
  void across(lxw_row_t row, lxw_col_t from, lxw_row_t to_row, lxw_col_t to, std::string const& said,
              lxw_format* format) {
    if (row == to_row && from == to) return text(row, from, said, format);
    cells_ += (to_row - row + 1) * (to - from + 1U);
    note(worksheet_merge_range(page_, row, from, to_row, to, said.c_str(), format));
  }

  /// A line above or below the table, on each page that stands beside another.
  template <class Write>
  void line(Write&& write) {
    for (auto const& band : beside_) write(band);
    ++row_;
  }
  void line(std::string const& said, lxw_format* format) {
    line([&](Band const& band) { across(row_, band.first, row_, band.last, said, format); });
  }

  void write_above() {
    worksheet_set_row(page_, row_, 2 * height_of_line, nullptr);
    line(sheet_.title, formats_.of(Look::title));
    for (auto const& number : sheet_.numbers) line(number, formats_.of(Look::about, Side::right));
    spread({sheet_.left, sheet_.middle, sheet_.right}, {Side::left, Side::centre, Side::right});
  }

  /// Texts side by side over the width of the table; too narrow a table has them one below the other.
  void spread(std::vector<std::string> const& texts, std::vector<Side> const& sides) {
    if (std::all_of(texts.begin(), texts.end(), [](auto const& one) { return one.empty(); })) return;
    if (std::any_of(beside_.begin(), beside_.end(),
                    [&](Band const& band) { return band.last - band.first + 1U < texts.size(); })) {
      for (auto const& one : texts) line(one, formats_.of(Look::about, Side::left));
      return;
    }
    line([&](Band const& band) {
      auto const ends = ends_of(texts.size(), band);
      lxw_col_t from = band.first;
      for (std::size_t at = 0; at < texts.size(); ++at) {
        across(row_, from, row_, ends[at], texts[at], formats_.of(Look::about, sides[std::min(at, sides.size() - 1)]));
        from = static_cast<lxw_col_t>(ends[at] + 1);
      }
    });
  }

  /// The last columns of so many parts of about the same width.
  std::vector<lxw_col_t> ends_of(std::size_t parts, Band const& band) const {
    double const whole = width_of(sheet_, band.first, band.last);
    std::vector<lxw_col_t> ends;
    double reached = 0;
    for (std::size_t at = band.first; at <= band.last && ends.size() + 1 < parts; ++at) {
      reached += sheet_.columns[at].width;
      bool const enough = reached >= whole * static_cast<double>(ends.size() + 1) / static_cast<double>(parts);
      bool const last_chance = band.last + 1U - at <= parts - ends.size();
      if (enough || last_chance) ends.push_back(static_cast<lxw_col_t>(at));
    }
    ends.push_back(band.last);
    return ends;
  }

  double lines_in(std::string const& said, double width) const {
    return std::max(1.0, std::ceil(text_width(said) / std::max(1.0, width - 1)));
  }

  void write_headings() {
    heading_ = row_;
    bool const groups = has_groups(sheet_);
    ensure(!(groups && sheet_.more), "a sheet that is streamed has no groups");
    double lines = 1;
    for (auto const& column : sheet_.columns) lines = std::max(lines, lines_in(column.name, column.width));
    auto* format = formats_.of(Look::heading);
    lxw_row_t const names = groups ? row_ + 1 : row_;
    worksheet_set_row(page_, names, lines * height_of_line, nullptr);
    for (auto const& run : column_runs(sheet_)) {
      auto const& first = sheet_.columns[run.first];
      if (first.group.empty()) {
        across(row_, static_cast<lxw_col_t>(run.first), names, static_cast<lxw_col_t>(run.last), first.name, format);
        continue;
      }
      for (auto const& band : bands_) {  // a group that goes on on the next page has its name there, too
        auto const from = std::max(static_cast<lxw_col_t>(run.first), band.first);
        auto const to = std::min(static_cast<lxw_col_t>(run.last), band.last);
        if (from <= to) across(row_, from, row_, to, first.group, format);
      }
      for (auto at = run.first; at <= run.last; ++at)
        text(names, static_cast<lxw_col_t>(at), sheet_.columns[at].name, format);
    }
    row_ = names + 1;
    if (!has_numbers(sheet_)) return;
    for (std::size_t at = 0; at < sheet_.columns.size(); ++at)
      text(row_, static_cast<lxw_col_t>(at), sheet_.columns[at].number, formats_.of(Look::number));
    ++row_;
  }

  Result<> write_row(SheetRow const& row) {
    if (page_->optimize_tmpfile != nullptr && std::ferror(page_->optimize_tmpfile) != 0)
      return not_written(told_, LXW_NO_ERROR, ENOSPC);
    if (row_ >= LXW_ROW_MAX - 50) return fail(Code::rejected, "sheet_too_long", {{"max", std::to_string(LXW_ROW_MAX)}});
    for (std::size_t at = 0; at < row.cells.size(); ++at)
      write_cell(static_cast<lxw_col_t>(at), row.cells[at], at == 0 ? row.depth : 0, row.sum);
    ++row_;
    return {};
  }

  void write_cell(lxw_col_t col, Cell const& cell, int depth, bool sum) {
    auto const number = [&](double value, Look look) {
      ++cells_;
      note(worksheet_write_number(page_, row_, col, value, formats_.of(look, Side::right, 0, sum)));
    };
    constexpr double fen_of_yuan = 100;
    constexpr double fen_of_ten_thousand = 1'000'000;
    if (auto const* n = std::get_if<std::int64_t>(&cell)) {
      number(static_cast<double>(*n), Look::whole);
    } else if (auto const* amount = std::get_if<Fen>(&cell)) {
      number(static_cast<double>(amount->fen) / (amount->in_yuan ? fen_of_yuan : fen_of_ten_thousand), Look::amount);
    } else if (auto const* ratio = std::get_if<Ratio>(&cell); ratio != nullptr && hundredths(*ratio)) {
      number(static_cast<double>(*hundredths(*ratio)) / 100, Look::ratio);
    } else if (auto const* day = std::get_if<Date>(&cell)) {
      constexpr int epoch = 25569;  // 1970-01-01, as Excel counts days
      number(day->days + epoch, Look::day);
    } else {
      bool const said = std::holds_alternative<std::string>(cell);
      text(row_, col, cell_text(cell), formats_.of(Look::text, said ? Side::left : Side::right, depth, sum));
    }
  }

  void write_below() {
    if (!sheet_.signature.empty()) {
      ++row_;
      worksheet_set_row(page_, row_, 2 * height_of_line, nullptr);
      spread(sheet_.signature, {Side::left});
    }
    if (!sheet_.notes.empty()) ++row_;
    auto const& under = beside_.front();
    double const width = width_of(sheet_, under.first, under.last);
    for (auto const& said : sheet_.notes) {
      worksheet_set_row(page_, row_, lines_in(said, width) * height_of_line, nullptr);
      across(row_, under.first, row_, under.last, said, formats_.of(Look::note, Side::left));
      ++row_;
    }
  }

  void set_up_print(lxw_row_t first) {
    constexpr uint8_t a3 = 8;
    constexpr uint8_t a4 = 9;
    worksheet_set_landscape(page_);
    worksheet_set_paper(page_, sheet_.paper == PaperSize::a3 ? a3 : a4);
    worksheet_fit_to_pages(page_, static_cast<uint16_t>(bands_.size()), 0);
    auto const kept = static_cast<lxw_col_t>(kept_columns(sheet_));
    if (bands_.size() > 1) note(worksheet_repeat_columns(page_, 0, static_cast<lxw_col_t>(kept - 1)));
    worksheet_center_horizontally(page_);
    worksheet_set_margins(page_, 0.4, 0.4, 0.5, 0.6);
    note(worksheet_repeat_rows(page_, heading_, first - 1));
    worksheet_freeze_panes(page_, first, kept);
    note(worksheet_set_footer(page_, ("&C" + page_foot(workbook_.page_of, "&P", "&N")).c_str()));
  }

  Workbook const& workbook_;
  Sheet const& sheet_;
  Formats& formats_;
  fs::path const& told_;
  lxw_worksheet* page_;
  std::vector<Band> const bands_;
  std::vector<Band> beside_;  // what lines around the table are written over
  lxw_row_t row_ = 0;
  lxw_row_t heading_ = 0;
  std::size_t cells_ = 0;
  lxw_error error_ = LXW_NO_ERROR;
};

/// The charts beside the figures they are drawn from, in a sheet of their own.
class ChartWriter {
 public:
  ChartWriter(lxw_workbook* book, Workbook const& workbook, Formats& formats)
      : book_(book), workbook_(workbook), formats_(formats) {}

  void write() {
    page_ = workbook_add_worksheet(book_, workbook_.chart_tab.c_str());
    if (page_ == nullptr) return;
    worksheet_set_column(page_, 0, 0, 26, nullptr);
    worksheet_set_landscape(page_);
    worksheet_fit_to_pages(page_, 1, 1);
    for (auto const& chart : workbook_.charts) write(chart);
  }

  std::size_t cells() const { return cells_; }

 private:
  void write(Chart const& chart) {
    lxw_row_t const top = row_;
    cells_ += 1 + (chart.categories.size() + 1) * (chart.series.size() + 1);
    worksheet_write_string(page_, row_, 0, (chart.title + (chart.unit.empty() ? "" : "（" + chart.unit + "）")).c_str(),
                           formats_.of(Look::note, Side::left, 0, true));
    ++row_;
    write_figures(chart);
    auto* drawn = workbook_add_chart(book_, chart.kind == ChartKind::line ? LXW_CHART_LINE : LXW_CHART_BAR);
    auto const last = static_cast<lxw_row_t>(top + 1 + chart.categories.size());
    for (std::size_t at = 0; at < chart.series.size(); ++at) {
      auto const col = static_cast<lxw_col_t>(at + 1);
      char const* const tab = workbook_.chart_tab.c_str();
      auto* series = chart_add_series(drawn, nullptr, nullptr);
      chart_series_set_categories(series, tab, top + 2, 0, last, 0);
      chart_series_set_values(series, tab, top + 2, col, last, col);
      chart_series_set_name_range(series, tab, top + 1, col);
      // A period between two of which nothing is known is a point without a line.
      if (chart.kind == ChartKind::line) chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
    }
    chart_title_set_name(drawn, chart.title.c_str());
    if (chart.kind == ChartKind::bars) {
      chart_axis_set_reverse(drawn->y_axis);  // the first category on top
      chart_axis_set_interval_unit(drawn->y_axis, 1);
    }
    if (chart.series.size() == 1) chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
    lxw_chart_options options{};
    options.x_scale = 1.6;
    options.y_scale = chart.categories.size() > 10 ? 1.6 : 1.2;
    worksheet_insert_chart_opt(page_, top, static_cast<lxw_col_t>(chart.series.size() + 2), drawn, &options);
    row_ = std::max(last + 2, top + (chart.categories.size() > 10 ? 26U : 20U));
  }

  void write_figures(Chart const& chart) {
    auto* heading = formats_.of(Look::heading);
    worksheet_write_blank(page_, row_, 0, heading);
    for (std::size_t at = 0; at < chart.series.size(); ++at)
      worksheet_write_string(page_, row_, static_cast<lxw_col_t>(at + 1), chart.series[at].name.c_str(), heading);
    for (std::size_t line = 0; line < chart.categories.size(); ++line) {
      ++row_;
      worksheet_write_string(page_, row_, 0, chart.categories[line].c_str(), formats_.of(Look::text, Side::left));
      for (std::size_t at = 0; at < chart.series.size(); ++at) {
        auto const col = static_cast<lxw_col_t>(at + 1);
        auto* format = formats_.of(Look::text, Side::right);
        if (auto const& value = chart.series[at].values[line])
          worksheet_write_number(page_, row_, col, *value, format);
        else
          worksheet_write_blank(page_, row_, col, format);
      }
    }
  }

  lxw_workbook* book_;
  Workbook const& workbook_;
  Formats& formats_;
  lxw_worksheet* page_ = nullptr;
  lxw_row_t row_ = 0;
  std::size_t cells_ = 0;
};

void describe(lxw_workbook* book, Workbook const& workbook) {
  auto title = workbook.title;
  auto author = workbook.author;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  constexpr std::int64_t us_each = 1'000'000;
  properties.created = static_cast<time_t>(workbook.made.us / us_each);
  workbook_set_properties(book, &properties);
}

/// The folder in which the library keeps rows in files without a name. Where it gives up it does not close those, so
/// what they hold is taken from them: else a full disk would stay full until the end of the process.
class Scratch {
 public:
  explicit Scratch(fs::path const& beside) : path_(beside.string() + ".rows") {
    made_ = ::mkdir(path_.c_str(), 0700) == 0;
  }
  ~Scratch() {
    std::error_code ignored;
    for (auto const& open : fs::directory_iterator("/proc/self/fd", ignored)) {
      auto const file = fs::read_symlink(open.path(), ignored).string();
      if (file.starts_with(path_ + "/")) static_cast<void>(::truncate(open.path().c_str(), 0) == 0);
    }
    fs::remove_all(path_, ignored);
  }
  Scratch(Scratch const&) = delete;
  Scratch& operator=(Scratch const&) = delete;

  bool made() const { return made_; }
  char* name() { return path_.data(); }
  /// Whether there is room for so many bytes, and a little more.
  bool has_room(std::int64_t bytes) const {
    struct statvfs disk {};
    constexpr std::int64_t more = 1 << 16;
    return ::statvfs(path_.c_str(), &disk) != 0 ||
           static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize) > bytes + more;
  }

 private:
  std::string path_;
  bool made_ = false;
};

/// What the streamed rows of all sheets take; nothing when they were not all taken.
std::optional<std::int64_t> streamed_bytes(lxw_workbook* book) {
  std::int64_t bytes = 0;
  lxw_worksheet* sheet = nullptr;
  STAILQ_FOREACH(sheet, book->worksheets, list_pointers) {
    if (sheet->optimize_tmpfile == nullptr) continue;
    if (std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile) != 0) return std::nullopt;
    bytes += std::ftell(sheet->optimize_tmpfile);
  }
  return bytes;
}

struct GivenUp {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

}  // namespace

Result<> fill_xlsx(Workbook const& workbook, fs::path const& empty, fs::path const& told) {
  bool const streamed = std::any_of(workbook.sheets.begin(), workbook.sheets.end(),
                                    [](Sheet const& sheet) { return static_cast<bool>(sheet.more); });
  Scratch scratch(empty);
  if (!scratch.made()) return not_written(told, LXW_ERROR_CREATING_TMPFILE, errno);
  lxw_workbook_options options{};
  options.constant_memory = streamed ? LXW_TRUE : LXW_FALSE;
  options.tmpdir = scratch.name();
  std::unique_ptr<lxw_workbook, GivenUp> book(workbook_new_opt(empty.c_str(), &options));
  if (book == nullptr) return not_written(told, LXW_ERROR_MEMORY_MALLOC_FAILED, errno);
  describe(book.get(), workbook);
  Formats formats(book.get());
  std::size_t cells = 0;
  for (auto const& sheet : workbook.sheets) {
    SheetWriter writer(book.get(), workbook, sheet, formats, told);
    if (auto written = writer.write(); !written) return written;
    cells += writer.cells();
  }
  if (!workbook.charts.empty()) {
    ChartWriter writer(book.get(), workbook, formats);
    writer.write();
    cells += writer.cells();
  }
  // The library would say so on the screen, in words of its own.
  auto const streamed_so_far = streamed_bytes(book.get());
  if (!streamed_so_far || !scratch.has_room(*streamed_so_far)) return not_written(told, LXW_NO_ERROR, ENOSPC);
  errno = 0;
  auto const closed = workbook_close(book.release());
  if (closed != LXW_NO_ERROR) return not_written(told, closed, errno);
  // Of what its files without a name could not take the library says nothing.
  auto const held = cells_in_workbook(empty);
  if (!held || *held != cells) return not_written(told, closed, ENOSPC);
  return {};
}

}  // namespace liandiao
