#include "engine/desk/filling.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "engine/desk/recording.hpp"
#include "engine/statistics/register_figures.hpp"

namespace liandiao {
namespace {

using Sums = std::vector<MeasureSum>;

/// What was counted in each stretch of the days asked for; nothing before them.
Result<FormSums> sums_within(FigureReads& figures, Symbol district, Registers const& registers,
                             FiguresOfForms const& of, SumsAsked const& asked) {
  FormSums sums;
  sums.within = stretches_of(registers, asked.first, asked.last);
  for (auto& stretch : sums.within) {
    auto found = counted_and_recorded(figures, district,
                                      {stretch.first, stretch.last, asked.at_closing, 0, asked.known_on, of.counted});
    if (!found) return passed_on(found);
    stretch.sums = std::move(*found);
    if (stretch.last == asked.last) add_register_figures(registers, asked.last, stretch.sums);
    stretch.sums = only_of(std::move(stretch.sums), of.counted);
  }
  return sums;
}

/// What a closing froze of the stocks, as they stood when its period ended.
Result<Sums> stock_at_end(ClosedFigures const& figures, std::vector<Symbol> const& stocks) {
  auto frozen = sums_of(figures);
  if (!frozen) return passed_on(frozen);
  Sums all = std::move(frozen->before);
  for (auto& stretch : frozen->within) std::move(stretch.sums.begin(), stretch.sums.end(), std::back_inserter(all));
  return only_of(std::move(all), stocks);
}

Result<> add(Sums& all, Result<Sums> found) {
  if (!found) return passed_on(found);
  std::move(found->begin(), found->end(), std::back_inserter(all));
  return {};
}

/// All there is until a day, beginning at a closing that ended no later.
Result<Sums> stock_from(FigureReads& figures, ClosedForms& closed, Symbol district, Closed const& base,
                        std::vector<Symbol> const& stocks, Date until, std::optional<std::int64_t> at_closing) {
  auto const frozen = closed.figures(base.number);
  if (!frozen) return tl::unexpected<Error>(frozen.error());
  Sums all;
  if (auto added = add(all, stock_at_end(**frozen, stocks)); !added) return passed_on(added);
  FiguresAsked const late{first_day_of_all, base.text.last, at_closing, base.number, {}, stocks};
  if (auto added = add(all, counted_and_recorded(figures, district, late)); !added) return passed_on(added);
  if (base.text.last < until) {
    FiguresAsked const since{base.text.last.plus(1), until, at_closing, 0, {}, stocks};
    if (auto added = add(all, counted_and_recorded(figures, district, since)); !added) return passed_on(added);
  }
  return added_up(only_of(std::move(all), stocks));
}

/// Whether a closing froze all of these figures as stocks: as its forms say, without opening what is frozen.
class FrozenStocks {
 public:
  FrozenStocks(ClosedForms& closed, std::vector<Symbol> const& wanted) : closed_(closed), wanted_(wanted) {}

  Result<bool> all_in(Closed const& closing) {
    std::set<Symbol> frozen;
    for (auto const& one : closing.text.forms) {
      auto known = by_edition_.find(one.digest);
      if (known == by_edition_.end()) {
        auto const form = closed_.form(one.digest);
        if (!form) return tl::unexpected<Error>(form.error());
        known = by_edition_.emplace(one.digest, figures_of({**form}).stocks).first;
      }
      frozen.insert(known->second.begin(), known->second.end());
    }
    return std::includes(frozen.begin(), frozen.end(), wanted_.begin(), wanted_.end());
  }

 private:
  ClosedForms& closed_;
  std::vector<Symbol> const& wanted_;
  std::map<Digest, std::vector<Symbol>> by_edition_;
};

/// The closing a stock may go on from: the one that ended last, of those that froze all of these figures.
Result<Closed const*> base_of(ClosedForms& closed, std::vector<Symbol> const& stocks, Date until,
                              std::optional<std::int64_t> at_closing) {
  std::vector<Closed const*> ended;
  for (auto const& one : closed.all())
    if (one.text.last <= until && (!at_closing || one.number <= *at_closing)) ended.push_back(&one);
  std::sort(ended.begin(), ended.end(), [](auto const* a, auto const* b) {
    return std::pair(b->text.last, b->number) < std::pair(a->text.last, a->number);
  });
  FrozenStocks frozen(closed, stocks);
  for (auto const* one : ended) {
    auto const all = frozen.all_in(*one);
    if (!all) return tl::unexpected<Error>(all.error());
    if (*all) return one;
  }
  return nullptr;
}

/// A form that was closed before, as it is stated now.
struct ClosedBeside {
  std::shared_ptr<Form const> form;  // null: it was not closed
  FilledForm filled;
  FormBeside beside;
};

Result<ClosedBeside> closed_beside(Filling const& filling, ClosedForms& closed, Symbol code, ReportPeriod const& period,
                                   std::vector<Restated> const& restated) {
  auto const text = period.text();
  auto const* closing = closed.closing_of(code, text, filling.closings);
  if (closing == nullptr) return ClosedBeside{};
  auto form = closed.form(closing->of(code)->digest);
  if (!form) return passed_on(form);
  auto stated = closed.stated(code, *closing, filling.closings);
  if (!stated) return passed_on(stated);
  std::vector<Restated> now;
  std::copy_if(restated.begin(), restated.end(), std::back_inserter(now),
               [&](Restated const& one) { return one.form == code && one.period == text; });
  restate(*stated, now);
  return ClosedBeside{std::move(*form), std::move(*stated), {}};
}

}  // namespace

std::vector<Stretch> stretches_of(Registers const& registers, Date first, Date last) {
  std::vector<Stretch> stretches{{first, last, {}}};
  for (auto const day : moves_in(registers, first, last)) {
    if (day <= stretches.back().first || day > last) continue;
    stretches.back().last = day.plus(-1);
    stretches.push_back({day, last, {}});
  }
  return stretches;
}

Result<FormSums> recomputed_sums(FigureReads& figures, Symbol district, Registers const& registers,
                                 FiguresOfForms const& of, SumsAsked const& asked) {
  auto sums = sums_within(figures, district, registers, of, asked);
  if (!sums || of.stocks.empty()) return sums;
  auto before = counted_and_recorded(
      figures, district, {first_day_of_all, asked.first.plus(-1), asked.at_closing, 0, asked.known_on, of.stocks});
  if (!before) return passed_on(before);
  sums->before = only_of(std::move(*before), of.stocks);
  return sums;
}

Result<std::vector<MeasureSum>> StocksCounted::until(Date day, std::int64_t at_closing) {
  // A later closing may be of an earlier period, as of a year after its last month: then everything is counted again.
  if (day < day_ || at_closing < closing_) {
    sums_.clear();
    day_ = first_day_of_all.plus(-1);
  }
  if (day_ >= first_day_of_all && closing_ < at_closing) {
    FiguresAsked const late{first_day_of_all, day_, at_closing, closing_ + 1, {}, stocks_};
    if (auto added = add(sums_, counted_and_recorded(figures_, district_, late)); !added) return passed_on(added);
  }
  if (day_ < day) {
    FiguresAsked const since{day_.plus(1), day, at_closing, 0, {}, stocks_};
    if (auto added = add(sums_, counted_and_recorded(figures_, district_, since)); !added) return passed_on(added);
  }
  sums_ = added_up(only_of(std::move(sums_), stocks_));
  day_ = day;
  closing_ = at_closing;
  return sums_;
}

Result<FormSums> recomputed_sums(FigureReads& figures, StocksCounted& stocks, Symbol district,
                                 Registers const& registers, FiguresOfForms const& of, SumsAsked const& asked) {
  auto sums = sums_within(figures, district, registers, of, asked);
  if (!sums || of.stocks.empty()) return sums;
  auto before = stocks.until(asked.first.plus(-1), asked.at_closing.value_or(every_closing));
  if (!before) return passed_on(before);
  sums->before = only_of(std::move(*before), of.stocks);
  return sums;
}

Result<FormSums> read_sums(FigureReads& figures, ClosedForms& closed, Symbol district, Registers const& registers,
                           FiguresOfForms const& of, SumsAsked const& asked) {
  Date const until = asked.first.plus(-1);
  bool const may_go_on = !of.stocks.empty() && !asked.known_on;
  auto const base = may_go_on ? base_of(closed, of.stocks, until, asked.at_closing) : Result<Closed const*>(nullptr);
  if (!base) return tl::unexpected<Error>(base.error());
  if (*base == nullptr) return recomputed_sums(figures, district, registers, of, asked);
  auto sums = sums_within(figures, district, registers, of, asked);
  if (!sums) return sums;
  auto before = stock_from(figures, closed, district, **base, of.stocks, until, asked.at_closing);
  if (!before) return passed_on(before);
  sums->before = std::move(*before);
  return sums;
}

Result<std::vector<FilledForm>> filled_forms(Filling const& filling, ClosedForms& closed, FormSums const& sums,
                                             std::vector<Restated> const& restated) {
  auto const& period = filling.period;
  std::vector<FilledForm> filled;
  std::vector<FormBeside> own;
  filled.reserve(filling.forms.size());
  own.reserve(filling.forms.size());
  for (auto const& form : filling.forms) filled.push_back(liandiao::filled(form, period, filling.registers, {}, sums));
  for (std::size_t i = 0; i < filled.size(); ++i) own.push_back({&filling.forms[i], &filled[i]});
  std::deque<ClosedBeside> others;
  BesideOf const beside = [&](std::string_view code, ReportPeriod const& of) -> Result<FormBeside const*> {
    for (auto const& one : own)
      if (of == period && one.form->code == code) return &one;
    auto found = closed_beside(filling, closed, Symbol(code), of, restated);
    if (!found) return passed_on(found);
    if (!found->form) return nullptr;
    auto& kept = others.emplace_back(std::move(*found));
    kept.beside = {kept.form.get(), &kept.filled};
    return &kept.beside;
  };
  for (std::size_t i = 0; i < filled.size(); ++i)
    if (auto checked = check_beside(filling.forms[i], filled[i], period, beside); !checked) return passed_on(checked);
  return filled;
}

Result<> check_beside(Form const& form, FilledForm& filled, ReportPeriod const& period, BesideOf const& beside) {
  std::optional<Error> failed;
  check(form, filled, [&](std::string_view code, bool before) -> FormBeside const* {
    auto const found = beside(code, before ? period.before() : period);
    if (found) return *found;
    failed = found.error();
    return nullptr;
  });
  if (failed) return tl::unexpected<Error>(std::move(*failed));
  return {};
}

}  // namespace liandiao
