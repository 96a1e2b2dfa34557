#include "engine/desk/forms.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/desk/read_back.hpp"

namespace liandiao {

Result<std::vector<PublishedForm>> published_forms(RevisionStore& revisions) {
  auto const all = revisions.all(Symbol("report"));
  if (!all) return tl::unexpected<Error>(all.error());
  std::map<std::tuple<Symbol, Date, std::string>, PublishedForm> latest;
  for (auto const& revision : *all) {
    auto form = read_back(revision, read_form);
    if (!form) return passed_on(form);
    auto& kept = latest[{revision.name, form->from, form->edition}];
    if (kept.revision < revision.number) kept = {std::move(*form), revision.number};
  }
  std::vector<PublishedForm> forms;
  forms.reserve(latest.size());
  for (auto& [place, form] : latest) forms.push_back(std::move(form));
  return forms;
}

namespace {

/// Of several editions in force on one day the one that came into force, and was published, last.
bool later(PublishedForm const& a, PublishedForm const& b) {
  return std::tie(a.form.from, a.revision) < std::tie(b.form.from, b.revision);
}

}  // namespace

Result<Form> form_in_force(RevisionStore& revisions, std::string_view code, Date on) {
  auto forms = published_forms(revisions);
  if (!forms) return passed_on(forms);
  if (forms->empty()) return fail(Code::not_found, "report_none_published", {{"value", std::string(code)}});
  PublishedForm const* in_force = nullptr;
  PublishedForm const* first = nullptr;
  std::string known;
  for (auto const& one : *forms) {
    if (known.find(one.form.code) == std::string::npos) known += (known.empty() ? "" : ", ") + one.form.code;
    if (one.form.code != code) continue;
    if (first == nullptr) first = &one;
    if (one.form.from <= on && (in_force == nullptr || later(*in_force, one))) in_force = &one;
  }
  if (first == nullptr)
    return fail(Code::not_found, "report_unknown", {{"value", std::string(code)}, {"known", known}});
  if (in_force == nullptr)
    return fail(Code::rejected, "report_not_in_force_yet",
                {{"value", std::string(code)}, {"day", on.text()}, {"from", first->form.from.text()}});
  return in_force->form;
}

Result<FormOfPeriod> form_of_period(RevisionStore& revisions, std::string_view code, std::string_view text) {
  auto const by_calendar = parse_period(text);
  if (!by_calendar)
    return fail(Code::invalid_input, "option_wants_period", {{"option", "--period"}, {"value", std::string(text)}});
  auto form = form_in_force(revisions, code, by_calendar->last());
  if (!form) return passed_on(form);
  auto const period = *parse_period(text, form->cut_off);
  return FormOfPeriod{std::move(*form), period};
}

}  // namespace liandiao
