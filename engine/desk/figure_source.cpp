#include "engine/desk/figure_source.hpp"

#include <algorithm>

#include "engine/desk/restating.hpp"

namespace liandiao {

Closed const* FigureSource::closing(Form const& form, ReportPeriod const& period) const {
  auto const* closing = closed_.closing_of(Symbol(form.code), period.text());
  bool const by_then = closing != nullptr && (!as_of_ || Instant{closing->text.closed_us}.date() <= *as_of_);
  return by_then ? closing : nullptr;
}

Result<FormOfPeriod> FigureSource::form(std::string_view code, std::string_view period) {
  auto form = form_of_period(revisions_, code, period);
  if (!form) return form;
  auto const* closing = this->closing(form->form, form->period);
  if (closing == nullptr) return form;
  auto const edition = closed_.form(closing->of(Symbol(code))->digest);
  if (!edition) return tl::unexpected<Error>(edition.error());
  return FormOfPeriod{**edition, closing->period()};
}

Result<FigureSource::From> FigureSource::from(Form const& form, ReportPeriod const& period) {
  if (auto const* closing = this->closing(form, period)) {
    auto const figures = closed_.figures(closing->number);
    if (!figures) return tl::unexpected<Error>(figures.error());
    auto const registers = closed_.registers(closing->text.registers);
    if (!registers) return tl::unexpected<Error>(registers.error());
    auto sums = sums_of(**figures);
    if (!sums) return passed_on(sums);
    return From{*registers, std::move(*sums)};
  }
  return by_now(form, period);
}

Result<FigureSource::From> FigureSource::by_now(Form const& form, ReportPeriod const& period) {
  auto registers = registers_;
  if (auto const* closing = this->closing(form, period)) {
    auto const then = closed_.registers(closing->text.registers);
    if (!then) return tl::unexpected<Error>(then.error());
    registers = *then;
  }
  SumsAsked const days{period.first(), period.last(), {}, as_of_};
  auto sums = read_sums(cases_, closed_, district_, *registers, figures_of({form}), days);
  if (!sums) return passed_on(sums);
  return From{std::move(registers), std::move(*sums)};
}

Result<std::vector<Disagreement>> FigureSource::disagreements(Form const& form, Closed const& closing) {
  auto const figures = closed_.figures(closing.number);
  if (!figures) return tl::unexpected<Error>(figures.error());
  auto const* rows = rows_of(**figures, Symbol(form.code));
  return rows == nullptr ? std::vector<Disagreement>() : filled_form(*rows).disagreements;
}

Result<std::vector<Restated>> FigureSource::restated(Form const& form, ReportPeriod const& period) {
  Symbol const code(form.code);
  std::vector<Restated> lines;
  if (auto const* closing = this->closing(form, period)) {
    std::copy_if(closing->text.restated.begin(), closing->text.restated.end(), std::back_inserter(lines),
                 [&](Restated const& one) { return one.form == code; });
    return lines;
  }
  // What came late is stated in the period after the last one closed, and in no other. As of a day nobody asks.
  auto const* last = closed_.last_of(code);
  if (as_of_ || last == nullptr || last->text.last.plus(1) != period.first()) return lines;
  return restated_since(closed_, {code}, cases_, district_, std::ssize(closed_.all()));
}

}  // namespace liandiao
