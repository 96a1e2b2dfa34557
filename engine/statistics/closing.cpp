#include "engine/statistics/closing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/base/ensure.hpp"
#include "engine/cases/stored.hpp"

namespace liandiao {
namespace {

constexpr std::size_t numbers_a_sum = 6;

template <class T>
std::string written(T const& value) {
  std::string text;
  write(text, value);
  return text;
}

template <class T>
Result<T> parsed(std::string_view text, std::string_view what) {
  T value;
  CanonicalReader reader(text);
  if (!take(reader, value) || !reader.at_end())
    return fail(Code::corrupt, "closing_broken", {{"what", std::string(what)}, {"byte", std::to_string(reader.at())}});
  return value;
}

auto key_of(MeasureSum const& sum) { return std::tie(sum.code, sum.organ, sum.type, sum.source, sum.detail); }

/// Gives each word its place, in order of first use, from 1 on; 0 is no word.
class Words {
 public:
  std::int64_t place(Symbol word) {
    if (!word) return 0;
    auto const [at, fresh] = places_.try_emplace(word, std::ssize(words_) + 1);
    if (fresh) words_.push_back(word);
    return at->second;
  }
  std::vector<std::int64_t> numbers(std::vector<MeasureSum> const& sums) {
    std::vector<std::int64_t> out;
    out.reserve(sums.size() * numbers_a_sum);
    for (auto const& sum : sums) {
      for (auto const word : {sum.code, sum.organ, sum.type, sum.source, sum.detail}) out.push_back(place(word));
      out.push_back(sum.value);
    }
    return out;
  }
  std::vector<Symbol> taken() { return std::move(words_); }

 private:
  std::map<Symbol, std::int64_t> places_;
  std::vector<Symbol> words_;
};

Result<std::vector<MeasureSum>> sums_from(std::vector<std::int64_t> const& numbers, std::vector<Symbol> const& words) {
  std::vector<MeasureSum> sums;
  auto const broken = [] { return fail(Code::corrupt, "closing_broken", {{"what", "sums"}, {"byte", ""}}); };
  if (numbers.size() % numbers_a_sum != 0) return broken();
  for (std::size_t at = 0; at < numbers.size(); at += numbers_a_sum) {
    MeasureSum sum;
    std::size_t part = at;
    for (auto* word : {&sum.code, &sum.organ, &sum.type, &sum.source, &sum.detail}) {
      auto const place = numbers[part++];
      if (place < 0 || place > std::ssize(words)) return broken();
      if (place > 0) *word = words[static_cast<std::size_t>(place - 1)];
    }
    sum.value = numbers[part];
    sums.push_back(sum);
  }
  return sums;
}

ClosedRows closed_form(Form const& form, FilledForm const& filled) {
  ClosedRows out{Symbol(form.code), closed_rows(filled), {}};
  for (auto const& one : filled.disagreements)
    out.disagreements.push_back({Symbol(one.check), one.of, one.columns, one.equals, one.sum, one.value, one.of_sum,
                                 one.elsewhere, one.period_before});
  return out;
}

/// Whose row, below whose sum, and whether it is a sum itself.
using RowKey = std::tuple<Symbol, Symbol, bool>;

std::map<RowKey, std::size_t> places_of(FilledForm const& filled) {
  std::map<RowKey, std::size_t> places;
  std::vector<std::pair<int, Symbol>> above;  // the sums around, from the total down
  for (std::size_t i = 0; i < filled.rows.size(); ++i) {
    auto const& row = filled.rows[i];
    while (!above.empty() && above.back().first >= row.depth) above.pop_back();
    places.emplace(RowKey{row.of, above.empty() ? Symbol() : above.back().second, row.sum}, i);
    if (row.sum || i == 0) above.emplace_back(row.depth, row.of);
  }
  return places;
}

/// As the form has them from its top down.
std::vector<std::pair<RowKey, std::size_t>> in_order(std::map<RowKey, std::size_t> const& places) {
  std::vector<std::pair<RowKey, std::size_t>> rows(places.begin(), places.end());
  std::sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
  return rows;
}

/// The cells with what moved added to them; ratios are worked out anew from theirs.
std::vector<std::int64_t> moved_on(Form const& form, std::vector<std::int64_t> cells,
                                   std::vector<std::int64_t> const& moved) {
  auto const at = [](int column) { return static_cast<std::size_t>(column - 1); };
  for (auto const& column : form.columns)
    if (!std::holds_alternative<RatioOf>(column.from)) cells[at(column.no)] += moved[at(column.no)];
  for (auto const& column : form.columns)
    if (auto const* ratio = std::get_if<RatioOf>(&column.from))
      cells[at(column.no)] = ratio_cell(cells[at(ratio->of)], cells[at(ratio->to)], ratio->per);
  return cells;
}

}  // namespace

std::string text_of(ClosingText const& closing) { return written(closing); }
std::string text_of(ClosedFigures const& figures) { return written(figures); }
Result<ClosingText> parse_closing(std::string_view text) { return parsed<ClosingText>(text, "closing"); }
Result<ClosedFigures> parse_closed_figures(std::string_view text) {
  return parsed<ClosedFigures>(text, "closed_figures");
}

FiguresOfForms figures_of(std::vector<Form> const& forms) {
  std::set<Symbol> counted;
  std::set<Symbol> stocks;
  for (auto const& form : forms)
    for (auto const& column : form.columns)
      if (auto const* counts = std::get_if<Counts>(&column.from)) {
        counted.emplace(counts->figure);
        if (counts->taken != Taken::in_period) stocks.emplace(counts->figure);
      }
  return {{counted.begin(), counted.end()}, {stocks.begin(), stocks.end()}};
}

std::vector<MeasureSum> only_of(std::vector<MeasureSum> sums, std::vector<Symbol> const& figures) {
  std::erase_if(sums,
                [&](MeasureSum const& sum) { return !std::binary_search(figures.begin(), figures.end(), sum.code); });
  return sums;
}

std::vector<MeasureSum> added_up(std::vector<MeasureSum> sums) {
  std::sort(sums.begin(), sums.end(), [](auto const& a, auto const& b) { return key_of(a) < key_of(b); });
  std::vector<MeasureSum> added;
  for (auto const& sum : sums) {
    if (!added.empty() && key_of(added.back()) == key_of(sum))
      added.back().value += sum.value;
    else
      added.push_back(sum);
  }
  std::erase_if(added, [](MeasureSum const& sum) { return sum.value == 0; });
  return added;
}

ClosedFigures closed_figures(FormSums const& sums, FiguresOfForms const& figures, std::vector<Form> const& forms,
                             std::vector<FilledForm> const& filled) {
  ensure(forms.size() == filled.size(), "each form is filled");
  ClosedFigures out;
  Words words;
  out.stocks = figures.stocks;
  out.before = words.numbers(sums.before);
  for (auto const& stretch : sums.within)
    out.within.push_back({stretch.first, stretch.last, words.numbers(stretch.sums)});
  for (std::size_t i = 0; i < forms.size(); ++i) out.forms.push_back(closed_form(forms[i], filled[i]));
  out.words = words.taken();
  return out;
}

Result<FormSums> sums_of(ClosedFigures const& figures) {
  FormSums sums;
  auto before = sums_from(figures.before, figures.words);
  if (!before) return passed_on(before);
  sums.before = std::move(*before);
  for (auto const& stretch : figures.within) {
    auto within = sums_from(stretch.sums, figures.words);
    if (!within) return passed_on(within);
    sums.within.push_back({stretch.first, stretch.last, std::move(*within)});
  }
  return sums;
}

ClosedRows const* rows_of(ClosedFigures const& figures, Symbol form) {
  auto const found = std::find_if(figures.forms.begin(), figures.forms.end(),
                                  [&](ClosedRows const& rows) { return rows.form == form; });
  return found == figures.forms.end() ? nullptr : &*found;
}

std::vector<ClosedRow> closed_rows(FilledForm const& filled) {
  std::vector<ClosedRow> rows;
  rows.reserve(filled.rows.size());
  for (auto const& row : filled.rows) rows.push_back({row.of, row.depth, row.sum, row.moved, row.cells});
  return rows;
}

FilledForm filled_form(ClosedRows const& rows) {
  FilledForm filled;
  for (auto const& row : rows.rows) filled.rows.push_back({row.of, row.depth, row.sum, row.moved, row.cells});
  for (auto const& one : rows.disagreements)
    filled.disagreements.push_back({one.check.str(), one.of, one.columns, one.equals, one.sum, one.value, one.of_sum,
                                    one.elsewhere, one.period_before});
  return filled;
}

bool is_of_lines(Form const& form, Registers const& registers, Symbol organ) {
  auto const* known = registers.organisation(organ);
  return known != nullptr &&
         (form.lines.empty() || std::find(form.lines.begin(), form.lines.end(), known->line) != form.lines.end());
}

std::vector<Symbol> tops_of(Form const& form, Registers const& registers, Date on) {
  std::vector<Symbol> tops;
  for (auto const& organ : registers.organisations()) {
    if (is_of_lines(form, registers, organ.id) && registers.organisation(organ.id, on) != nullptr &&
        registers.superiors(organ.id, on).empty())
      tops.push_back(organ.id);
  }
  return tops;
}

std::int64_t ratio_cell(std::int64_t of, std::int64_t to, std::int64_t per) {
  constexpr std::int64_t places = 10'000;
  if (to == 0) return no_ratio;
  // Rounded half up: twice the value plus one, halved downwards.
  __extension__ using Wide = __int128;
  Wide const twice = Wide{2} * of * per * places + to;
  Wide const whole = Wide{2} * to;
  Wide const quotient = twice / whole;
  bool const below = twice % whole != 0 && ((twice < 0) != (whole < 0));
  return static_cast<std::int64_t>(below ? quotient - 1 : quotient);
}

void restate(FilledForm& rows, std::vector<Restated> const& restated) {
  auto places = places_of(rows);
  for (auto const& one : restated) {
    RowKey const key{one.of, one.above, one.sum};
    auto found = places.find(key);
    if (found == places.end()) {
      auto const columns = rows.rows.empty() ? static_cast<std::size_t>(one.column) : rows.rows.front().cells.size();
      rows.rows.push_back({one.of, 1, one.sum, false, std::vector<std::int64_t>(columns)});
      found = places.emplace(key, rows.rows.size() - 1).first;
    }
    rows.rows[found->second].cells.at(static_cast<std::size_t>(one.column - 1)) = one.after;
  }
}

std::vector<Restated> restatements(Form const& form, std::string const& period, FilledForm const& stated,
                                   FilledForm const& moved) {
  auto const known = places_of(stated);
  std::vector<Restated> all;
  for (auto const& [key, place] : in_order(places_of(moved))) {
    auto const& row = moved.rows[place];
    std::vector<std::int64_t> const nothing(row.cells.size());
    auto const found = known.find(key);
    auto const before = found != known.end() ? stated.rows[found->second].cells : moved_on(form, nothing, nothing);
    auto const after = moved_on(form, found != known.end() ? before : nothing, row.cells);
    for (std::size_t i = 0; i < after.size(); ++i)
      if (before[i] != after[i])
        all.push_back({Symbol(form.code),
                       period,
                       row.of,
                       std::get<1>(key),
                       row.sum,
                       static_cast<int>(i) + 1,
                       before[i],
                       after[i],
                       {}});
  }
  return all;
}

Symbol why_restated(Event const& event, Date day) {
  if (event.annuls != 0) return Symbol("annulment");
  if (event.amends != 0) return Symbol("correction");
  for (auto const* command : {"merge_case", "unmerge_case", "receive_merged", "release_merged"})
    if (event.command == command) return Symbol("merge");
  if (event.on.day == day) return Symbol("late_entry");
  for (auto const& change : event.changes)
    if (change.kind == Change::Kind::moved && std::holds_alternative<Head>(change.part)) return Symbol("retyped");
  return Symbol("later_step");
}

Symbol why_restated(Activity const& record) { return Symbol(record.withdraws != 0 ? "withdrawal" : "late_record"); }

}  // namespace liandiao
