#include "engine/desk/form_filler.hpp"

namespace liandiao {

Result<FilledForm> FormFiller::fill(Form const& form, ReportPeriod const& period) {
  auto const from = source_.from(form, period);
  if (!from) return tl::unexpected<Error>(from.error());
  return filled(form, period, *from->registers, tops_, from->sums);
}

Result<FormBeside const*> FormFiller::beside(std::string_view code, ReportPeriod const& period) {
  auto const key = std::string(code) + " " + period.text();
  auto const known = kept_.find(key);
  if (known != kept_.end()) return known->second ? &known->second->beside : nullptr;
  auto form = source_.form(code, period.text());
  bool const none = !form && (form.error().code == Code::not_found || form.error().code == Code::rejected);
  if (!form && !none) return passed_on(form);
  auto& kept = kept_[key];
  if (none) return nullptr;
  auto const from = source_.by_now(form->form, form->period);
  if (!from) return tl::unexpected<Error>(from.error());
  auto filled = liandiao::filled(form->form, form->period, *from->registers, tops_, from->sums);
  kept = std::make_unique<Kept>(Kept{std::move(form->form), std::move(filled), {}});
  kept->beside = {&kept->form, &kept->filled};
  return &kept->beside;
}

Result<FilledForm> FormFiller::checked(Form const& form, ReportPeriod const& period) {
  auto filled = fill(form, period);
  if (!filled) return filled;
  auto checked = check_beside(form, *filled, period,
                              [&](std::string_view code, ReportPeriod const& of) { return beside(code, of); });
  if (!checked) return passed_on(checked);
  return filled;
}

}  // namespace liandiao
