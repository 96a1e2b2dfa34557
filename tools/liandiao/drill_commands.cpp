// What is behind a figure.

#include <algorithm>
#include <optional>
#include <ostream>

#include "tools/liandiao/activity_lines.hpp"
#include "tools/liandiao/cell_sheet.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/figure_words.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/report_words.hpp"
#include "tools/liandiao/sheet_files.hpp"

namespace liandiao::door {
namespace {

Result<CellAsked> cell_asked(Talk const& talk) {
  auto const& asked = talk.asked;
  auto period = period_asked(asked);
  if (!period) return passed_on(period);
  auto const organ = word_option(talk, "organ");
  if (!organ) return tl::unexpected<Error>(organ.error());
  auto const row = word_option(talk, "row");
  if (!row) return tl::unexpected<Error>(row.error());
  if (!organ->empty() && !row->empty()) return fail(Code::invalid_input, "report_organ_or_row");
  auto const limit = number_option(asked, "limit");
  if (!limit) return tl::unexpected<Error>(limit.error());
  CellAsked cell;
  cell.form = Symbol(asked.operand("FORM"));
  cell.column = asked.operand("CELL");
  cell.period = std::move(*period);
  cell.row = row->empty() ? *organ : *row;
  cell.sum = row->empty();
  cell.after = asked.option("after").value_or("");
  if (*limit) cell.limit = static_cast<int>(std::clamp<std::int64_t>(**limit, 0, 100'000));
  return cell;
}

Value record_value(CellRecord const& one) {
  auto members = activity_members(one.activity, one.withdrawn_by);
  members.emplace_back("value", json(one.value));
  return Value::of(std::move(members));
}

Value page_value(CellCases::Of const& of) {
  return object(
      {{"column", json(of.column)},
       {"cases",
        list_of_values(
            of.cases,
            [](CountedCase const& one) {
              return object({{"case", json(one.uid)}, {"ledger_no", json(one.ledger_no)}, {"value", json(one.value)}});
            })},
       {"records", list_of_values(of.records, record_value)},
       {"registers",
        list_of_values(
            of.entries,
            [](CellEntry const& one) {
              return object({{"organ", json(one.organ)}, {"person", json(one.person)}, {"value", json(one.value)}});
            })},
       {"hidden", json(of.hidden)},
       {"hidden_value", json(of.hidden_value)},
       {"next", of.next.empty() ? Value() : json(of.next)}});
}

void tell(std::ostream& out, CellCases const& found, CellCases::Of const& of, Voice const& voice) {
  auto const& column = *found.form.column(of.column);
  auto const said = [&](std::int64_t value) { return cell_said(found.form, column, value); };
  Columns cases(2);
  for (auto const& one : of.cases) cases.row({one.ledger_no.empty() ? one.uid : one.ledger_no, said(one.value)});
  Columns records(2);
  for (auto const& one : of.records) {
    auto cells = activity_cells(one.activity, one.withdrawn_by, voice);
    cells.insert(cells.begin() + 1, said(one.value));
    records.row(std::move(cells));
  }
  Columns entries(2);
  for (auto const& one : of.entries)
    entries.row({voice.organ(one.organ), one.person ? voice.person(one.person) : "", said(one.value)});
  out << cases.text() << records.text() << entries.text();
  if (of.hidden > 0)
    out << voice.text("cell_hidden", {{"count", std::to_string(of.hidden)}, {"value", said(of.hidden_value)}}) << "\n";
  out << voice.text(of.next.empty() ? "cell_end" : "cell_more",
                    {{"count", std::to_string(std::ssize(of.cases) + std::ssize(of.records) + std::ssize(of.entries) +
                                              of.hidden)},
                     {"sum", said(sum_of(of))},
                     {"next", of.next}})
      << "\n";
}

/// `--out FILE`: as what, and for whom.
struct CellFile {
  std::string path;
  SheetFormat format = SheetFormat::xlsx;
  Masking masking = Masking::organs;
};

/// Nothing: it is shown page by page.
Result<std::optional<CellFile>> file_asked(Talk const& talk) {
  auto const path = talk.asked.option("out");
  if (!path && (talk.asked.has("format") || talk.asked.has("masking")))
    return fail(Code::invalid_input, "log_out_missing");
  if (!path) return std::optional<CellFile>();
  auto const word = talk.asked.option("format").value_or("xlsx");
  auto const format = parse_sheet_format(word);
  if (!format || *format == SheetFormat::svg)
    return fail(Code::invalid_input, "ledger_format_unknown", {{"value", word}});
  auto const masking = masking_asked(talk);
  if (!masking) return tl::unexpected<Error>(masking.error());
  if (*masking == Masking::open) return fail(Code::invalid_input, "cell_not_public");
  return std::optional(CellFile{*path, *format, *masking});
}

/// Everything behind the cell, whatever page was asked for.
Exit write_cell(Talk& talk, FigureDoor const& door, CellAsked asked, CellFile const& file, CellCases const& first) {
  constexpr int lines_at_once = 500;
  asked.limit = lines_at_once;
  asked.after.clear();
  Voice const voice(talk.labels, door.place->registers());
  auto desk = door.desk();
  CellSheet cell(file.masking, voice);
  auto sheet = cell.of(desk, asked, door.who, first);
  auto book = workbook_of(sheet.title, door.who.person, talk.time.now(), file.masking, voice);
  book.sheets.push_back(std::move(sheet));
  if (auto const written = write_workbook(book, file.format, file.path); !written)
    return talk.refuse(written.error(), door.place->registers());
  auto const masking = word_of(file.masking);
  if (talk.json)
    return talk.done(object({{"written", json(file.path)}, {"lines", json(cell.lines())}, {"masking", json(masking)}}));
  talk.out << voice.text("cell_written", {{"path", file.path},
                                          {"lines", std::to_string(cell.lines())},
                                          {"masking", talk.labels.word("masking", masking)}})
           << "\n";
  return Exit::done;
}

}  // namespace

Exit list_cell_cases(Talk& talk) {
  auto const asked = cell_asked(talk);
  if (!asked) return talk.refuse(asked.error());
  auto const file = file_asked(talk);
  if (!file) return talk.refuse(file.error());
  auto const door = figure_door(talk);
  if (!door) return talk.refuse(door.error());
  auto const found = door->desk().cases(*asked, door->who);
  if (!found) return talk.refuse(found.error(), door->place->registers());
  if (*file) return write_cell(talk, *door, *asked, **file, *found);
  if (talk.json)
    return talk.done(object({{"column", json(found->column.no)},
                             {"code", json(found->column.code)},
                             {"of", list_of_values(found->of, page_value)}}));
  Voice const voice(talk.labels, door->place->registers());
  bool const ratio = found->of.size() > 1;
  for (std::size_t i = 0; i < found->of.size(); ++i) {
    auto const* key = !ratio ? "cell_of" : i == 0 ? "cell_numerator" : "cell_denominator";
    auto const& column = *found->form.column(found->of[i].column);
    talk.out << voice.text(key, {{"form", said_in(found->form.title, talk.labels)},
                                 {"period", asked->period},
                                 {"column", std::to_string(column.no)},
                                 {"name", said_in(column.name, talk.labels)},
                                 {"row", row_said(asked->row, asked->sum, voice)}})
             << "\n";
    tell(talk.out, *found, found->of[i], voice);
  }
  return Exit::done;
}

}  // namespace liandiao::door
