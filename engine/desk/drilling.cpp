// What is behind a cell of a form: cases, records of activity, registers.

#include <algorithm>
#include <charconv>
#include <string>

#include "engine/desk/cell_cases.hpp"
#include "engine/desk/counted_beside.hpp"
#include "engine/desk/form_scope.hpp"
#include "engine/desk/reader.hpp"

namespace liandiao {
namespace {

/// Whose figures stand in a row.
class RowOrgans {
 public:
  RowOrgans(Registers const& registers, std::vector<Symbol> tops, bool with_below, bool with_unknown)
      : registers_(registers), tops_(std::move(tops)), with_below_(with_below), with_unknown_(with_unknown) {}

  /// Of these kinds, as they stood on a day.
  AnyOf on(Date day, AnyOf const& kinds) const {
    AnyOf in{{}, false};
    AnyOf out{{}, true};
    for (auto const& organ : registers_.organisations())
      (holds(organ.id, day) && kinds.holds(organ.kind) ? in : out).words.push_back(organ.id);
    if (with_unknown_ && kinds.holds(Symbol())) return out;
    for (auto const top : tops_)  // one the registers do not know stands for itself
      if (registers_.organisation(top) == nullptr && kinds.holds(Symbol())) in.words.push_back(top);
    return in;
  }

 private:
  bool holds(Symbol organ, Date day) const {
    return std::any_of(tops_.begin(), tops_.end(), [&](Symbol top) {
      return top == organ || (with_below_ && registers_.is_superior(top, organ, day));
    });
  }

  Registers const& registers_;
  std::vector<Symbol> tops_;
  bool with_below_;
  bool with_unknown_;
};

FormColumn const* column_named(Form const& form, std::string const& named) {
  int no = 0;
  auto const* const end = named.data() + named.size();
  bool const number = std::from_chars(named.data(), end, no).ptr == end && !named.empty();
  return number ? form.column(no) : form.column(std::string_view(named));
}

/// One page of everything behind a column: what is counted beside cases begins where these end.
Result<CellCases::Of> page_of(CaseStore& store, Symbol district, std::vector<CellShare> const& shares,
                              CellAsked const& asked, CountedBeside& beside, CountedBeside::Sees const& sees) {
  CellPage page;
  if (!CountedBeside::is_behind_cases(asked.after)) {
    auto cases = page_of_cases(store, district, shares, asked);
    if (!cases) return passed_on(cases);
    page = std::move(*cases);
  }
  if (!page.of.next.empty()) return std::move(page.of);
  for (auto const& share : shares)
    if (CountedBeside::counts(share))
      if (auto read = beside.read(share); !read) return passed_on(read);
  beside.put(page, asked, sees);
  return std::move(page.of);
}

/// Everything a cell's shares are made from.
struct Cell {
  Form const& form;
  ReportPeriod period;
  Registers const& registers;
  std::optional<std::int64_t> at_closing;
  RowOrgans organs;
  AnyOf details;                // of a row that is one
  bool moves_with_days = true;  // the row has what stood below it on each day
};

std::vector<CellShare> shares_of(Cell const& cell, FormColumn const& column, std::vector<Symbol> const& open_to) {
  std::vector<CellShare> shares;
  auto const add = [&](CellPart const& part, Date from, Date to, Date stood) {
    CellShare share;
    share.weight = part.weight;
    share.figures = {from, to, cell.at_closing, 0, {}};
    share.asked.code = part.figure;
    share.asked.organs = cell.organs.on(stood, part.bodies);
    share.asked.types = part.types;
    share.asked.sources = part.sources;
    share.asked.details = both_of(part.details, cell.details);
    share.asked.open_to = open_to;
    shares.push_back(std::move(share));
  };
  Date const first = cell.period.first();
  Date const last = cell.period.last();
  for (auto const& part : parts_of(cell.form, column)) {
    if (part.taken == Taken::before_period) {
      add(part, first_day_of_all, first.plus(-1), first);
    } else if (part.taken == Taken::until_end) {
      add(part, first_day_of_all, last, last);
    } else if (!cell.moves_with_days) {
      add(part, first, last, last);
    } else {
      for (auto const& stretch : stretches_of(cell.registers, first, last))
        add(part, stretch.first, stretch.last, stretch.last);
    }
  }
  return shares;
}

}  // namespace

Result<CellCases> FigureDesk::cases(CellAsked const& asked, AtDesk const& who) {
  auto const natural = parse_period(asked.period);
  if (!natural)
    return fail(Code::invalid_input, "option_wants_period", {{"option", "--period"}, {"value", asked.period}});
  if (auto page = sound_page(asked.limit); !page) return passed_on(page);
  auto const rulebook = desk_.rulebook();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  // Who may see is said by the registers of today; who stood where by those the form was filled with.
  auto const organs = organs_of_reader(who.person, who.organ, (*rulebook)->registers(), desk_.now().date());
  if (!organs) return tl::unexpected<Error>(organs.error());
  ClosedForms closed(revisions_, desk_.district());
  if (auto read = closed.read(); !read) return passed_on(read);
  auto const* closing = closed.closing_of(asked.form, asked.period);
  auto edition =
      closing == nullptr ? form_in_force(revisions_, asked.form.view(), natural->last()) : Result<Form>(Form());
  if (!edition) return passed_on(edition);
  auto registers = (*rulebook)->share_registers();
  std::optional<std::int64_t> at_closing;
  if (closing != nullptr) {
    auto const form = closed.form(closing->of(asked.form)->digest);
    if (!form) return tl::unexpected<Error>(form.error());
    edition = **form;
    auto const then = closed.registers(closing->text.registers);
    if (!then) return tl::unexpected<Error>(then.error());
    registers = *then;
    at_closing = closing->number - 1;
  }
  auto const period = *parse_period(asked.period, edition->cut_off);
  auto const* column = column_named(*edition, asked.column);
  if (column == nullptr)
    return fail(Code::not_found, "report_column_unknown", {{"form", asked.form.str()}, {"value", asked.column}});
  auto row =
      row_asked(*edition, *registers, FormScope(*edition, *registers, *organs, period.last()), asked, who.person);
  if (!row) return passed_on(row);
  Cell const cell{*edition,
                  period,
                  *registers,
                  at_closing,
                  RowOrgans(*registers, row->tops, row->with_below, row->with_unknown),
                  row->details,
                  row->with_below};
  CellCases found{*edition, *column, {}};
  std::vector<FormColumn const*> columns{column};
  if (auto const* ratio = std::get_if<RatioOf>(&column->from))
    columns = {edition->column(ratio->of), edition->column(ratio->to)};
  auto const& registers_now = (*rulebook)->registers();
  auto const sees = [&](Symbol organ) {
    return !at_or_above(*organs, organ, registers_now, desk_.now().date()).empty();
  };
  for (auto const* one : columns) {
    CountedBeside beside(desk_.cases(), desk_.district(), *registers, period.last());
    auto page = page_of(desk_.cases(), desk_.district(), shares_of(cell, *one, *organs), asked, beside, sees);
    if (!page) return passed_on(page);
    page->column = one->no;
    found.of.push_back(std::move(*page));
  }
  return found;
}

Result<FigureDesk::RowAsked> FigureDesk::row_asked(Form const& form, Registers const& registers, FormScope const& scope,
                                                   CellAsked const& asked, Symbol person) {
  RowAsked row;
  bool const of_detail = form.rows == RowsBy::detail && asked.row;
  if (asked.row.empty() || of_detail) {
    std::copy_if(scope.tops().begin(), scope.tops().end(), std::back_inserter(row.tops),
                 [&](Symbol organ) { return scope.compiled() || is_of_lines(form, registers, organ); });
    if (row.tops.empty())
      return fail(Code::forbidden, "report_nothing_below",
                  {{"person", person.str()}, {"organ", scope.hers().front().str()}, {"form", form.code}});
    row.with_unknown = scope.at_top();
    if (of_detail) row.details = {{asked.row}, false};
    return row;
  }
  bool const known = registers.organisation(asked.row) != nullptr;
  if (!scope.holds(asked.row) && (known || !scope.at_top()))
    return fail(Code::forbidden, "report_organ_not_below", {{"person", person.str()}, {"organ", asked.row.str()}});
  row.tops = {asked.row};
  row.with_below = asked.sum;
  return row;
}

}  // namespace liandiao
