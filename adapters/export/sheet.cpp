#include "adapters/export/sheet.hpp"

#include <algorithm>
#include <array>

#include "adapters/export/sheet_writers.hpp"
#include "adapters/export/whole.hpp"
#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

constexpr std::array formats{
    std::pair(SheetFormat::csv, std::string_view("csv")), std::pair(SheetFormat::json, std::string_view("json")),
    std::pair(SheetFormat::xlsx, std::string_view("xlsx")), std::pair(SheetFormat::pdf, std::string_view("pdf")),
    std::pair(SheetFormat::svg, std::string_view("svg"))};

template <class... Each>
struct By : Each... {
  using Each::operator()...;
};
template <class... Each>
By(Each...) -> By<Each...>;

/// A whole number with its last digits as decimals.
std::string with_decimals(std::int64_t n, std::size_t decimals) {
  bool const negative = n < 0;
  auto digits = std::to_string(negative ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n));
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  digits.insert(digits.size() - decimals, ".");
  return (negative ? "-" : "") + digits;
}

Result<> write_to(Workbook const& workbook, SheetFormat format, Sink const& sink) {
  switch (format) {
    case SheetFormat::csv: return write_csv(workbook.sheets.front(), sink);
    case SheetFormat::json: return write_json_sheet(workbook.sheets.front(), sink);
    case SheetFormat::pdf: return write_pdf(workbook, sink);
    case SheetFormat::svg: return sink(charts_svg(workbook.charts));
    case SheetFormat::xlsx: break;
  }
  ensure(false, "a workbook of Excel's is a file");
  return {};
}

}  // namespace

std::string ten_thousand_yuan(std::int64_t fen) {
  constexpr std::size_t decimals = 6;
  auto text = with_decimals(fen, decimals);
  auto const shortest = text.find('.') + 3;
  while (text.size() > shortest && text.back() == '0') text.pop_back();
  return text;
}

std::optional<std::int64_t> hundredths(Ratio const& ratio) {
  if (ratio.to == 0) return std::nullopt;
  __extension__ using Wide = __int128;  // amounts in fen times hundreds
  bool const negative = (ratio.of < 0) != (ratio.to < 0);
  auto const size = [](std::int64_t n) { return n < 0 ? -static_cast<Wide>(n) : static_cast<Wide>(n); };
  Wide const rounded = (size(ratio.of) * ratio.per * 200 + size(ratio.to)) / (size(ratio.to) * 2);
  return static_cast<std::int64_t>(negative ? -rounded : rounded);
}

std::string cell_text(Cell const& cell) {
  return std::visit(
      By{[](std::monostate) { return std::string(); }, [](std::string const& text) { return text; },
         [](std::int64_t n) { return std::to_string(n); },
         [](Fen amount) { return amount.in_yuan ? with_decimals(amount.fen, 2) : ten_thousand_yuan(amount.fen); },
         [](Ratio const& ratio) {
           auto const value = hundredths(ratio);
           return value ? with_decimals(*value, 2) : std::string("—");
         },
         [](Date day) { return day.text(); }, [](Hidden) { return std::string("*"); }},
      cell);
}

double text_width(std::string_view text) {
  double width = 0;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || (byte >= 0xc0 && byte < 0xe0)) width += 1;
    if (byte >= 0xe0) width += 2;
  }
  return width;
}

std::string page_foot(std::string_view foot, std::string_view page, std::string_view pages) {
  std::string out(foot);
  for (auto const& [name, value] : {std::pair(std::string_view("{page}"), page), {"{pages}", pages}})
    if (auto const at = out.find(name); at != std::string::npos) out.replace(at, name.size(), value);
  return out;
}

Result<> each_row(Sheet const& sheet, VisitRow const& visit) {
  for (auto const& row : sheet.rows)
    if (auto visited = visit(row); !visited) return visited;
  return sheet.more ? sheet.more(visit) : Result<>();
}

bool has_groups(Sheet const& sheet) {
  return std::any_of(sheet.columns.begin(), sheet.columns.end(), [](auto const& one) { return !one.group.empty(); });
}

bool has_numbers(Sheet const& sheet) {
  return std::any_of(sheet.columns.begin(), sheet.columns.end(), [](auto const& one) { return !one.number.empty(); });
}

std::vector<ColumnRun> column_runs(Sheet const& sheet) {
  std::vector<ColumnRun> runs;
  for (std::size_t at = 0; at < sheet.columns.size(); ++at) {
    auto const& group = sheet.columns[at].group;
    if (at > 0 && !group.empty() && group == sheet.columns[at - 1].group)
      runs.back().last = at;
    else
      runs.push_back({at, at});
  }
  return runs;
}

std::string_view word_of(SheetFormat format) {
  for (auto const& [one, word] : formats)
    if (one == format) return word;
  return {};
}

std::optional<SheetFormat> parse_sheet_format(std::string_view word) {
  for (auto const& [format, known] : formats)
    if (word == known) return format;
  return std::nullopt;
}

bool is_text(SheetFormat format) { return format != SheetFormat::xlsx && format != SheetFormat::pdf; }

Result<> write_workbook(Workbook const& workbook, SheetFormat format, std::filesystem::path const& path) {
  if (format == SheetFormat::xlsx)
    return write_whole_by(path, [&](std::filesystem::path const& empty) { return fill_xlsx(workbook, empty, path); });
  auto file = GrowingFile::begin(path);
  if (!file) return passed_on(file);
  auto written = write_to(workbook, format, [&](std::string_view bytes) { return file->write(bytes); });
  return written ? file->finish() : written;
}

Result<std::string> workbook_text(Workbook const& workbook, SheetFormat format) {
  std::string text;
  auto const written = write_to(workbook, format, [&](std::string_view bytes) -> Result<> {
    text += bytes;
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return text;
}

}  // namespace liandiao
