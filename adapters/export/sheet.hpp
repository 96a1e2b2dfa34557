#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/error.hpp"

/// Tables and charts as they leave the house, before they are a file of some kind (docs/formats/exports.md).
namespace liandiao {

/// Told in 万元, or in yuan.
struct Fen {
  std::int64_t fen = 0;
  bool in_yuan = false;
  bool operator==(Fen const&) const = default;
};
/// Told as `of` divided by `to`, times `per`, with two decimals; nothing to divide by is told as a dash.
struct Ratio {
  std::int64_t of = 0;
  std::int64_t to = 0;
  std::int64_t per = 100;
  bool operator==(Ratio const&) const = default;
};
/// A figure that its reader may not have.
struct Hidden {
  bool operator==(Hidden const&) const = default;
};
using Cell = std::variant<std::monostate, std::string, std::int64_t, Fen, Ratio, Date, Hidden>;

/// As people read it.
std::string cell_text(Cell const& cell);
/// 万元, exact: a fen is its sixth decimal. Two decimals at least.
std::string ten_thousand_yuan(std::int64_t fen);
/// A ratio in hundredths, rounded half up; nothing when there is nothing to divide by.
std::optional<std::int64_t> hundredths(Ratio const& ratio);

struct SheetColumn {
  std::string code;   // its name for machines
  std::string group;  // a heading it shares with the columns beside it; empty: its own takes the place of both
  std::string name;
  std::string number;  // 甲, 1, 2 …; where no column has any, there is no row of numbers
  double width = 8;    // in Western characters
};

struct SheetRow {
  std::vector<Cell> cells;
  int depth = 0;     // how far the first cell is moved in
  bool sum = false;  // of the rows below it
};
using VisitRow = std::function<Result<>(SheetRow const&)>;

enum class PaperSize { a4, a3 };  // lying on its long side

/// One table with what stands around it on an official form.
struct Sheet {
  std::string tab;
  std::string title;
  std::vector<std::string> numbers;  // 表号, edition …: one below the other at the upper right
  std::string left, middle, right;   // between title and table: who reports, of which days, in which units
  std::vector<SheetColumn> columns;
  std::vector<SheetRow> rows;
  /// Rows too many to be held, after those: gives each to the visitor and stops at its first failure. Such a sheet has
  /// no groups.
  std::function<Result<>(VisitRow const&)> more;
  std::vector<std::string> notes;      // below the table
  std::vector<std::string> signature;  // one line, evenly spread: who filled it in, who answers for it, when, the stamp
  PaperSize paper = PaperSize::a4;
  std::size_t kept_columns = 1;  // stay in view, and are repeated when a table is broken into bands
};

/// The rows held, then those that are not.
Result<> each_row(Sheet const& sheet, VisitRow const& visit);
bool has_groups(Sheet const& sheet);
bool has_numbers(Sheet const& sheet);
/// Where columns that stand beside each other under one heading begin and end.
struct ColumnRun {
  std::size_t first = 0;
  std::size_t last = 0;
};
std::vector<ColumnRun> column_runs(Sheet const& sheet);

enum class ChartKind { line, bars };

struct ChartSeries {
  std::string name;
  std::vector<std::optional<double>> values;  // one for each category; nothing where none is known or may be told
};
struct Chart {
  ChartKind kind = ChartKind::bars;
  std::string title;
  std::string unit;
  std::vector<std::string> categories;
  std::vector<ChartSeries> series;
};

struct Workbook {
  std::string title;
  std::string author;
  Instant made;  // the only time that gets into a file
  std::vector<Sheet> sheets;
  std::string chart_tab;
  std::vector<Chart> charts;
  std::string page;     // a page's foot, with {page}
  std::string page_of;  // the same where their number is known, with {page} and {pages}
  std::string hidden;   // what is said below a table with figures that may not be told; empty: it has none
};

enum class SheetFormat { csv, json, xlsx, pdf, svg };
std::string_view word_of(SheetFormat format);
std::optional<SheetFormat> parse_sheet_format(std::string_view word);
/// One that can be shown on a screen.
bool is_text(SheetFormat format);

/// Puts a workbook into a file, whole or not at all. The same workbook gives the same bytes. A CSV or JSON file holds
/// the first sheet, an SVG the charts.
Result<> write_workbook(Workbook const& workbook, SheetFormat format, std::filesystem::path const& path);
/// The same as a text; only for a format that is one.
Result<std::string> workbook_text(Workbook const& workbook, SheetFormat format);

}  // namespace liandiao
