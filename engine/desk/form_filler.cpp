#include "engine/desk/form_filler.hpp"

#include "engine/statistics/register_figures.hpp"

namespace liandiao {

Result<FormSums> FormFiller::sums(Form const& form, ReportPeriod const& period) {
  FormSums all;
  if (has_stocks(form)) {
    auto before = sums_(Date::of(1900, 1, 1), period.first().plus(-1));
    if (!before) return passed_on(before);
    all.before = std::move(*before);
  }
  auto begins = moves_in(registers_, period.first(), period.last());
  begins.insert(begins.begin(), period.first());
  for (std::size_t i = 0; i < begins.size(); ++i) {
    Date const last = i + 1 < begins.size() ? begins[i + 1].plus(-1) : period.last();
    auto sums = sums_(begins[i], last);
    if (!sums) return passed_on(sums);
    all.within.push_back({begins[i], last, std::move(*sums)});
  }
  add_register_figures(registers_, period.last(), all.within.back().sums);
  return all;
}

Result<FilledForm> FormFiller::fill(Form const& form, ReportPeriod const& period) {
  auto const sums = this->sums(form, period);
  if (!sums) return tl::unexpected<Error>(sums.error());
  return filled(form, period, registers_, tops_, *sums);
}

Result<FormBeside const*> FormFiller::beside(std::string_view code, ReportPeriod const& period) {
  auto const key = std::string(code) + " " + period.text();
  auto const known = kept_.find(key);
  if (known != kept_.end()) return known->second ? &known->second->beside : nullptr;
  auto form = form_of_period(revisions_, code, period.text());
  bool const none = !form && (form.error().code == Code::not_found || form.error().code == Code::rejected);
  if (!form && !none) return passed_on(form);
  auto& kept = kept_[key];
  if (none) return nullptr;
  auto filled = fill(form->form, form->period);
  if (!filled) return passed_on(filled);
  kept = std::make_unique<Kept>(Kept{std::move(form->form), std::move(*filled), {}});
  kept->beside = {&kept->form, &kept->filled};
  return &kept->beside;
}

Result<FilledForm> FormFiller::checked(Form const& form, ReportPeriod const& period) {
  auto filled = fill(form, period);
  if (!filled) return filled;
  std::optional<Error> failed;
  check(form, *filled, [&](std::string_view code, bool before) -> FormBeside const* {
    auto found = beside(code, before ? period.before() : period);
    if (found) return *found;
    failed = found.error();
    return nullptr;
  });
  if (failed) return tl::unexpected<Error>(*failed);
  return filled;
}

}  // namespace liandiao
